package live

import (
	"strings"

	"entente/agents"
	"entente/render/wording"
	"entente/scenarios"
)

// called is what a lever is called, and its unit.
type called struct{ label, unit agents.Text }

func text(english, korean string) agents.Text { return agents.Text{English: english, Korean: korean} }

// leverNames are the words for levers, by their path with the names of actors, states and the like left out.
func leverNames() map[string]called {
	billions, fraction := text("US$ bn a year", "연 10억 달러"), text("0 to 1", "0~1")
	yearly, none := text("a year", "연간"), agents.Text{}
	names := map[string]called{
		"states.policy.ai_funding_usd_bn_per_year":  {text("Public money for AI", "AI 공공 재정"), billions},
		"states.policy.firm_support_fraction":       {text("Support to AI firms", "AI 기업 지원"), text("of their investment", "투자 대비")},
		"states.policy.openness_stance":             {text("Openness it wants", "개방 노선"), fraction},
		"states.policy.coordination":                {text("Steering of home firms", "자국 기업 조율"), fraction},
		"states.policy.talent_net_per_10k_per_year": {text("Net migration of talent", "인재 순이동"), text("per 10,000 a year", "연 1만 명당")},
		"states.policy.funding_response_per_year":   {text("Funding raised when it falls behind", "뒤처질 때 재정 확대"), yearly},
		"states.policy.alignment":                   {text("Alignment with", "우호 관계:"), text("-1 to 1", "-1~1")},
		"states.policy.export_controls.strength":    {text("Export control", "수출 통제"), fraction},
		"blocs.openness":                            {text("Openness", "개방성"), fraction},
		"blocs.admission":                           {text("Admission", "가입 방식"), none},
		"blocs.pledges_usd_bn":                      {text("Pledged money for", "투자 약속:"), text("US$ bn", "10억 달러")},
		"actors.invest_usd_bn_per_year":             {text("Investment", "투자"), billions},
		"actors.openness_declared":                  {text("Declared openness", "공언한 개방성"), fraction},
		"parameters.temperature":                    {text("Luck in choices", "선택의 우연"), text("utility", "효용")},
		"parameters.switching":                      {text("Cost of changing blocs", "진영을 바꾸는 비용"), text("utility", "효용")},
		"parameters.revisions_per_year":             {text("How often actors think again", "재검토 횟수"), yearly},
		"parameters.social_aspiration":              {text("Looking at what others have", "남과의 비교"), none},
		"parameters.recruits_per_year":              {text("Invitations of a bloc", "진영의 초청"), yearly},
		"parameters.dominance_threshold":            {text("Share that makes a bloc dominant", "지배 진영이 되는 몫"), fraction},
		"parameters.spillover_per_year":             {text("Knowledge shared within blocs", "진영 안 지식 공유"), yearly},
		"parameters.leak_per_year":                  {text("Knowledge leaking out", "지식 유출"), yearly},
		"parameters.learning_rate_per_year":         {text("Speed of learning", "학습 속도"), yearly},
		"parameters.market_growth_per_year":         {text("Growth of the market", "시장 성장"), yearly},
		"parameters.cost_decline_per_year":          {text("Fall of costs", "비용 하락"), yearly},
		"parameters.talent_mobility_per_year":       {text("Mobility of talent", "인재 이동성"), yearly},
		"parameters.hostility_gain":                 {text("Growth of hostility", "적대의 증가"), none},
		"parameters.hostility_decay_per_year":       {text("Fading of hostility", "적대의 감소"), yearly},
	}
	for _, term := range agents.Terms() {
		about := term.Term.About()
		names["weights."+about.Name] = called{about.Label, text("weight", "가중치")}
	}
	return names
}

// names are what the things in a document are called.
type names struct {
	levers map[string]called
	// of are states, blocs and actors by the start of their paths.
	of map[string]string
}

func newNames(document *scenarios.Document, language wording.Language) names {
	n := names{leverNames(), map[string]string{}}
	add := func(kind, id string, name scenarios.Text) {
		said := language.Text(agents.Text(name))
		if said == "" {
			said = id
		}
		n.of[kind+"."+id] = said
	}
	for _, state := range document.States {
		add("states", state.ID, state.Name)
	}
	for _, bloc := range document.Blocs {
		add("blocs", bloc.ID, bloc.Name)
	}
	for _, actor := range document.Actors {
		add("actors", actor.ID, actor.Name)
	}
	return n
}

// label is what a lever is called beside the thing that it belongs to, and its unit; false for one that is not offered.
func (n names) label(path string, language wording.Language) (label, unit string, known bool) {
	kind, rest, _ := strings.Cut(path, ".")
	suffix := ""
	if kind == "states" || kind == "blocs" || kind == "actors" {
		_, rest, _ = strings.Cut(rest, ".")
		switch parts := strings.Split(rest, "."); {
		case len(parts) == 3 && parts[1] == "alignment":
			rest, suffix = "policy.alignment", n.of["states."+parts[2]]
		case len(parts) == 4 && parts[1] == "export_controls":
			rest, suffix = "policy.export_controls."+parts[3], strings.ReplaceAll(parts[2], "_", " ")
		case len(parts) == 2 && parts[0] == "pledges_usd_bn":
			rest, suffix = parts[0], parts[1]
		}
	}
	found, known := n.levers[kind+"."+rest]
	label = language.Text(found.label)
	if suffix != "" {
		label += " " + suffix
	}
	return label, language.Text(found.unit), known
}

// group is the start of a lever's path, its kind, and the name of what it belongs to.
func (n names) group(path string, language wording.Language) (id, kind, name string) {
	kind, rest, _ := strings.Cut(path, ".")
	switch kind {
	case "states", "blocs", "actors":
		of, _, _ := strings.Cut(rest, ".")
		id = kind + "." + of
		return id, kind, n.of[id]
	case "weights":
		return kind, kind, language.Text(text("What reasons weigh", "이유의 무게"))
	}
	return kind, kind, language.Text(text("The model", "모형"))
}
