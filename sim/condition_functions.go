package sim

import (
	"strings"

	"entente/agents"
)

// ConditionArgument is what kind of name a function takes.
type ConditionArgument uint8

// The kinds of name.
const (
	ActorArgument ConditionArgument = iota
	BlocArgument
	StateArgument
)

// String is the kind in English.
func (a ConditionArgument) String() string { return [...]string{"actor", "bloc", "state"}[a] }

// ConditionFunction is a function or a variable of conditions.
type ConditionFunction struct {
	// Name may occur twice, with arguments of different kinds.
	Name string
	// Arguments are names in quotes. A variable has none and is written without parentheses.
	Arguments []ConditionArgument
	// Unit is the unit or range of a number; empty for what is true or false.
	Unit  string
	About agents.Text

	// One of these gives the value; a and b are the indices of the arguments.
	number func(w *World, a, b int) float64
	truth  func(w *World, a, b int) bool
	// positions says that the value is read from the states' positions.
	positions bool
}

// Signature is the function as it is written: hostility(bloc, bloc), or tick.
func (f ConditionFunction) Signature() string {
	if len(f.Arguments) == 0 {
		return f.Name
	}
	kinds := make([]string, len(f.Arguments))
	for k, argument := range f.Arguments {
		kinds[k] = argument.String()
	}
	return f.Name + "(" + strings.Join(kinds, ", ") + ")"
}

// ConditionFunctions lists the functions and variables that conditions may use: first the variables, then what is asked
// of blocs, actors and states. Where an actor and a bloc share a name, a function for either takes the bloc.
func ConditionFunctions() []ConditionFunction {
	return append([]ConditionFunction(nil), conditionFunctions...)
}

var (
	aBloc        = []ConditionArgument{BlocArgument}
	twoBlocs     = []ConditionArgument{BlocArgument, BlocArgument}
	anActor      = []ConditionArgument{ActorArgument}
	actorAndBloc = []ConditionArgument{ActorArgument, BlocArgument}
	aState       = []ConditionArgument{StateArgument}
)

var conditionFunctions = []ConditionFunction{
	{Name: "tick", Unit: "from 0", About: agents.Text{English: "the tick", Korean: "현재 틱"},
		number: func(w *World, _, _ int) float64 { return float64(w.Tick) }},
	{Name: "year", Unit: "calendar year", About: agents.Text{English: "the year of the tick's first day", Korean: "틱 첫날의 연도"},
		number: func(w *World, _, _ int) float64 { return float64(w.Model.Calendar.Date(int(w.Tick)).Year()) }},
	{Name: "month", Unit: "1..12", About: agents.Text{English: "the month of the tick's first day", Korean: "틱 첫날의 월"},
		number: func(w *World, _, _ int) float64 { return float64(w.Model.Calendar.Date(int(w.Tick)).Month()) }},
	{Name: "years", Unit: "years", About: agents.Text{English: "time since the start", Korean: "시작 이후 지난 시간"},
		number: func(w *World, _, _ int) float64 { return w.Years(0) }},

	{Name: "share", Arguments: aBloc, Unit: "0..1", About: agents.Text{English: "the bloc's part of the market", Korean: "진영의 시장 점유율"},
		number: func(w *World, bloc, _ int) float64 { return w.Blocs.Share[bloc] }},
	{Name: "mass", Arguments: aBloc, Unit: "0..1", About: agents.Text{English: "the members' part of the world's AI capital", Korean: "세계 AI 자본에서 회원들이 차지하는 비중"},
		number: func(w *World, bloc, _ int) float64 { return w.Blocs.Mass[bloc] }},
	{Name: "members", Arguments: aBloc, Unit: "actors", About: agents.Text{English: "how many belong to the bloc", Korean: "진영의 회원 수"},
		number: func(w *World, bloc, _ int) float64 { return float64(w.Blocs.Members[bloc]) }},
	{Name: "active", Arguments: aBloc, About: agents.Text{English: "whether the bloc exists", Korean: "진영의 존재 여부"},
		truth: func(w *World, bloc, _ int) bool { return w.Blocs.Active[bloc] }},
	{Name: "openness", Arguments: aBloc, Unit: "0..1", About: agents.Text{English: "how open the bloc is", Korean: "진영의 개방성"},
		number: func(w *World, bloc, _ int) float64 { return w.Blocs.Openness[bloc] }},
	{Name: "hostility", Arguments: twoBlocs, Unit: "0..1", About: agents.Text{English: "hostility between two blocs", Korean: "두 진영 사이의 적대감"},
		number: func(w *World, bloc, other int) float64 { return w.Row(w.Blocs.Hostility, bloc)[other] }},
	{Name: "common", Arguments: twoBlocs, Unit: "actors", About: agents.Text{English: "how many belong to both blocs", Korean: "두 진영에 모두 속한 수"},
		number: membersOfBoth},
	{Name: "pledge", Arguments: aBloc, Unit: "USD bn per year", About: agents.Text{English: "what the bloc has pledged for the year of the tick", Korean: "진영이 해당 연도에 약속한 금액"},
		number: pledgedTo},
	{Name: "threat", Arguments: aBloc, Unit: "0..1", About: agents.Text{English: "the part of its usual market share that the bloc has lost", Korean: "진영이 평소 시장 점유율에서 잃은 비중"},
		number: func(w *World, bloc, _ int) float64 { return w.Blocs.Threat[bloc] }},

	{Name: "member", Arguments: actorAndBloc, About: agents.Text{English: "whether the actor belongs to the bloc", Korean: "행위자의 진영 가입 여부"},
		truth: func(w *World, actor, bloc int) bool { return w.Actors.Memberships[actor].Has(bloc) }},
	{Name: "invited", Arguments: actorAndBloc, About: agents.Text{English: "whether the actor has a standing invitation of the bloc", Korean: "진영의 초대가 유효한지 여부"},
		truth: func(w *World, actor, bloc int) bool { return w.Actors.Invited[actor].Has(bloc) }},
	{Name: "capability", Arguments: anActor, Unit: "index, 1 for the best at the start", About: agents.Text{English: "the actor's AI capability", Korean: "행위자의 AI 역량"},
		number: func(w *World, actor, _ int) float64 { return w.Actors.Capability[actor] }},
	{Name: "invest", Arguments: anActor, Unit: "USD bn per year", About: agents.Text{English: "AI investment out of the actor's own means", Korean: "행위자의 자체 AI 투자"},
		number: func(w *World, actor, _ int) float64 { return w.Actors.Invest[actor] }},
	{Name: "capital", Arguments: anActor, Unit: "USD bn", About: agents.Text{English: "the actor's stock of AI capital", Korean: "행위자의 AI 자본"},
		number: func(w *World, actor, _ int) float64 { return w.Actors.Capital[actor] }},
	{Name: "market", Arguments: anActor, Unit: "0..1", About: agents.Text{English: "the actor's part of the market", Korean: "행위자의 시장 점유율"},
		number: func(w *World, actor, _ int) float64 { return w.Actors.Share[actor] }},
	{Name: "openness", Arguments: anActor, Unit: "0..1", About: agents.Text{English: "how open the actor says it is", Korean: "행위자가 표방하는 개방성"},
		number: func(w *World, actor, _ int) float64 { return w.Actors.Openness[actor] }},

	{Name: "rank", Arguments: aState, Unit: "1 for the strongest", About: agents.Text{English: "the state's rank by strength", Korean: "국가의 AI 국력 순위"},
		number: func(w *World, state, _ int) float64 { return float64(w.economy.positions[state].Rank) }, positions: true},
	{Name: "strength", Arguments: aState, Unit: "0..1", About: agents.Text{English: "the state's part of the world's AI strength", Korean: "세계 AI 국력에서 국가가 차지하는 비중"},
		number: func(w *World, state, _ int) float64 { return w.economy.positions[state].Strength }, positions: true},
	{Name: "state_share", Arguments: aState, Unit: "0..1", About: agents.Text{English: "its firms' part of the market", Korean: "그 국가 기업들의 시장 점유율"},
		number: func(w *World, state, _ int) float64 { return w.economy.positions[state].Share }, positions: true},
	{Name: "dependence", Arguments: aState, Unit: "0..1", About: agents.Text{English: "the part of its actors' inputs that foreign-led blocs hold", Korean: "외국 주도 진영에 대한 투입 요소 의존도"},
		number: func(w *World, state, _ int) float64 { return w.economy.positions[state].Dependence }, positions: true},
	{Name: "funding", Arguments: aState, Unit: "USD bn per year", About: agents.Text{English: "the state's public money for AI", Korean: "국가의 공공 AI 예산"},
		number: func(w *World, state, _ int) float64 { return w.Policies[state].AIFunding }},
	{Name: "coordination", Arguments: aState, Unit: "0..1", About: agents.Text{English: "how far the state steers its firms", Korean: "국가가 기업을 조율하는 정도"},
		number: func(w *World, state, _ int) float64 { return w.Policies[state].Coordination }},
	{Name: "talent", Arguments: aState, Unit: "thousands", About: agents.Text{English: "AI staff of the state's actors", Korean: "국가 내 행위자들의 AI 인력"},
		number: talentIn},
}

// membersOfBoth counts the actors that belong to each of two blocs.
func membersOfBoth(w *World, bloc, other int) float64 {
	count := 0.0
	for _, set := range w.Actors.Memberships {
		if set.Has(bloc) && set.Has(other) {
			count++
		}
	}
	return count
}

// pledgedTo is worked out from the pledges: the column of pledge rates is that of the last tick until investment.
func pledgedTo(w *World, bloc, _ int) float64 {
	if !w.Blocs.Active[bloc] {
		return 0
	}
	year, sum := w.Model.Calendar.Date(int(w.Tick)).Year(), 0.0
	for _, pledge := range w.Pledges[bloc] {
		if pledge.Year == year {
			sum += pledge.Money
		}
	}
	return sum
}

func talentIn(w *World, state, _ int) float64 {
	sum := 0.0
	for i, home := range w.Actors.Home {
		if int(home) == state {
			sum += w.Actors.Talent[i]
		}
	}
	return sum
}
