package player

import "entente/render/wording"

// words are what the controls say.
type words struct {
	loop, levers, compare, help, perSecond, leversOf, from, over, running, notLive, nothingToCompare, asItWas, keys string
	// before and moved are put behind the titles of runs: as it was, and with levers moved.
	before, moved string
	// hint is what keys do while levers are open.
	hint string
}

var inLanguage = [...]words{
	wording.English: {
		loop: "Repeat", levers: "Levers", compare: "Compare", help: "Keys", perSecond: "/s", leversOf: "Levers", from: "from",
		over: "The run is over: go back to move a lever.", running: "The run goes on…",
		notLive:          "This result cannot be run again here: it has no levers.",
		nothingToCompare: "Move a lever first, or start with --compare.", asItWas: "The run as it was.", keys: "Keys",
		before: ", as it was", moved: ", levers moved",
		hint: "S next state · [ ] choose · - = move · Z as it was",
	},
	wording.Korean: {
		loop: "반복", levers: "레버", compare: "비교", help: "단축키", perSecond: "/초", leversOf: "정책 레버", from: "적용 시점",
		over: "실행이 끝났다. 레버를 움직이려면 앞으로 돌아가야 한다.", running: "실행 중…",
		notLive:          "이 결과는 여기서 다시 실행할 수 없어 레버가 없다.",
		nothingToCompare: "먼저 레버를 움직이거나 --compare로 시작해야 한다.", asItWas: "원래 실행.", keys: "단축키",
		before: " (원래)", moved: " (레버 조작)",
		hint: "S 다음 국가 · [ ] 고르기 · - = 조작 · Z 원래대로",
	},
}
