package wording

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBothVoicesTellOfEveryChange(t *testing.T) {
	for _, test := range []struct {
		change          Change
		english, korean string
	}{
		{Change{Joined: []string{"Stargate"}}, "IBM joined Stargate.", "IBM은 Stargate에 가입했다."},
		{Change{Joined: []string{"Stargate"}, Kept: []string{"AI-RAN"}}, "IBM joined Stargate and kept AI-RAN.", "IBM은 AI-RAN에 남으면서 Stargate에 가입했다."},
		{Change{Joined: []string{"Stargate"}, Left: []string{"AI-RAN"}}, "IBM left AI-RAN for Stargate.", "IBM은 AI-RAN을 떠나 Stargate에 가입했다."},
		{Change{Left: []string{"Stargate"}}, "IBM left Stargate.", "IBM은 Stargate를 떠났다."},
		{Change{Left: []string{"Stargate"}, Kept: []string{"A", "B", "C"}}, "IBM left Stargate and kept A, B and C.", "IBM은 A, B, C에 남으면서 Stargate를 떠났다."},
	} {
		assert.Equal(t, test.english, English.Voice().Moved("IBM", test.change))
		assert.Equal(t, test.korean, Korean.Voice().Moved("IBM", test.change))
	}
}

func TestFlipsInBothVoices(t *testing.T) {
	stay := Outcome{}
	for _, test := range []struct {
		name            string
		instead         Outcome
		condition       Condition
		english, korean string
	}{
		{"an input", stay, Condition{Label: "the bloc's openness", Now: "0.10", Needed: "0.43"},
			"It would have stayed had the bloc's openness been 0.43 instead of 0.10.",
			"the bloc's openness가 0.10이 아니라 0.43이었다면 그대로 남았을 것이다."},
		{"an input without an article, of another bloc", Outcome{Change: Change{Joined: []string{"AI-RAN"}}},
			Condition{Label: "years of membership", Bloc: "Stargate", Now: "1.5 years", Needed: "2.0 years"},
			"It would have chosen to join AI-RAN had the years of membership (Stargate) been 2.0 years instead of 1.5 years.",
			"years of membership(Stargate)이 1.5 years가 아니라 2.0 years였다면 AI-RAN에 가입했을 것이다."},
		{"the bloc's input", stay, Condition{Label: "the bloc's openness", Bloc: "The Citadel", Now: "0.10", Needed: "0.43"},
			"It would have stayed had The Citadel's openness been 0.43 instead of 0.10.",
			"the bloc's openness(The Citadel)가 0.10이 아니라 0.43이었다면 그대로 남았을 것이다."},
		{"the bloc's input in Korean", stay, Condition{Label: "진영의 개방성", Bloc: "AI-RAN", Now: "0.10", Needed: "0.43"},
			"It would have stayed had the 진영의 개방성 (AI-RAN) been 0.43 instead of 0.10.",
			"AI-RAN의 개방성이 0.10이 아니라 0.43이었다면 그대로 남았을 것이다."},
		{"no invitation", stay, Condition{Kind: Uninvited}, "It would have stayed had it not been invited.", "초대를 받지 않았다면 그대로 남았을 것이다."},
		{"an invitation", stay, Condition{Kind: WereInvited, Bloc: "AI-RAN"}, "It would have stayed had it been invited to AI-RAN.", "AI-RAN의 초대를 받았다면 그대로 남았을 것이다."},
		{"a term", Outcome{Kind: Admits}, Condition{Kind: TermWere, Label: "보안", Now: "0.10", Needed: "0.20"},
			"It would have been admitted had “보안” counted 0.20 instead of 0.10.", "‘보안’의 값이 0.10이 아니라 0.20이었다면 받아들여졌을 것이다."},
		{"nobody", Outcome{Kind: Invites}, Condition{Kind: TermWere, Label: "x", Now: "1", Needed: "2"},
			"The bloc would have invited nobody had “x” counted 2 instead of 1.", "‘x’의 값이 1이 아니라 2였다면 진영은 아무도 초대하지 않았을 것이다."},
	} {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.english, English.Voice().Flip(test.instead, test.condition))
			assert.Equal(t, test.korean, Korean.Voice().Flip(test.instead, test.condition))
		})
	}
}

func TestNuancesOfReasons(t *testing.T) {
	pro, con := []Point{{"경쟁자", 0.44, Relief}, {"관리 부담", 0.8, Relief}}, []Point{{"유대", -0.27, Loss}, {"비용", -0.2, Outright}}
	assert.Equal(t, "For it: relief from 경쟁자 (+0.44), relief from 관리 부담 (+0.80); against it: less from 유대 (-0.27), 비용 (-0.20).",
		English.Voice().Because(pro, con))
	assert.Equal(t, "주된 이유: 경쟁자 감소 (+0.44), 관리 부담 감소 (+0.80). 걸림돌: 유대 약화 (-0.27), 비용 (-0.20).",
		Korean.Voice().Because(pro, con))
}

func TestEveryLabelIsInBothLanguages(t *testing.T) {
	english, korean := English.Voice().Labels(), Korean.Voice().Labels()
	for _, labels := range []Labels{english, korean} {
		words := reflect.ValueOf(labels)
		for field := range words.NumField() {
			assert.False(t, words.Field(field).IsZero(), words.Type().Field(field).Name)
		}
	}
	for kind, word := range english.Kinds {
		assert.NotEmpty(t, word)
		assert.NotEmpty(t, korean.Kinds[kind], kind)
	}
}
