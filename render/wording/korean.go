package wording

import (
	"fmt"
	"slices"
	"strings"

	"entente/sim"
)

// korean is the Korean voice, in the plain written style (-다).
type korean struct{}

func (korean) Labels() Labels {
	return Labels{
		Blocs: "진영 (처음 -> 마지막)", Members: "회원", Investment: "억 달러/년", Capability: "역량", CapabilityIndex: "역량(지수)", Share: "시장 점유율",
		AtStart: "처음", Joined: "가입", Left: "탈퇴", Founded: "결성", Ended: "해체",
		ShareChart: "진영별 시장 점유율 (%)",
		Moves:      "가장 의미 있는 이동", Events: "사건", Record: "기록", InNone: "무소속", LeftAgain: "이후 탈퇴",
		Reason: "이유", Chosen: "선택", Stay: "유지", RunnerUp: "차선", Sum: "합계",
		Admit: "수락", Worth: "초대", Rival: "다음 후보",
		Kinds: map[string]string{
			"move": "이동", "declined": "사양", "refusal": "거절", "invitation": "초대", "scripted": "사건",
			"firm": "기업", "state": "정부", "institution": "기관",
		},
	}
}

var koreanLengths = map[sim.TickLength]string{sim.Week: "주", sim.Month: "개월", sim.Quarter: "분기", sim.Year: "년"}

func (korean) Span(run Run) string {
	return fmt.Sprintf("%s, 시드 %d, 실행 %d: %s부터 %s까지 %d%s", run.Scenario, run.Seed, run.Run, run.From, run.To, run.Ticks,
		koreanLengths[run.Length])
}

func (korean) And(names []string) string { return strings.Join(names, ", ") }

func (k korean) Membership(start, end []string) string {
	if slices.Equal(start, end) {
		return fmt.Sprintf("소속: 처음과 마지막 모두 %s.", k.orNone(start))
	}
	return fmt.Sprintf("소속: 처음 %s, 마지막 %s.", k.orNone(start), k.orNone(end))
}

func (k korean) orNone(blocs []string) string {
	if len(blocs) == 0 {
		return "없음"
	}
	return k.And(blocs)
}

func (k korean) Moved(actor string, change Change) string {
	return Topic.After(actor) + " " + k.predicate(change, "가입했다", "떠났다") + "."
}

// predicate is the change with the verbs in the form that the sentence needs.
func (k korean) predicate(change Change, join, leave string) string {
	kept := ""
	if len(change.Kept) > 0 {
		kept = k.And(change.Kept) + "에 남으면서 "
	}
	switch {
	case len(change.Joined) > 0 && len(change.Left) > 0:
		return fmt.Sprintf("%s%s 떠나 %s에 %s", kept, Object.After(k.And(change.Left)), k.And(change.Joined), join)
	case len(change.Joined) > 0:
		return fmt.Sprintf("%s%s에 %s", kept, k.And(change.Joined), join)
	}
	return fmt.Sprintf("%s%s %s", kept, Object.After(k.And(change.Left)), leave)
}

// noun is the change as a thing: "스타게이트 가입", "현 상태 유지".
func (k korean) noun(change Change) string {
	switch {
	case len(change.Joined) > 0 && len(change.Left) > 0:
		return fmt.Sprintf("%s에서 %s 이동", k.And(change.Left), Towards.After(k.And(change.Joined)))
	case len(change.Joined) > 0:
		return k.And(change.Joined) + " 가입"
	case len(change.Left) > 0:
		return k.And(change.Left) + " 탈퇴"
	}
	return "현 상태 유지"
}

func (k korean) TurnedAway(actor string, change Change) string {
	return fmt.Sprintf("%s %s 했으나 거절당했다.", Topic.After(actor), k.predicate(change, "가입하려", "떠나려"))
}

func (k korean) Declined(actor string, inviters, kept []string) string {
	invited := ""
	if len(inviters) > 0 {
		invited = k.And(inviters) + "의 초대를 받았으나 "
	}
	if len(kept) == 0 {
		return fmt.Sprintf("%s %s어느 진영에도 들어가지 않았다.", Topic.After(actor), invited)
	}
	return fmt.Sprintf("%s %s%s에 그대로 남았다.", Topic.After(actor), invited, k.And(kept))
}

func (korean) Refused(bloc, actor string, worth, bar float64) string {
	return fmt.Sprintf("%s %s 거절했다: 진영이 매긴 가치 %s, 기준 %s.", Topic.After(bloc), Object.After(actor), Signed(worth), Number(bar, 2))
}

func (korean) Invited(bloc, actor string) string {
	return fmt.Sprintf("%s %s 초대했다.", Topic.After(bloc), Object.After(actor))
}

func (korean) InvitedByEvent(bloc, actor string) string {
	return fmt.Sprintf("%s 시나리오의 사건으로 %s의 초대를 받았다.", Topic.After(actor), bloc)
}

func (k korean) Scripted(actor string, change Change, cause Cause) string {
	why := k.Happened(cause)
	switch cause.Kind {
	case "event":
		why = fmt.Sprintf("시나리오의 사건 “%s”에 따른 것이다", cause.Name)
	case "":
		why = "모형의 결과에 따른 것이다"
	}
	return fmt.Sprintf("%s 스스로 선택하지 않고 %s: %s.", Topic.After(actor), k.predicate(change, "들어갔다", "나왔다"), why)
}

func (korean) Happened(cause Cause) string {
	switch cause.Kind {
	case "merged":
		return fmt.Sprintf("%s %s 합쳐졌다", Subject.After(cause.Name), Towards.After(cause.Other))
	case "split":
		return fmt.Sprintf("%s %s에서 갈라져 나왔다", Subject.After(cause.Other), cause.Name)
	case "founded":
		return Subject.After(cause.Name) + " 결성되었다"
	case "dissolved":
		return Subject.After(cause.Name) + " 해체되었다"
	}
	return cause.Name
}

func (korean) Because(pro, con []Point) string {
	switch {
	case len(pro)+len(con) == 0:
		return ""
	case len(con) == 0:
		return fmt.Sprintf("주된 이유: %s.", koreanPoints(pro))
	case len(pro) == 0:
		return fmt.Sprintf("뒷받침하는 이유는 없었다. 걸림돌: %s.", koreanPoints(con))
	}
	return fmt.Sprintf("주된 이유: %s. 걸림돌: %s.", koreanPoints(pro), koreanPoints(con))
}

// koreanPoints lists reasons: "회원 중 경쟁자 감소 (+0.44), 진영의 규모 약화 (-0.10)".
func koreanPoints(list []Point) string {
	parts := make([]string, len(list))
	for k, point := range list {
		after := ""
		switch point.Nuance {
		case Loss:
			after = " 약화"
		case Relief:
			after = " 감소"
		}
		parts[k] = fmt.Sprintf("%s%s (%s)", point.Label, after, Signed(point.Value))
	}
	return strings.Join(parts, ", ")
}

func (korean) Weighed(pro, con []Point) string {
	switch {
	case len(pro)+len(con) == 0:
		return ""
	case len(con) == 0:
		return fmt.Sprintf("유리한 점: %s.", koreanPoints(pro))
	case len(pro) == 0:
		return fmt.Sprintf("불리한 점: %s.", koreanPoints(con))
	}
	return fmt.Sprintf("불리한 점: %s. 유리한 점: %s.", koreanPoints(con), koreanPoints(pro))
}

func (k korean) SecondBest(change Change, behind float64, against, forIt []Point) string {
	return fmt.Sprintf("차선은 %s만큼 뒤진 ‘%s’ 쪽이었다%s.", Number(behind, 2), k.noun(change), k.setApart("차선", against, forIt))
}

func (k korean) NextCandidate(rival string, behind float64, against, forIt []Point) string {
	return fmt.Sprintf("다음 후보는 %s만큼 뒤진 %s%s.", Number(behind, 2), Was.After(rival), k.setApart("다음 후보", against, forIt))
}

// setApart says what told against the one that came next, and what for it.
func (korean) setApart(next string, against, forIt []Point) string {
	switch {
	case len(against)+len(forIt) == 0:
		return ""
	case len(forIt) == 0:
		return ". " + next + "의 약점: " + koreanPoints(against)
	case len(against) == 0:
		return ". " + next + "의 강점: " + koreanPoints(forIt)
	}
	return fmt.Sprintf(". %s의 약점: %s. %s의 강점: %s", next, koreanPoints(against), next, koreanPoints(forIt))
}

func (k korean) Luck(instead Outcome, better float64) string {
	how := ""
	switch instead.Kind {
	case Admits:
		how = fmt.Sprintf("기준을 %s 넘어 받아들여졌을 것이다", Number(better, 2))
	case Invites:
		how = fmt.Sprintf("%s %s만큼 앞섰을 것이다", Subject.After(instead.Name), Number(better, 2))
	default:
		how = fmt.Sprintf("%s 쪽이 %s만큼 나았을 것이다", k.noun(instead.Change), Number(better, 2))
	}
	return "운이 갈랐다: 운을 빼고 보면 " + how + "."
}

func (k korean) Flip(instead Outcome, condition Condition) string {
	would := ""
	switch instead.Kind {
	case Admits:
		would = "받아들여졌을 것이다"
	case Invites:
		would = "진영은 대신 " + Object.After(instead.Name) + " 초대했을 것이다"
		if instead.Name == "" {
			would = "진영은 아무도 초대하지 않았을 것이다"
		}
	default:
		would = k.would(instead.Change)
	}
	about := condition.Label
	if what, ofBloc := strings.CutPrefix(about, "진영의 "); ofBloc && condition.Bloc != "" {
		about = possessive(condition.Bloc) + what
	} else if condition.Bloc != "" {
		about += "(" + condition.Bloc + ")"
	}
	switch condition.Kind {
	case Uninvited:
		return possessive(condition.Bloc) + "초대를 받지 않았다면 " + would + "."
	case WereInvited:
		return possessive(condition.Bloc) + "초대를 받았다면 " + would + "."
	case TermWere:
		return fmt.Sprintf("‘%s’의 값이 %s 아니라 %s %s.", about, Subject.After(condition.Now), Were.After(condition.Needed), would)
	}
	return fmt.Sprintf("%s %s 아니라 %s %s.", Subject.After(about), Subject.After(condition.Now), Were.After(condition.Needed), would)
}

func possessive(bloc string) string {
	if bloc == "" {
		return ""
	}
	return bloc + "의 "
}

func (k korean) would(change Change) string {
	if change.Stays() {
		return "그대로 남았을 것이다"
	}
	return k.predicate(change, "가입했을 것이다", "떠났을 것이다")
}

func (korean) Position(state string, start, end sim.Position, states int) string {
	return fmt.Sprintf("%s: %d개국 중 순위 %d위 -> %d위, 세계 AI 국력의 %s -> %s, 시장 점유율 %s -> %s, 외국 주도 진영에 대한 의존도 %s -> %s.",
		state, states, start.Rank, end.Rank, Percent(start.Strength), Percent(end.Strength), Percent(start.Share), Percent(end.Share),
		Percent(start.Dependence), Percent(end.Dependence))
}

func (korean) AtTheEnd(state string, parts []string) string {
	return fmt.Sprintf("%s 행위자의 마지막 소속 - %s.", state, strings.Join(parts, "; "))
}

func (korean) FiguresNote(overlap bool) string {
	note := "지수 1은 처음 최고 역량."
	if overlap {
		note += " 여러 진영의 회원은 각각에 셈하고 점유율만 나눈다."
	}
	return note
}

func (korean) NothingMoved() string { return "스스로 진영을 바꾼 행위자는 없다." }

func (korean) NoBlocs() string { return "어느 때에도 진영이 없었다." }

func (korean) NoDecision(actor string) string {
	return fmt.Sprintf("%s에 대한 결정은 없다: 차례가 왔을 때마다 현 상태 유지가 가장 나았고, 어떤 진영도 사건도 초대하거나 거절하거나 옮기지 않았다.", actor)
}

func (korean) Hidden(count int) string { return fmt.Sprintf("외 %d건", count) }

func (korean) Parted(branch, whole string) string {
	switch {
	case branch == "" && whole == "":
		return "분기한 실행에서도 모든 결정이 원래 실행과 같다."
	case branch == "":
		return "원래 실행에만 있는 첫 결정 - " + whole + " 분기한 실행에는 그 뒤의 결정이 없다."
	case whole == "":
		return "원래 실행과 처음으로 달라진 결정 - " + branch + " 원래 실행에는 그 뒤의 결정이 없다."
	}
	return "원래 실행과 처음으로 달라진 결정 - " + branch + " 원래 실행에서는 - " + whole
}

func (korean) ByGovernment(state, id string) string {
	return fmt.Sprintf("%s 국가이므로 그 정부에 대해 설명한다.", Topic.After(fmt.Sprintf("%s(%s)", state, id)))
}

func (korean) Counted(actor string, decisions int) string {
	return fmt.Sprintf("%s에 대한 결정 %d건.", actor, decisions)
}
