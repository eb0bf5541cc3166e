package report

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// attack is what a text would do if a page took it for anything but text: end the script block, the title, the style or an
// attribute that it stands in, break a line of a script (U+2028), or be taken for a template.
const attack = "</script></title></style><script>alert(1)</script><img src=x onerror=alert(2)>\"'`><!--\u2028\u2029{{.}}${alert(3)}"

// poisoned puts the attack into every text below a value, ids among them where all is set, and counts them.
func poisoned(value reflect.Value, all bool) int {
	count := 0
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			count += poisoned(value.Elem(), all)
		}
	case reflect.Struct:
		for k := range value.NumField() {
			name := value.Type().Field(k).Name
			free := value.Type() == reflect.TypeFor[scenarios.Text]() || value.Type() == reflect.TypeFor[agents.Text]() ||
				name == "Source" || name == "Name" || name == "Title"
			if value.Field(k).Kind() == reflect.String && value.Field(k).CanSet() && (all || free) {
				value.Field(k).SetString(fmt.Sprintf("%s%d", attack, count))
				count++
				continue
			}
			count += poisoned(value.Field(k), all)
		}
	case reflect.Slice:
		for k := range value.Len() {
			if element := value.Index(k); element.Kind() == reflect.String && all {
				element.SetString(fmt.Sprintf("%s%d", attack, count))
				count++
			} else {
				count += poisoned(element, all)
			}
		}
	case reflect.Map:
		for _, key := range value.MapKeys() {
			changed := reflect.New(value.Type().Elem()).Elem()
			changed.Set(value.MapIndex(key))
			count += poisoned(changed, all)
			value.SetMapIndex(key, changed)
		}
	}
	return count
}

// harmless checks that a page holds only its own elements: three scripts, and no text of a result as anything but text.
func harmless(t *testing.T, page *Page) {
	t.Helper()
	file := written(t, page)
	body, scripts, found := strings.Cut(file, `<script type="application/json"`)
	require.True(t, found)
	assert.NotContains(t, body, "<script")
	assert.NotContains(t, body, "<img")
	assert.NotContains(t, body, "<!--")
	assert.Contains(t, body, "&lt;script&gt;alert(1)", "the text itself is shown")
	assert.Equal(t, 3, strings.Count(scripts, "</script>"), "the data, the library and the program")
	data, _, _ := strings.Cut(scripts, "</script>")
	for _, sign := range []string{"<", "\u2028", "\u2029"} {
		assert.NotContains(t, data[strings.Index(data, ">")+1:], sign)
	}
	assert.Equal(t, 1, strings.Count(body, "</title>"))
	assert.Equal(t, 1, strings.Count(body, "</style>"))
}

func TestScriptInEveryTextOfAScenarioIsText(t *testing.T) {
	record, manifest, document := starterRun(t)
	require.Greater(t, poisoned(reflect.ValueOf(document), false), 60, "names, titles and sources of the starter")
	require.Greater(t, poisoned(reflect.ValueOf(manifest), true), 5)
	for k := range record.Actors {
		poisoned(reflect.ValueOf(&record.Actors[k]), true)
	}
	for k := range record.Blocs {
		poisoned(reflect.ValueOf(&record.Blocs[k]), true)
	}
	for k := range record.States {
		poisoned(reflect.ValueOf(&record.States[k].Name), true)
	}
	for k := range record.Events {
		poisoned(reflect.ValueOf(&record.Events[k]), true)
	}
	for d := range record.Decisions {
		for r := range record.Decisions[d].Reasons {
			record.Decisions[d].Reasons[r].Factor += attack
		}
		poisoned(reflect.ValueOf(record.Decisions[d].Flips), true)
	}
	record.Title, record.Scenario, record.Hash = agents.Text{English: attack, Korean: attack}, attack, attack
	for _, language := range languages {
		page, err := OfRun(record, manifest, document, Options{Language: language})
		require.NoError(t, err)
		harmless(t, page)
	}
}

func TestScriptInTheTextsOfAStudyIsText(t *testing.T) {
	study := ensembleStudy(t)
	poisoned(reflect.ValueOf(study.Scenarios[0]), false)
	study.Manifest.ProgramVersion, study.Manifest.Arguments = attack, []string{attack}
	study.Manifest.Scenarios[0] = result.Scenario{Name: attack, Text: result.Text{English: attack, Korean: attack}, SHA256: attack}
	study.Records = []*sim.Record{nil}
	page, err := OfEnsemble(study, Options{})
	require.NoError(t, err)
	harmless(t, page)
}
