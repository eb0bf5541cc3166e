package scene

import (
	"fmt"

	"entente/render/wording"
)

// words are what a scene says beside what wording has.
type words struct {
	outside, keySize, keyBorder, keyMember, keyTie, keyHostile, government, seed string
	reasons, noDecision, investment, differs, home, memberOf                     string
	more                                                                         func(count int) string
}

var inLanguage = [...]words{
	wording.English: {
		outside: "In no bloc", keySize: "size: AI investment a year", keyBorder: "dashed border: open, solid: closed",
		keyMember: "coloured line: member too", keyTie: "grey line: tie, dotted: feud", keyHostile: "zigzag: hostility over 0.15", government: "ring: government", seed: "seed",
		reasons: "Why", noDecision: "Nothing has been decided about it yet.", investment: "US$ bn a year", differs: "differs",
		home: "home", memberOf: "member of",
		more: func(count int) string { return fmt.Sprintf("%d more", count) },
	},
	wording.Korean: {
		outside: "무소속", keySize: "크기: 연간 AI 투자", keyBorder: "점선 경계: 개방, 실선: 폐쇄",
		keyMember: "색 선: 그곳에도 소속", keyTie: "회색 선: 기존 관계, 점선: 불화", keyHostile: "톱니선: 적대 0.15 이상", government: "테두리: 정부", seed: "시드",
		reasons: "이유", noDecision: "아직 내려진 결정이 없다.", investment: "억 달러/년", differs: "다름",
		home: "본국", memberOf: "소속",
		more: func(count int) string { return fmt.Sprintf("그 밖의 %d곳", count) },
	},
}

// several joins names into one list of at most three, the rest of which are counted.
func (s *Scene) several(names []string) string {
	const most = 3
	if len(names) > most {
		names = append(append([]string(nil), names[:most-1]...), s.words.more(len(names)-most+1))
	}
	return s.voice.And(names)
}
