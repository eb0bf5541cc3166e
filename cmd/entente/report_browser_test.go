package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
)

// seen is what a browser found of a page at one width.
type seen struct {
	Page, Look, Owned, Tip string
	Requests, Messages     []string
	Dialogs, Charts, Drawn int
	Scripts, Foreign       int
	TooWide                bool
	Printed                struct {
		Charts, Bytes   int
		Ink, Navigation string
	}
}

// TestPagesInABrowser opens pages of every kind in Chromium, from files and offline: .ci/pages runs it. ENTENTE_CHROMIUM names
// the browser, ENTENTE_PUPPETEER the folder of the package puppeteer-core, and ENTENTE_PICTURES a folder that keeps what they
// look like.
func TestPagesInABrowser(t *testing.T) {
	if os.Getenv("ENTENTE_CHROMIUM") == "" || os.Getenv("ENTENTE_PUPPETEER") == "" {
		t.Skip("no browser: set ENTENTE_CHROMIUM and ENTENTE_PUPPETEER, or run .ci/pages")
	}
	arguments := []string{filepath.Join("testdata", "browser", "open.mjs"), cmp.Or(os.Getenv("ENTENTE_PICTURES"), "-")}
	arguments = append(arguments, pagesOfEveryKind(t)...)
	command := exec.Command("node", arguments...)
	var messages bytes.Buffer
	command.Stderr = &messages
	found, err := command.Output()
	require.NoError(t, err, messages.String())
	count := 0
	for line := range strings.Lines(string(found)) {
		var page seen
		require.NoError(t, json.Unmarshal([]byte(line), &page), line)
		count++
		name := page.Page + ", " + page.Look
		assert.Empty(t, page.Requests, "%s asks for something", name)
		assert.Empty(t, page.Messages, "%s writes to the console", name)
		assert.Zero(t, page.Dialogs, "%s opens a dialog", name)
		assert.Positive(t, page.Charts, name)
		assert.Equal(t, page.Charts, page.Drawn, "%s: charts that are drawn", name)
		assert.Equal(t, 3, page.Scripts, "%s: the data, the library and the program", name)
		assert.Zero(t, page.Foreign, name)
		assert.Empty(t, page.Owned, "%s runs a text of the scenario", name)
		assert.NotEmpty(t, page.Tip, "%s tells nothing of what is pointed at", name)
		assert.False(t, page.TooWide, "%s is wider than its window", name)
		if page.Look == "wide" {
			assert.Equal(t, page.Charts, page.Printed.Charts, "%s: charts on paper", name)
			assert.Equal(t, "rgb(0, 0, 0)", page.Printed.Ink, name)
			assert.Equal(t, "none", page.Printed.Navigation, name)
			assert.Greater(t, page.Printed.Bytes, 20_000, name)
		}
	}
	assert.Equal(t, 3*(len(arguments)-2), count, "every page at every width")
}

// attack would set window.owned if a page took it for anything but text: it ends the script, the title, the style and the
// attribute that it stands in, whichever quotes that has, and what follows would run.
const attack = `</script></style></title><script>window.owned=1</script><img src=x onerror="window.owned=2"><svg onload="window.owned=3">` +
	`" autofocus onfocus="window.owned=4" x='' onmouseover='window.owned=5' ` + "`${window.owned=6}` {{window.owned=7}} javascript:window.owned=8"

// hostile is a whole scenario in which every text, in both languages, is an attack, and so is every source. Ids and names of
// files cannot hold one.
func hostile(t *testing.T) []byte {
	t.Helper()
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(t, err)
	resolved.Document.Name = "hostile"
	texts, sources := 0, 0
	var spoil func(value reflect.Value)
	spoil = func(value reflect.Value) {
		switch value.Kind() {
		case reflect.Pointer:
			if !value.IsNil() {
				spoil(value.Elem())
			}
		case reflect.Slice:
			for k := range value.Len() {
				spoil(value.Index(k))
			}
		case reflect.Map:
			for _, key := range value.MapKeys() {
				changed := reflect.New(value.Type().Elem()).Elem()
				changed.Set(value.MapIndex(key))
				spoil(changed)
				value.SetMapIndex(key, changed)
			}
		case reflect.Struct:
			if text, ok := value.Addr().Interface().(*scenarios.Text); ok {
				texts++
				text.English, text.Korean = fmt.Sprintf("%s %d", attack, texts), fmt.Sprintf("%s 가 %d", attack, texts)
				return
			}
			for k := range value.NumField() {
				if value.Type().Field(k).Name == "Source" {
					sources++
					value.Field(k).SetString("judgement: " + attack)
					continue
				}
				spoil(value.Field(k))
			}
		}
	}
	spoil(reflect.ValueOf(&resolved.Document).Elem())
	require.Greater(t, texts, 80, "a title, 63 actors, states, blocs and events")
	require.Greater(t, sources, 300)
	return scenarios.Canonical(resolved.Document)
}

// A scenario of attacks is a valid one: it is for pages to take texts for what they are.
func TestAttacksAreTexts(t *testing.T) {
	resolved, err := scenarios.Read("hostile.yaml", bytes.NewReader(hostile(t)))
	require.NoError(t, err)
	assert.Contains(t, resolved.Document.Actors[0].Name.Korean, "onerror")
	assert.Contains(t, resolved.Document.Events[0].Name.English, "onfocus")
}

// manyPoints is a sweep with a factor of numbers and one of words.
const manyPoints = `schema: entente/sweep/1
scenario: korea-stargate
design: {kind: latin-hypercube, points: 8}
runs: 3
factors:
  - {path: states.KR.policy.firm_support_fraction, from: 0, to: 0.3}
  - {path: blocs.stargate.admission, values: [invitation, open]}
  - path: weights.rivalry
outcomes:
  - {id: strength, measure: 'strength("KR")'}
`

// pagesOfEveryKind writes a page of each kind of result into a folder, in one language or the other, and pages of a scenario
// that is up to no good.
func pagesOfEveryKind(t *testing.T) []string {
	t.Helper()
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	require.NoError(t, os.WriteFile(at("hostile.yaml"), hostile(t), 0o600))
	require.NoError(t, os.WriteFile(at("sweep.yaml"), []byte(manyPoints), 0o600))
	var pages []string
	for k, result := range []struct {
		name  string
		makes []string
	}{
		{"run", []string{"run", "korea-stargate"}},
		{"ensemble", []string{"ensemble", "korea-stargate", "--runs", "40", "--outcome", "samsung in stargate"}},
		{"comparison", []string{"compare", "article", "korea-sovereign", "--runs", "20"}},
		{"sweep", []string{"sweep", at("sweep.yaml")}},
		{"morris", []string{"sensitivity", at("sweep.yaml"), "--method", "morris", "--points", "3"}},
		{"sobol", []string{"sensitivity", at("sweep.yaml"), "--method", "sobol", "--points", "4"}},
		{"tornado", []string{"sensitivity", at("sweep.yaml"), "--method", "tornado"}},
		{"advice", []string{"advise", "korea-decides", "--levers", "korea", "--futures", "4", "--runs", "2", "--steps",
			"3", "--rivals", "1"}},
		{"hostile", []string{"run", at("hostile.yaml")}},
		{"hostile-ensemble", []string{"ensemble", at("hostile.yaml"), "--runs", "20"}},
		{"hostile-comparison", []string{"compare", "korea-stargate", at("hostile.yaml"), "--runs", "10"}},
	} {
		made := call(t, nil, append(result.makes, "-q", "--out", at(result.name))...)
		require.Zero(t, made.code, made.stderr)
		languages := []string{[]string{"en", "ko"}[k%2]}
		if result.name == "hostile" {
			languages = []string{"en", "ko"}
		}
		for _, language := range languages {
			pages = append(pages, at(result.name+"-"+language+".html"))
			made = call(t, nil, "report", at(result.name), "-o", pages[len(pages)-1], "--lang", language)
			require.Zero(t, made.code, made.stderr)
		}
	}
	return pages
}
