package scenarios

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func starterDocument(t require.TestingT) *Document {
	resolved, err := Read("starter.yaml", bytes.NewReader(Starter()))
	require.NoError(t, err)
	return &resolved.Document
}

func TestEveryLeverIsFoundByItsPath(t *testing.T) {
	for _, name := range Names() {
		resolved, err := Load(name)
		require.NoError(t, err)
		levers := Levers(&resolved.Document)
		paths := map[string]bool{}
		for _, lever := range levers {
			found, err := FindLever(&resolved.Document, lever.Path)
			require.NoError(t, err)
			assert.Equal(t, lever, found)
			assert.False(t, paths[lever.Path], "%s comes twice", lever.Path)
			paths[lever.Path] = true
			assert.NoError(t, lever.Accepts(lever.Value), lever.Path)
			if lever.Kind == NumberLever {
				assert.True(t, lever.Low <= lever.Value.Number && lever.Value.Number <= lever.High, lever.Path)
				assert.True(t, lever.Minimum <= lever.Low && lever.High <= lever.Maximum, lever.Path)
			}
			if lever.Written {
				assert.True(t, resolved.Positions.Written(lever.Path), "%s is a path of Positions too", lever.Path)
			}
		}
	}
}

// TestLeversOfTheStarter names levers of each kind; the numbers are those of starter.yaml and of the engine's tables.
func TestLeversOfTheStarter(t *testing.T) {
	levers := map[string]Lever{}
	for _, lever := range Levers(starterDocument(t)) {
		levers[lever.Path] = lever
	}
	assert.Equal(t, Lever{
		Path: "states.KR.policy.ai_funding_usd_bn_per_year", Value: Number(1.3), Written: true, Low: 1, High: 1.6, Ranged: true,
		Minimum: 0, Maximum: 1e6, Unit: "billions of US dollars per year", Mark: "judgement", Source: "judgement: an example",
		Description: "AIFunding is public money for AI, in billions of US dollars per year, 0 to 1,000,000.",
	}, levers["states.KR.policy.ai_funding_usd_bn_per_year"])
	temperature := levers["parameters.temperature"]
	assert.Equal(t, Number(0.15), temperature.Value)
	assert.False(t, temperature.Written)
	assert.Equal(t, []float64{0.05, 0.4, 0, 1e6}, []float64{temperature.Low, temperature.High, temperature.Minimum, temperature.Maximum})
	assert.Equal(t, "judgement", temperature.Mark)
	assert.Equal(t, "Scale of the random part of utility; 0 is a best response.", temperature.Description)
	rivalry := levers["weights.rivalry"]
	assert.Equal(t, []float64{2, 1, 4}, []float64{rivalry.Value.Number, rivalry.Low, rivalry.High})
	assert.Equal(t, "utility", rivalry.Unit)
	assert.Equal(t, Number(1.2), levers["weights.openness_fit"].Value)
	for path, value := range map[string]Value{
		"clock.tick": Word("month"), "states.US.policy.alignment.KR": Number(0.8), "actors.hanchip.roles.chips": Number(0.6),
		"actors.vault.size_usd_bn": Number(250), "blocs.citadel.admission": Word("invitation"), "blocs.commons.wants.telecom": Number(0.5),
		"blocs.citadel.pledges_usd_bn.2026": Number(40), "ties.openlab-hanchip.strength": Number(0.3), "events.visit.date": Word("2025-02-04"),
		"events.answer.do.0.policy.set.firm_support_fraction": Number(0.15),
	} {
		assert.Equal(t, value, levers[path].Value, path)
		assert.True(t, levers[path].Written, path)
		assert.NotEmpty(t, levers[path].Description, path)
	}
	assert.NotContains(t, levers, "actors.vault.talent_thousands", "nothing is known of what is not set")
	talent, err := FindLever(starterDocument(t), "actors.vault.talent_thousands")
	require.NoError(t, err)
	assert.Equal(t, "thousands", talent.Unit)
	assert.False(t, talent.Written || talent.Ranged)
}

func TestUnknownLeversNameTheNearest(t *testing.T) {
	for path, want := range map[string]string{
		"states.KR.policy.firm_suport_fraction": `there is no "firm_suport_fraction" in states.KR.policy; did you mean states.KR.policy.firm_support_fraction?`,
		"actors.hanchp.invest_usd_bn_per_year":  `there is no "hanchp" in actors; did you mean actors.hanchip.invest_usd_bn_per_year?`,
		"actors.hanchp.invest_usd_m_per_year":   `there is no "hanchp" in actors; did you mean actors.hanchip?`,
		"actors.hanchip.invest_usd_m_per_year":  `there is no "invest_usd_m_per_year" in actors.hanchip; did you mean actors.hanchip.invest_usd_bn_per_year?`,
		"blocs.citadel.pledges.2025":            `there is no "pledges" in blocs.citadel; did you mean blocs.citadel.pledges_usd_bn.2025?`,
		"blocs.citadel.pledges_usd_bn.20255":    `there is no "20255" in blocs.citadel.pledges_usd_bn; did you mean blocs.citadel.pledges_usd_bn.2025?`,
		"blocs.nobody.openness":                 `there is no "nobody" in blocs; there is: commons, citadel`,
		"states.KR.policy":                      `"states.KR.policy" is not a single value; go on with: ai_funding_usd_bn_per_year, `,
		"states.KR.policy.alignment.CN":         `there is no "CN" in states.KR.policy.alignment; there is: US, KR`,
		"actors.vault.home":                     `"actors.vault.home" cannot be set by its path; numbers can`,
		"actors.vault.size_usd_bn.value":        `"actors.vault.size_usd_bn" is a single value and has no parts; write actors.vault.size_usd_bn`,
		"events.visit.do.0.cost_shock.factor":   `there is no lever in events.visit.do.0`,
		"events.visit.do.1.invite":              `there is no "1" in events.visit.do`,
		"wieghts.rivalry":                       `there is no "wieghts"; did you mean weights.rivalry?`,
		"weights.rivalry.":                      `has no parts`,
		"":                                      `there is no ""; there is: clock, parameters, `,
		strings.Repeat("a.", 300):               `the path has more than 512 characters`,
	} {
		_, err := FindLever(starterDocument(t), path)
		var mistake *LeverMistake
		require.ErrorAs(t, err, &mistake, path)
		assert.Contains(t, err.Error(), want)
		assert.Less(t, len(err.Error()), 1000)
		assert.False(t, mistake.OfValue)
	}
	_, err := FindLever(starterDocument(t), "states.KR.policy.firm_suport_fraction")
	var mistake *LeverMistake
	require.ErrorAs(t, err, &mistake)
	assert.Equal(t, len("states.KR.policy."), mistake.Offset)
}

func TestSetRefusesWhatTheLoaderWould(t *testing.T) {
	for _, test := range []struct {
		path  string
		value Value
		want  string
	}{
		{"states.KR.policy.firm_support_fraction", Number(1.5), "the number 1.5 is out of range; allowed: 0 to 1"},
		{"actors.vault.size_usd_bn", Number(-1), "the number -1 is out of range; allowed: 0 to 1,000,000"},
		{"parameters.scale_half_mass", Number(0), "out of range; allowed: 1e-09 to 1"},
		{"weights.rivalry", Number(math.NaN()), "a finite number was expected"},
		{"weights.rivalry", Number(math.Inf(1)), "a finite number was expected"},
		{"weights.rivalry", Word("strong"), `a number was expected, read the text "strong"`},
		{"blocs.commons.admission", Word("opne"), `unknown value "opne"; did you mean "open"?`},
		{"blocs.commons.admission", Number(1), "a word was expected, read the number 1; allowed: open, invitation, state_led"},
		{"blocs.commons.admission", Word("state_led"), "a state_led bloc needs the state that leads it"},
		{"events.visit.date", Word("2025-13"), `the date "2025-13" has no such month`},
		{"events.answer.date", Word("2025-03"), "the event happens on a condition, not at a date"},
		{"events.visit.repeat", Word("true"), "an event with a date happens once"},
		{"events.answer.repeat", Word("maybe"), "true or false was expected"},
		{"clock.tick", Word("week"), "weekly ticks begin on a day"},
	} {
		document := starterDocument(t)
		before := Hash(*document)
		changed, err := Set(document, test.path, test.value)
		assert.Nil(t, changed)
		require.ErrorContains(t, err, test.want)
		var mistake *LeverMistake
		require.ErrorAs(t, err, &mistake)
		assert.True(t, mistake.OfValue)
		assert.Equal(t, before, Hash(*document))
	}
}

func TestSetEqualsAPatchWithAPlainNumber(t *testing.T) {
	patched := patchStarter(t, "actors: [{id: openlab, size_usd_bn: 500}]\nblocs: [{id: citadel, pledges_usd_bn: {2027: 7}}]\n"+
		"states: [{id: KR, policy: {alignment: {US: 0.1}}}]\nparameters: {temperature: 0}\n")
	document := starterDocument(t)
	document.Name, document.Title, document.About = patched.Document.Name, patched.Document.Title, patched.Document.About
	for path, value := range map[string]float64{
		"actors.openlab.size_usd_bn": 500, "blocs.citadel.pledges_usd_bn.2027": 7, "states.KR.policy.alignment.US": 0.1,
		"parameters.temperature": math.Copysign(0, -1),
	} {
		var err error
		document, err = Set(document, path, Number(value))
		require.NoError(t, err)
	}
	assert.Equal(t, patched.Document, *document)
}

// TestWhatIsSetIsAValidScenario sets any lever to anything: what Set accepts, the loader accepts too.
func TestWhatIsSetIsAValidScenario(t *testing.T) {
	document := starterDocument(t)
	levers := Levers(document)
	rapid.Check(t, func(t *rapid.T) {
		lever := rapid.SampledFrom(levers).Draw(t, "lever")
		value := Number(rapid.OneOf(rapid.Float64Range(-2, 2), rapid.Float64()).Draw(t, "number"))
		if lever.Kind != NumberLever {
			words := append([]string{"true", "false", "2026-03", "2026-03-31", "x", ""}, lever.Allowed...)
			value = Word(rapid.SampledFrom(words).Draw(t, "word"))
		}
		changed, err := Set(document, lever.Path, value)
		if err != nil {
			var mistake *LeverMistake
			require.True(t, errors.As(err, &mistake))
			return
		}
		again, err := Read("again.yaml", bytes.NewReader(Canonical(*changed)))
		require.NoError(t, err)
		require.Equal(t, *changed, again.Document)
		found, err := FindLever(changed, lever.Path)
		require.NoError(t, err)
		require.Equal(t, value, found.Value)
		if value == lever.Value && lever.Written {
			require.Equal(t, Hash(*document), Hash(*changed), "nothing is lost by setting what is there")
		}
	})
}
