package live

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/typeface"
	"entente/render/wording"
	"entente/scenarios"
)

func levers(groups []Group) (all []Offer) {
	for _, group := range groups {
		all = append(all, group.Levers...)
	}
	return all
}

// Every lever that is offered can be moved to both ends of its scale while the run goes on.
func TestOfferedLeversCanBeMoved(t *testing.T) {
	run := started(t, "korea-stargate", 1)
	offered := levers(run.Offers(wording.English))
	require.Greater(t, len(offered), 200)
	var ends [2][]Turn
	for _, lever := range offered {
		for end := range ends {
			value := scenarios.Number([]float64{lever.Low, lever.High}[end])
			if len(lever.Allowed) > 0 {
				value = scenarios.Word(lever.Allowed[len(lever.Allowed)-1-end])
				if value.Word == "state_led" { // needs a leading state
					continue
				}
			} else {
				assert.Less(t, lever.Low, lever.High, lever.Path)
				assert.Positive(t, lever.Step, lever.Path)
				assert.LessOrEqual(t, (lever.High-lever.Low)/lever.Step, 200.0, lever.Path)
				now, err := strconv.ParseFloat(lever.Value, 64)
				require.NoError(t, err)
				assert.True(t, lever.Low <= now && now <= lever.High, lever.Path)
			}
			ends[end] = append(ends[end], Turn{40, scenarios.Setting{Path: lever.Path, Value: value}})
		}
	}
	for _, turns := range ends {
		_, err := run.Follow(context.Background(), turns)
		require.NoError(t, err)
	}
}

func TestLeversAreNamedInBothLanguages(t *testing.T) {
	font, err := typeface.Load()
	require.NoError(t, err)
	run := followed(t, started(t, "korea-stargate", 1), "10:states.KR.policy.alignment.JP=1")
	for _, group := range run.Offers(wording.Korean) {
		hangul := func(word string) bool {
			return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
		}
		assert.NotEmpty(t, group.Name, group.ID)
		for _, lever := range group.Levers {
			assert.True(t, hangul(lever.Label), "%s: %s", lever.Path, lever.Label)
			assert.Positive(t, font.Width(lever.Label, 10))
		}
	}
	assert.Equal(t, []Moved{{10, "Oct 2024", "states.KR.policy.alignment.JP", "Alignment with Japan", "South Korea", "1"}}, run.Told(wording.English))
	assert.Equal(t, "우호 관계: 일본", run.Told(wording.Korean)[0].Label)
}

func TestNamesStandForLeversThatExist(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range scenarios.Names() {
		resolved, err := scenarios.Load(name)
		require.NoError(t, err)
		for _, lever := range scenarios.Levers(&resolved.Document) {
			parts := strings.Split(lever.Path, ".")
			short := parts[0]
			for k, part := range parts[1:] {
				named := k == 0 && (parts[0] == "states" || parts[0] == "blocs" || parts[0] == "actors") ||
					parts[k] == "alignment" || parts[k] == "export_controls" || parts[k] == "pledges_usd_bn"
				if !named {
					short += "." + part
				}
			}
			seen[short] = true
		}
	}
	for name := range leverNames() {
		assert.True(t, seen[name], name)
	}
}
