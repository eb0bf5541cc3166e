package wording

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// koreanSheet is the Korean sheet, in the plain written style (-다).
type koreanSheet struct{ korean }

func (koreanSheet) Labels() SheetLabels {
	return SheetLabels{
		States: "국가", Controls: "수출 통제", Actors: "행위자", Blocs: "진영", Ties: "기존 관계", Hostility: "적대",
		Events: "사건", Weights: "가중치", AdmissionWeights: "가입 심사 가중치", Parameters: "매개변수",
		ID: "id", Name: "이름", Details: "내용", Value: "값",
		Money: "예산 10억$/년", FirmSupport: "기업 지원", Openness: "개방성", Coordination: "기업 조정", TalentNet: "인재 순유입 /1만/년",
		Strength: "강도", Level: "정도", Between: "당사자", Since: "시점", When: "시기", Effects: "결과",
		Size: "규모 10억$", Invest: "투자 10억$/년", AIFraction: "AI 비중", Declared: "표방 개방성", Measured: "측정 개방성", Founded: "결성",
		Government: "정부", Alignment: "우호도", FundingResponse: "예산 대응 속도 /년", Country: "나라", MemberOf: "소속",
		Revenue: "매출 10억$/년", Talent: "AI 인력(천 명)", Capability: "역량 지수", Leaders: "주도", Wants: "필요한 역할",
		Pledges: "약정액 10억$", Exclusivity: "배타성", By: "통제국", OnCondition: "조건부",
		Words: map[string]string{
			"firm": "기업", "state": "정부", "institution": "기관",
			"open": "개방", "invitation": "초대", "state_led": "국가 주도",
			"week": "한 주", "month": "한 달", "quarter": "한 분기", "year": "한 해",
			"asynchronous": "비동기", "synchronous": "동기", "one_at_random": "무작위로 한 명씩", "one_in_turn": "차례로 한 명씩",
			"models": "모델", "chips": "칩", "memory": "메모리", "cloud": "클라우드", "telecom": "통신", "devices": "기기",
			"services": "서비스", "compute": "컴퓨팅", "research": "연구", "capital": "자본",
		},
	}
}

func (k koreanSheet) Period(start, end, tick, choicesFrom, revision string) string {
	text := fmt.Sprintf("%s부터 %s까지, 한 틱은 %s", start, end, k.Labels().Word(tick))
	if choicesFrom != "" {
		text += "; " + choicesFrom + "부터 모두가 스스로 선택한다"
	}
	if revision != "" {
		text += "; 결정 방식은 " + k.Labels().Word(revision)
	}
	return text + "."
}

func (koreanSheet) Chain(files []string) string {
	return "읽은 파일: " + strings.Join(files, ", 그 바탕은 ") + "."
}

func (koreanSheet) Marks() string {
	return "수치 뒤의 글자: f 확인, r 기억, d 유도, j 판단, ? 출처 없음."
}

func (k koreanSheet) Notation(roles []string) string {
	words := k.Labels().Words
	var parts []string
	for _, written := range append(slices.Clone(roles), "firm", "state", "institution", "open", "invitation", "state_led") {
		parts = append(parts, strings.ReplaceAll(words[written], " ", "\u00a0")+"\u00a0"+written)
	}
	return "파일에 쓰는 말: " + strings.Join(parts, ", ") + "."
}

func (koreanSheet) Named(name, id string) string { return name + "(" + id + ")" }

func (koreanSheet) At(kind, home string) string { return home + " " + kind }

func (koreanSheet) AdmitsBy(admission, state string) string {
	switch admission {
	case "open":
		return "누구나 가입"
	case "invitation":
		return "초대로 가입"
	}
	return Subject.After(state) + " 가입 결정"
}

func (k koreanSheet) On(targets, goods []string) string {
	return k.And(targets) + "에 대한 " + k.goods(goods)
}

func (k koreanSheet) goods(goods []string) string {
	if len(goods) == 0 {
		return "모든 품목"
	}
	return k.And(goods)
}

func (k koreanSheet) Founded(bloc string, leaders, members []string) string {
	text := ""
	if len(leaders) > 0 {
		text = k.And(leaders) + "의 주도로 "
	}
	text += Subject.After(bloc)
	if len(members) > 0 {
		return fmt.Sprintf("%s 결성되고 %s 참여한다", text, Subject.After(k.And(members)))
	}
	return text + " 결성된다"
}

func (koreanSheet) Dissolves(bloc string) string { return Subject.After(bloc) + " 해체된다" }

func (koreanSheet) Merges(from, into string) string {
	return fmt.Sprintf("%s %s 합쳐진다", Subject.After(from), Towards.After(into))
}

func (k koreanSheet) Splits(members []string, from, into string) string {
	return fmt.Sprintf("%s %s에서 갈라져 나와 %s 결성한다", Subject.After(k.And(members)), from, Object.After(into))
}

func (k koreanSheet) Joins(actors []string, bloc string) string {
	return fmt.Sprintf("%s %s에 가입한다", Subject.After(k.And(actors)), bloc)
}

func (k koreanSheet) Leaves(actors []string, bloc string) string {
	return fmt.Sprintf("%s %s 떠난다", Subject.After(k.And(actors)), Object.After(bloc))
}

func (k koreanSheet) Invited(actors []string, bloc string) string {
	return fmt.Sprintf("%s %s의 초대를 받는다", Subject.After(k.And(actors)), bloc)
}

func (k koreanSheet) Pledged(bloc string, years []int, sums []Figure) string {
	parts := make([]string, len(years))
	for n, year := range years {
		parts[n] = fmt.Sprintf("%d년 %s", year, k.money(sums[n]))
	}
	return fmt.Sprintf("%s의 약정액이 %s 바뀐다", bloc, Towards.After(k.And(parts)))
}

func (k koreanSheet) Admits(bloc, admission string) string {
	how := map[string]string{"open": "누구나 가입", "invitation": "초대로 가입", "state_led": "주도국이 결정"}
	return fmt.Sprintf("%s의 가입 방식이 ‘%s’%s 바뀐다", bloc, how[admission], strings.TrimPrefix(Towards.After(how[admission]), how[admission]))
}

func (k koreanSheet) Becomes(owners []string, quantity Quantity, value Figure) string {
	x := k.figure(value, "")
	what := ""
	switch quantity {
	case Investment:
		return fmt.Sprintf("%s의 투자가 %s 된다", k.And(owners), Subject.After(k.figure(value, "배")))
	case PublicMoney:
		what, x = "공공 AI 예산이", "연 "+k.money(value)
	case FirmSupport:
		what, x = "기업 지원이", "기업 AI 투자의 "+x
	case TalentNet:
		what, x = "AI 인재 순유입이", "연간 1만 명당 "+k.figure(value, "명")
	case FundingResponse:
		what, x = "예산 대응 속도가", "연 "+x
	case OpennessStance:
		what = "개방 기조가"
	case Coordination:
		what = "기업 조정 수준이"
	case BlocOpenness:
		what = "개방성이"
	case Exclusivity:
		what = "배타성이"
	case Declared:
		what = "표방 개방성이"
	}
	return fmt.Sprintf("%s의 %s %s 바뀐다", k.And(owners), what, Towards.After(x))
}

func (k koreanSheet) Aligned(state, other string, value Figure) string {
	return fmt.Sprintf("%s의 %s에 대한 우호도가 %s 바뀐다", state, other, Towards.After(k.figure(value, "")))
}

func (k koreanSheet) Controlled(state, control string, targets, goods []string, strength Figure) string {
	return fmt.Sprintf("%s의 %s 수출 통제(%s) 강도가 %s 바뀐다", state, k.On(targets, goods), control, Towards.After(k.figure(strength, "")))
}

func (k koreanSheet) Hostile(bloc, other string, level Figure) string {
	return fmt.Sprintf("%s %s 사이의 적대가 %s 바뀐다", With.After(bloc), other, Towards.After(k.figure(level, "")))
}

func (k koreanSheet) Cheaper(origin string, factor, diffusion Figure) string {
	return fmt.Sprintf("%s의 역량 비용이 %s 되고, 다른 행위자는 그 격차를 매년 %s의 개방성 곱하기 %s만큼 좁힌다",
		origin, Subject.After(k.figure(factor, "배")), origin, k.figure(diffusion, ""))
}

func (koreanSheet) When(condition string, repeat bool) string {
	if repeat {
		return "조건이 맞을 때마다: " + condition
	}
	return "조건이 처음 맞을 때: " + condition
}

// figure writes a number with its unit and its mark.
func (koreanSheet) figure(f Figure, unit string) string {
	return fmt.Sprintf("%s%s(%s)", Plain(f.Value), unit, f.Mark)
}

// money writes a sum in 억 (10⁸), ten of which are a billion.
func (k koreanSheet) money(f Figure) string {
	const digits = 12 // as many as people write, and few enough to hide what binary fractions leave over
	sum := strconv.FormatFloat(float64(10*f.Value), 'g', digits, 64)
	if x, err := strconv.ParseFloat(sum, 64); err == nil {
		sum = Plain(x)
	}
	return fmt.Sprintf("%s억 달러(%s)", sum, f.Mark)
}
