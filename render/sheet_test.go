package render

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/terminal"
	"entente/render/wording"
	"entente/scenarios"
)

// wholeScenario uses all that a scenario file can say; its figures are made up.
const wholeScenario = `
schema: entente/scenario/1
name: whole
title: {en: All that there is, ko: 있는 것 모두}
about: {en: A scenario with one of everything, ko: 모든 것이 하나씩 있는 시나리오다.}
clock: {start: 2025-01, end: 2027-12, tick: month, choices_from: 2025-02, revision: synchronous}
parameters: {temperature: 0.2}
weights: {openness_fit: {value: 1.2, source: "judgement: made up"}}
admission_weights: {secrecy: 2}
states:
  - id: US
    name: {en: United States, ko: 미국}
    policy:
      alignment: {KR: {value: 0.8, source: "found: made up"}}
      export_controls:
        - {id: chips_2022, on_state: CN, on_actors: [tower], roles: [chips], strength: 0.5}
  - id: KR
    name: {en: South Korea, ko: 한국}
    government: gov_kr
    policy: {ai_funding_usd_bn_per_year: 1.3, firm_support_fraction: 0.06, openness_stance: 0.45, coordination: 0.2, talent_net_per_10k_per_year: -0.36, funding_response_per_year: 0.1}
  - {id: CN, name: {en: China, ko: 중국}}
actors:
  - {id: lab, name: {en: Lab, ko: 연구소}, kind: institution, home: US, roles: {research: 0.7, models: 0.3}, size_usd_bn: 3, invest_usd_bn_per_year: 1, ai_fraction: 1, openness_declared: 0.9, openness_measured: 0.8, blocs: [commons]}
  - {id: hanchip, name: {en: Hanchip, ko: 한칩}, kind: firm, home: KR, roles: {chips: 1}, invest_usd_bn_per_year: 30, ai_fraction: 0.3, revenue_usd_bn_per_year: 200, talent_thousands: 5, capability_index: 0.4}
  - {id: tower, name: {en: Tower, ko: 타워}, kind: firm, home: CN, country: HK, roles: {cloud: 1}, invest_usd_bn_per_year: 2, ai_fraction: 1}
  - {id: gov_kr, name: {en: Korean government, ko: 한국 정부}, kind: state, home: KR}
blocs:
  - {id: commons, name: {en: The Commons, ko: 공유지}, founded: 2024-06, leaders: [lab], openness: 0.9, admission: open, wants: {chips: 1}}
  - {id: citadel, name: {en: The Citadel, ko: 성채}, founded: 2024-06, leaders: [tower], openness: 0.1, exclusivity: 0.8, admission: state_led, state: CN, pledges_usd_bn: {2025: 20, 2026: 40}}
  - {id: garden, name: {en: The Garden, ko: 정원}, leaders: [hanchip], openness: 0.5, admission: invitation}
  - {id: shed, name: {en: The Shed, ko: 헛간}, leaders: [hanchip], openness: 0.5, admission: invitation}
ties:
  - {id: supply, between: [lab, hanchip], strength: 0.3, since: 2023-05}
hostility:
  - {id: old_feud, between: [commons, citadel], level: 0.2}
events:
  - id: first
    name: {en: Much happens, ko: 여러 가지 일}
    date: 2025-02-04
    do:
      - found: {bloc: garden, members: [gov_kr]}
      - dissolve: {bloc: garden}
      - merge: {from: commons, into: citadel}
      - split: {from: citadel, into: shed, members: [lab, hanchip]}
      - join: {bloc: citadel, actors: [hanchip]}
      - leave: {bloc: citadel, actors: [hanchip, lab]}
      - invite: {bloc: commons, actors: [hanchip, gov_kr]}
      - pledge: {bloc: citadel, pledges_usd_bn: {2026: 0.018, 2027: {value: 133.3, source: "derived: made up"}}}
      - bloc: {bloc: citadel, openness: 0.4, exclusivity: 0.3, admission: invitation}
      - actor: {actors: [hanchip, tower], openness_declared: 0.65, invest_factor: {value: 1.15, source: "recalled: made up"}}
  - id: answer
    name: {en: The states answer, ko: 국가들의 대응}
    when: share("citadel") > 0.6 && tick > 6
    repeat: true
    do:
      - policy:
          state: KR
          set:
            ai_funding_usd_bn_per_year: 2.3
            firm_support_fraction: 0.12
            openness_stance: 0.8
            coordination: 0.3
            talent_net_per_10k_per_year: 0
            funding_response_per_year: 0.2
            alignment: {CN: -0.6}
            export_controls: [{id: memory_2025, on_state: CN, strength: 0.2}]
      - export_control: {state: US, control: {id: chips_2022, on_state: CN, roles: [chips, memory], strength: 0.9}}
      - hostility: {between: [commons, citadel], level: 1}
      - cost_shock: {origin: tower, factor: 0.3, diffusion_per_year: 2}
`

func whole(t *testing.T) *scenarios.Resolved {
	t.Helper()
	resolved, err := scenarios.Read("whole.yaml", strings.NewReader(wholeScenario))
	require.NoError(t, err)
	return resolved
}

func shown(t *testing.T, resolved *scenarios.Resolved, language wording.Language, width int) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Sheet(&out, resolved, SheetOptions{language, width}))
	return out.String()
}

func TestSheetOfAWholeScenario(t *testing.T) {
	everyView(t, func(t *testing.T, language wording.Language, width int, suffix string) {
		golden(t, "sheet"+suffix, width, shown(t, whole(t), language, width))
	})
	assert.Equal(t, shown(t, whole(t), wording.English, 80), shown(t, whole(t), wording.English, 0))
}

func TestSheetsOfEveryScenarioKeepTheirWidth(t *testing.T) {
	for _, name := range scenarios.Names() {
		resolved, err := scenarios.Load(name)
		require.NoError(t, err)
		for _, width := range []int{70, 80, 120} {
			for _, language := range []wording.Language{wording.English, wording.Korean} {
				for line := range strings.Lines(shown(t, resolved, language, width)) {
					assert.LessOrEqual(t, terminal.Columns(strings.TrimRight(line, "\n")), width, "%s: %s", name, line)
				}
			}
		}
	}
}

// TestEffectsAreAllToldInWords sets the fields of effects one by one: none may go untold, in any language.
func TestEffectsAreAllToldInWords(t *testing.T) {
	figure := &scenarios.Figure{Value: 0.25, Source: "found: made up"}
	for field := range reflect.TypeFor[scenarios.Policy]().NumField() {
		var set scenarios.Policy
		switch at := reflect.ValueOf(&set).Elem().Field(field); at.Interface().(type) {
		case *scenarios.Figure:
			at.Set(reflect.ValueOf(figure))
		case scenarios.Figures:
			at.Set(reflect.ValueOf(scenarios.Figures{"CN": *figure}))
		case []scenarios.ExportControl:
			at.Set(reflect.ValueOf([]scenarios.ExportControl{{ID: "c", OnState: "CN", Strength: *figure}}))
		}
		assertTold(t, scenarios.Effect{Policy: &scenarios.PolicyEffect{State: "KR", Set: set}}, "0.25")
	}
	told := 0
	for _, event := range whole(t).Document.Events {
		for _, effect := range event.Do {
			assertTold(t, effect, "")
			told++
		}
	}
	assert.Equal(t, reflect.TypeFor[scenarios.Effect]().NumField(), told, "the scenario has one effect of each kind")
}

func assertTold(t *testing.T, effect scenarios.Effect, holds string) {
	t.Helper()
	for _, language := range []wording.Language{wording.English, wording.Korean} {
		said := newSheet(&whole(t).Document, SheetOptions{Language: language}).effect(effect)
		if assert.NotEmpty(t, said, "%+v", effect) && holds != "" && language == wording.English {
			assert.Contains(t, said[0], holds)
		}
	}
}

// TestKoreanSheetsAreKorean allows letters of English only in ids, which stand in files, units, the marks and names.
func TestKoreanSheetsAreKorean(t *testing.T) {
	known := map[string]bool{"AI": true, "id": true, "HK": true, "f": true, "r": true, "d": true, "j": true, "share": true, "tick": true, "yaml": true}
	document := &whole(t).Document
	english := func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return r > unicode.MaxASCII || !(unicode.IsLetter(r) || r == '_') })
	}
	for _, state := range document.States {
		known[state.ID] = true
		for _, control := range state.Policy.ExportControls {
			known[strings.TrimRight(control.ID, "0123456789")] = true
		}
	}
	for _, ids := range [][]string{
		{document.Name, "memory_", "supply", "old_feud", "first", "answer", "temperature", "openness_fit", "secrecy"},
		{"lab", "hanchip", "tower", "gov_kr"}, {"commons", "citadel", "garden", "shed"},
	} {
		for _, id := range ids {
			known[id] = true
		}
	}
	before, text, found := strings.Cut(shown(t, whole(t), wording.Korean, 200), "파일에 쓰는 말")
	require.True(t, found)
	notation, tables, _ := strings.Cut(text, "\n\n")
	assert.Contains(t, notation, "칩 chips", "the words of files stand in one place")
	for line := range strings.Lines(before + tables) {
		for _, word := range english(line) {
			assert.True(t, known[word], "%q in %q", word, line)
		}
	}
}
