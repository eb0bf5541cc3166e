package main

// landscapeTexts are the words of a landscape's account.
type landscapeTexts struct {
	korean bool

	energy, basin, right, sides, wrong, kind string // heads of columns
	actor, size, side, configuration, rule   string
	chanceAtLeast, frustration               string

	exact, sampled, oneWay, tolerance, tied, unseen string // about the whole, most with counts
	minima, minimaOmitted, noMinimum                string
	strict, weak, plateau                           string
	cycles, round, terminal, noTerminal             string
	frustrations, configurations, againstRules      string
	stable, moves, noFit, elsewhere, counted        string
	grand, largest, halves, balanced, alternate     string
	random, drawn                                   string
	valleys, rest, lowest                           string // of the picture
}

// landscapeWords are those of a language.
func landscapeWords(korean bool) landscapeTexts {
	if korean {
		return landscapeTexts{
			korean:         true,
			energy:         "에너지",
			basin:          "유역",
			right:          "적중",
			sides:          "편 (규모 합)",
			wrong:          "빗나간 행위자",
			kind:           "종류",
			valleys:        "골짜기의 깊이는 에너지, 너비는 가장 가파른 하강으로 그곳에 이르는 구성의 비율",
			rest:           "그 밖",
			lowest:         "가장 낮은 극소의 편과 규모",
			frustration:    "좌절도 F",
			side:           "편",
			elsewhere:      "실제로는 다른 편에 있었다",
			strict:         "엄격",
			weak:           "약함",
			plateau:        "평지 %d개, 출구 %d개",
			exact:          "행위자 %d, 편 %d, 구성 %d개를 모두 살폈다",
			sampled:        "행위자 %d, 편 %d, 무작위 출발 %d번",
			minima:         "극소 %d개",
			minimaOmitted:  "극소 %d개 중 낮은 %d개",
			tied:           "동률을 만난 출발: %d (번호가 낮은 행위자가 움직였다)",
			cycles:         "끝없이 도는 순환 (성향이 서로 같지 않다): %d개",
			round:          "  구성 %d개, 유역 %d (%s): %s",
			terminal:       "어떤 순서로 움직여도 벗어날 수 없는 순환 집합: %d개 (구성 수: %s)",
			noTerminal:     "최선 반응은 순서에 따라 언젠가 균형에 이를 수 있다; 순환에 놓인 구성: %d개",
			tolerance:      "합이 정확한 소수가 아니어서 %.2g 이내의 에너지는 같다고 본다",
			oneWay:         "성향이 서로 같지 않아 에너지는 이동마다 낮아지지 않는다; 극소는 아무도 혼자 떠나지 않을 균형이다",
			unseen:         "찾지 못한 끝의 추정 비율 (Good–Turing): %s",
			noMinimum:      "아무도 떠나지 않을 구성이 없다",
			actor:          "행위자",
			size:           "규모",
			configuration:  "구성",
			stable:         "안정",
			moves:          "%s 이동, 이득 %s",
			noFit:          "고정한 조건에 맞지 않음",
			rule:           "규칙",
			chanceAtLeast:  "무작위가 그 이상일 확률",
			random:         "무작위 (기대값)",
			drawn:          "무작위 분포는 %d번 추첨으로 구했다",
			againstRules:   "실제와 비교 (편의 이름은 가장 유리하게)",
			frustrations:   "가장 낮은 극소에서 행위자별 좌절도",
			configurations: "이름 붙은 구성의 에너지",
			counted:        "%d개 중 %d개",
			grand:          "대동맹: 모두 한편",
			largest:        "가장 큰 쪽 대 나머지",
			halves:         "큰 쪽 절반 대 작은 쪽 절반",
			balanced:       "규모 균형 (탐욕)",
			alternate:      "순위 번갈아",
		}
	}
	return landscapeTexts{
		energy:         "energy",
		basin:          "basin",
		right:          "right",
		sides:          "sides (sum of sizes)",
		wrong:          "wrong",
		kind:           "kind",
		valleys:        "Valleys are as deep as their energy and as wide as the part of all configurations that steepest descent leads there",
		rest:           "others",
		lowest:         "Sides and sizes in the lowest minimum",
		frustration:    "frustration F",
		side:           "side",
		elsewhere:      "was on another side",
		strict:         "strict",
		weak:           "weak",
		plateau:        "plateau of %d, exits %d",
		exact:          "%d actors, %d sides: all %d configurations",
		sampled:        "%d actors, %d sides: %d random starts",
		minima:         "Minima: %d",
		minimaOmitted:  "Minima: %d, of which the lowest %d",
		tied:           "Descents that met a tie: %d (the lowest actor moved)",
		cycles:         "Cycles in which descent never ends: %d",
		round:          "  %d configurations, basin %d (%s): %s",
		terminal:       "Sets that best responses in no order ever leave: %d (configurations: %s)",
		noTerminal:     "Best responses can always reach an equilibrium in some order; configurations on a cycle: %d",
		tolerance:      "Sums are no short decimals: energies within %.2g count as equal",
		oneWay:         "Propensities are not mutual, so that the energy need not fall: minima are equilibria, which nobody would leave alone",
		unseen:         "Estimated part of starts with ends that were not found (Good-Turing): %s",
		noMinimum:      "There is no configuration that nobody would leave",
		actor:          "actor",
		size:           "size",
		configuration:  "configuration",
		stable:         "stable",
		moves:          "%s would move, for %s",
		noFit:          "does not fit what is fixed",
		rule:           "rule",
		chanceAtLeast:  "chance of as many",
		random:         "random (expected)",
		drawn:          "The chances were drawn %d times",
		againstRules:   "Against what happened (sides named as fits best)",
		frustrations:   "Frustration of each actor in the lowest minimum",
		configurations: "Energy of named configurations",
		counted:        "%[2]d of %[1]d",
		grand:          "grand alliance",
		largest:        "largest against rest",
		halves:         "larger half against smaller",
		balanced:       "balanced sizes, greedily",
		alternate:      "alternating by rank",
	}
}

// ruleName is a trivial rule in words.
func (t *landscapeTexts) ruleName(name string) string {
	return map[string]string{
		"grand-alliance": t.grand, "largest-against-rest": t.largest, "large-against-small": t.halves, "balanced": t.balanced, "alternating": t.alternate,
	}[name]
}
