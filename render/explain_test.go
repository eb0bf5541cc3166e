package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/render/terminal"
	"entente/render/wording"
	"entente/sim"
)

func explained(t *testing.T, record *sim.Record, actor string, language wording.Language) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Explain(&out, record, ExplainOptions{Actor: actor, Language: language, Width: 120}))
	return out.String()
}

func TestExplainNamesTheNearestActor(t *testing.T) {
	record := smallWorld(t)
	assert.EqualError(t, Explain(&bytes.Buffer{}, record, ExplainOptions{Actor: "samsong"}),
		`explaining: no actor "samsong" in this record: did you mean "samsung"?`)
	assert.EqualError(t, Explain(&bytes.Buffer{}, record, ExplainOptions{Actor: "zzzzzzzzz"}),
		`explaining: no actor "zzzzzzzzz" in this record: it has openai, softbank, meta, ibm, samsung, kakao, huawei, deepseek and 1 more`)
}

func TestAStateStandsForItsGovernment(t *testing.T) {
	record := smallWorld(t)
	government := explained(t, record, record.Actors[record.States[1].Government].ID, wording.English)
	assert.Equal(t, "South Korea (KR) is a state: what follows is about its government.\n"+government, explained(t, record, "KR", wording.English))
	assert.Contains(t, explained(t, record, "KR", wording.Korean), "한국(KR)은 국가이므로 그 정부에 대해 설명한다.\n")
	assert.EqualError(t, Explain(&bytes.Buffer{}, record, ExplainOptions{Actor: "CN"}),
		"explaining: state CN has no government among the actors; its actors are huawei, deepseek")
	record.States = append(record.States, sim.StateName{ID: "TW", Government: -1})
	assert.EqualError(t, Explain(&bytes.Buffer{}, record, ExplainOptions{Actor: "TW"}), "explaining: state TW has no actors")
}

func TestExplainWithoutDecisions(t *testing.T) {
	record := quiet(1, 1, 3)
	assert.Contains(t, explained(t, record, "a0", wording.English), "Nothing was decided about Company with quite a long name")
	assert.Contains(t, explained(t, record, "a0", wording.English), "Member of: Bloc 0 at the start and at the end.")
	assert.Contains(t, explained(t, record, "a0", wording.Korean), "결정은 없다")
}

// every is a record with one decision of every kind and every turn that one can take; its numbers are made up so that
// each sum can be checked by eye.
func every() *sim.Record {
	record := quiet(3, 3, 8)
	for i, name := range []agents.Text{{English: "Kakao", Korean: "카카오"}, {English: "Samsung", Korean: "삼성전자"}, {English: "IBM", Korean: "IBM"}} {
		record.Actors[i].Name = name
	}
	for b, name := range []agents.Text{{English: "Stargate", Korean: "스타게이트"}, {English: "AI Alliance", Korean: "AI 얼라이언스"}, {English: "AI-RAN", Korean: "AI-RAN"}} {
		record.Blocs[b].Name = name
	}
	record.Events = []sim.EventName{{ID: "pact", Name: agents.Text{English: "pact of Seoul", Korean: "서울 협약"}}}
	record.ActorRows[3*3].Invited = 0b010 // in the tick of the declined invitation
	record.Happenings = []sim.Happening{{Tick: 6, Kind: "merged", Event: -1, Bloc: 2, Other: 1}}
	openness := agents.Flip{Factor: "openness_fit", Bloc: 0, To: 0.43, Distance: 0.33,
		Input: agents.Input{Label: agents.Text{English: "the bloc's openness", Korean: "진영의 개방성"}, Unit: "0..1", Value: 0.1, High: 1}}
	invited := agents.Flip{Factor: "invited", Bloc: 1, To: 0, Instead: 0b001,
		Input: agents.Input{Label: agents.Text{English: "an invitation", Korean: "초대"}, Unit: "0 or 1", Value: 1, High: 1}}
	wanted := agents.Flip{Factor: "wanted", Bloc: 2, To: 0.75,
		Input: agents.Input{Label: agents.Text{English: "roles that it lacks", Korean: "부족한 역할"}, Unit: termValue, Value: 0.5}}
	funding := agents.Flip{Factor: "funding", Bloc: 1, To: 3.5, Instead: 0b010,
		Input: agents.Input{Label: agents.Text{English: "pledged money it could expect", Korean: "기대 약정 자금"}, Unit: "USD bn/year", Value: 1.25}}
	record.Decisions = []agents.Decision{
		{Tick: 0, Kind: agents.Move, Actor: 0, Bloc: 0, Rival: -1, Event: -1, From: 0, To: 0b001, RunnerUp: 0,
			Reasons: []agents.Reason{reason("dependence", 0.41, 0, 0), reason("invited", 0.25, 0, 0), reason("rivalry", -0.12, 0, 0), reason("switching", -0.1, 0, 0)},
			Flips:   []agents.Flip{openness}},
		{Tick: 1, Kind: agents.Move, Actor: 0, Bloc: 1, Rival: -1, Event: -1, From: 0b001, To: 0b010, RunnerUp: 0b011,
			Reasons: []agents.Reason{reason("scale", 0.2, 0.3, 0.5), reason("green_power", 0.1, 0, 0.1), reason(agents.FactorExclusive, 0, 0, -0.6), reason(agents.FactorLuck, 0.5, 0.1, 0.2)},
			Flips:   []agents.Flip{invited}},
		{Tick: 2, Kind: agents.Invitation, Actor: 0, Bloc: 2, Rival: 1, Event: -1, From: 0b010, To: 0b010, RunnerUp: 0b010,
			Reasons: []agents.Reason{reason("wanted", 0.5, 0, 0.25), reason("leader_rivalry", -0.1, 0, -0.05), reason(agents.FactorLuck, 0, 0, 0)},
			Flips:   []agents.Flip{wanted}},
		{Tick: 3, Kind: agents.Declined, Actor: 0, Bloc: -1, Rival: -1, Event: -1, From: 0b010, To: 0b010, RunnerUp: 0b110,
			Reasons: []agents.Reason{reason("invited", 0, 0, 0.25), reason("attention", -0.1, -0.1, -0.45)}, Flips: []agents.Flip{funding}},
		{Tick: 4, Kind: agents.Refusal, Actor: 0, Bloc: 2, Rival: -1, Event: -1, From: 0b010, To: 0b010, RunnerUp: 0b110,
			Reasons: []agents.Reason{reason("wanted", 0, 0.5, 0.5), reason("barrier", 0, -0.3, -0.3), reason(agents.FactorBar, 0, -0.5, -0.5)}, Flips: []agents.Flip{wanted}},
		{Tick: 5, Kind: agents.Scripted, Actor: 0, Bloc: 2, Rival: -1, Event: 0, From: 0b010, To: 0b110, RunnerUp: 0b010},
		{Tick: 6, Kind: agents.Scripted, Actor: 0, Bloc: 2, Rival: -1, Event: -1, From: 0b110, To: 0b010, RunnerUp: 0b110},
		{Tick: 7, Kind: agents.Refusal, Actor: 0, Bloc: 0, Rival: -1, Event: -1, From: 0b010, To: 0b010, RunnerUp: 0b011,
			Reasons: []agents.Reason{reason("wanted", 0, 0.5, 0.5), reason(agents.FactorLuck, 0, -0.8, -0.8)}},
	}
	return record
}

func TestExplainEveryKindOfDecision(t *testing.T) {
	record := every()
	everyView(t, func(t *testing.T, language wording.Language, width int, suffix string) {
		var out bytes.Buffer
		require.NoError(t, Explain(&out, record, ExplainOptions{Actor: "a0", Language: language, Width: width}))
		golden(t, "every"+suffix, width, out.String())
	})
	text := explained(t, record, "a0", wording.English)
	assert.Contains(t, squeeze(text), "It would have stayed had the bloc's openness been 0.43 instead of 0.10.")
	assert.Contains(t, squeeze(text), "green power", "a term without a label goes by its name")
	assert.Contains(t, squeeze(text), "AI-RAN merged into AI Alliance")
	assert.Contains(t, squeeze(text), "Kakao was invited to AI Alliance by an event of the scenario.")
	assert.Contains(t, squeeze(text), "worth +0.20 to the bloc, against a bar of 0.50", "0.5 - 0.3")
	assert.Contains(t, squeeze(text), "Luck decided: without it, it would have been admitted", "0.5 is over the bar of 0")
}

// squeeze undoes the breaking of lines.
func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

func reason(factor string, chosen, stay, runnerUp float64) agents.Reason {
	return agents.Reason{Factor: factor, Chosen: chosen, Stay: stay, RunnerUp: runnerUp}
}

// TestSumsOfTheTablesAreTheScores checks on a real run that what is left out of sentences is not left out of tables: the
// chosen alternative's sum is the highest of all.
func TestSumsOfTheTablesAreTheScores(t *testing.T) {
	record := smallWorld(t)
	moves := 0
	for d := range record.Decisions {
		decision := &record.Decisions[d]
		if decision.Kind != agents.Move && decision.Kind != agents.Declined {
			continue
		}
		moves++
		assert.GreaterOrEqual(t, weigh(decision, overStaying).total(), -1e-9)
		assert.GreaterOrEqual(t, weigh(decision, overRunnerUp).total(), -1e-9)
	}
	assert.NotZero(t, moves)
}

func TestExplainKeepsTheWidthForEveryActor(t *testing.T) {
	record := smallWorld(t)
	for _, language := range []wording.Language{wording.English, wording.Korean} {
		for _, actor := range record.Actors {
			var out bytes.Buffer
			require.NoError(t, Explain(&out, record, ExplainOptions{Actor: actor.ID, Language: language, Width: 72}))
			for line := range strings.Lines(out.String()) {
				assert.LessOrEqual(t, terminal.Columns(strings.TrimRight(line, "\n")), 72, line)
			}
		}
	}
}

func TestCallersNameTheirOwnTerms(t *testing.T) {
	var out bytes.Buffer
	labels := map[string]agents.Text{"green_power": {English: "power from renewables", Korean: "재생 에너지"}}
	require.NoError(t, Explain(&out, every(), ExplainOptions{Actor: "a0", Language: wording.Korean, Labels: labels}))
	assert.Contains(t, out.String(), "재생 에너지")
	assert.NotContains(t, out.String(), "green power")
}

func TestMovesThatWereRefusedAreToldAsWishes(t *testing.T) {
	record := quiet(2, 2, 2)
	record.Decisions = []agents.Decision{move(0, 0, 1, 0.5), {Tick: 0, Kind: agents.Refusal, Actor: 0, Bloc: 1, Event: -1, Rival: -1}}
	assert.Contains(t, explained(t, record, "a0", wording.English), "wanted to join Bloc 1, but was refused.")
	assert.Contains(t, explained(t, record, "a0", wording.Korean), "가입하려 했으나 거절당했다.")
}

func TestLessOfABurdenIsToldAsRelief(t *testing.T) {
	for _, test := range []struct {
		factor        string
		chosen, other float64
		nuance        wording.Nuance
	}{
		{"rivalry", -0.05, -0.49, wording.Relief}, {"rivalry", -0.49, -0.05, wording.Outright},
		{"openness_fit", -0.05, -0.49, wording.Outright}, // a better fit is no relief
		{"scale", 0.2, 0.3, wording.Loss}, {"scale", 0.3, 0.2, wording.Outright}, {"home_policy", -0.2, 0.2, wording.Outright},
	} {
		assert.Equal(t, test.nuance, nuanceOf(test.factor, test.chosen, test.other), "%s from %v to %v", test.factor, test.other, test.chosen)
	}
}

func TestFlipOfAFactorThatHadAPartIsToldBesideTheSmallest(t *testing.T) {
	record := every()
	absent := agents.Flip{Factor: "sanctions", Bloc: 0, To: 0.2, Distance: 0.1,
		Input: agents.Input{Label: agents.Text{English: "weight of export controls", Korean: "수출 통제 강도"}, Unit: "0..2", High: 2}}
	present := agents.Flip{Factor: "rivalry", Bloc: 0, To: 0.28, Distance: 0.22,
		Input: agents.Input{Label: agents.Text{English: "rivals' share", Korean: "경쟁자 비중"}, Unit: "share", Value: 0.06, High: 1}}
	record.Decisions[0].Flips = append([]agents.Flip{absent, present}, record.Decisions[0].Flips...)
	text := squeeze(explained(t, record, "a0", wording.English))
	assert.Contains(t, text, "It would have stayed had the weight of export controls been 0.20 instead of 0.00. "+
		"It would have stayed had the rivals' share been 28.0% instead of 6.0%.")
	n := newNames(record, wording.English, nil)
	assert.Equal(t, "It would have stayed had the rivals' share been 28.0% instead of 6.0%.", n.flipInPlay(&record.Decisions[0]))
	assert.Empty(t, n.flipInPlay(&record.Decisions[5]), "what an event did has no turning point")
}
