package wording

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/agents"
)

func TestSheetsSayWhatEventsDo(t *testing.T) {
	x := Figure{0.8, "j"}
	english, korean := English.Sheet(), Korean.Sheet()
	for _, test := range []struct {
		say             func(Sheet) string
		english, korean string
	}{
		{func(s Sheet) string { return s.Becomes([]string{"Korea"}, OpennessStance, x) },
			"Korea's openness stance becomes 0.8 (j)", "Korea의 개방 기조가 0.8(j)로 바뀐다"},
		{func(s Sheet) string { return s.Invited([]string{"Kakao", "Samsung"}, "Stargate") },
			"Kakao and Samsung are invited to Stargate", "Kakao, Samsung이 Stargate의 초대를 받는다"},
		{func(s Sheet) string { return s.Invited([]string{"Kakao"}, "Stargate") },
			"Kakao is invited to Stargate", "Kakao가 Stargate의 초대를 받는다"},
		{func(s Sheet) string {
			return s.Pledged("X", []int{2025, 2026}, []Figure{{0.018, "d"}, {133.3, "f"}})
		},
			"X's pledges become US$0.018bn (d) for 2025 and US$133.3bn (f) for 2026", "X의 약정액이 2025년 0.18억 달러(d), 2026년 1333억 달러(f)로 바뀐다"},
		{func(s Sheet) string { return s.Becomes([]string{"A", "B"}, Investment, Figure{1.15, "d"}) },
			"A and B invest 1.15 (d) times what they did", "A, B의 투자가 1.15배(d)가 된다"},
		{func(s Sheet) string {
			return s.Controlled("United States", "c", []string{"China"}, nil, Figure{0.6, "?"})
		},
			"The United States' export control c on everything for China gets a strength of 0.6 (?)",
			"United States의 China에 대한 모든 품목 수출 통제(c) 강도가 0.6(?)으로 바뀐다"},
		{func(s Sheet) string { return s.Founded("X", nil, nil) }, "X is founded", "X가 결성된다"},
		{func(s Sheet) string { return s.Splits([]string{"A"}, "X", "서울") }, "A leaves X to found 서울", "A가 X에서 갈라져 나와 서울을 결성한다"},
		{func(s Sheet) string { return s.Admits("X", "open") }, "X from then on admits whoever asks", "X의 가입 방식이 ‘누구나 가입’으로 바뀐다"},
		{func(s Sheet) string { return s.When("tick > 3", true) }, "whenever tick > 3", "조건이 맞을 때마다: tick > 3"},
	} {
		assert.Equal(t, test.english, unglued(test.say(english)))
		assert.Equal(t, test.korean, unglued(test.say(korean)))
	}
}

// unglued writes a no-break space as a space.
func unglued(text string) string {
	runes := []rune(text)
	for k, r := range runes {
		if r == '\u00a0' {
			runes[k] = ' '
		}
	}
	return string(runes)
}

func TestEveryQuantityHasWordsInBothLanguages(t *testing.T) {
	for _, sheet := range []Sheet{English.Sheet(), Korean.Sheet()} {
		said := map[string]bool{}
		for quantity := range quantities {
			text := sheet.Becomes([]string{"X"}, quantity, Figure{2, "j"})
			assert.NotContains(t, text, "  ", "no word is missing")
			said[text] = true
		}
		assert.LessOrEqual(t, int(quantities)-1, len(said), "only openness of a bloc goes by the word of another")
	}
}

func TestEveryLabelOfSheetsIsInBothLanguages(t *testing.T) {
	for _, labels := range []SheetLabels{English.Sheet().Labels(), Korean.Sheet().Labels()} {
		words := reflect.ValueOf(labels)
		for field := range words.NumField() {
			assert.False(t, words.Field(field).IsZero(), words.Type().Field(field).Name)
		}
	}
	korean := Korean.Sheet().Labels()
	written := append(agents.RoleNames(), "firm", "state", "institution", "open", "invitation", "state_led",
		"week", "month", "quarter", "year", "asynchronous", "synchronous", "one_at_random", "one_in_turn")
	for _, word := range written {
		assert.NotEqual(t, word, korean.Word(word))
	}
	assert.Equal(t, "models", English.Sheet().Labels().Word("models"))
}
