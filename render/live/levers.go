package live

import (
	"math"

	"entente/agents"
	"entente/scenarios"
)

// Lever is a number of a state's policy, and where it stands.
type Lever struct {
	// Path is the lever's in a scenario, as scenarios.FindLever takes it.
	Path string
	Name agents.Text
	// Value lies between Low and High, and is moved by Step.
	Value, Low, High, Step float64
	// Percent says that the value is a fraction, to be shown in percent.
	Percent bool
}

// policyLevers are the levers of every state, with their names, and the range of those that have no bounds of their own.
var policyLevers = []struct {
	key       string
	name      agents.Text
	low, high float64
	percent   bool
}{
	{"firm_support_fraction", agents.Text{English: "Firm support", Korean: "기업 지원"}, 0, 1, true},
	{"ai_funding_usd_bn_per_year", agents.Text{English: "AI funding, US$ bn a year", Korean: "AI 예산, 연 10억 달러"}, 0, 20, false},
	{"openness_stance", agents.Text{English: "Openness wanted", Korean: "개방 지향"}, 0, 1, true},
	{"coordination", agents.Text{English: "Coordination", Korean: "조율"}, 0, 1, true},
	{"talent_net_per_10k_per_year", agents.Text{English: "Talent, net per 10,000", Korean: "인재 순유입, 연 1만 명당"}, -5, 5, false},
}

// steps is how many steps a lever has from one end to the other.
const steps = 20

// Levers are the levers of a state, by its id, as they stand in a tick; none for an unknown id.
func (r *Run) Levers(tick int, state string) []Lever {
	var list []Lever
	document := &r.at(tick).resolved.Document
	for _, known := range policyLevers {
		found, err := scenarios.FindLever(document, "states."+state+".policy."+known.key)
		if err != nil {
			return nil
		}
		lever := Lever{Path: found.Path, Name: known.name, Value: found.Value.Number, Low: known.low, High: known.high, Percent: known.percent}
		// A value beyond the usual range widens it.
		if far := 2 * math.Abs(lever.Value); !known.percent && far > lever.High {
			lever.High = math.Ceil(far)
			if lever.Low < 0 {
				lever.Low = -lever.High
			}
		}
		lever.Step = (lever.High - lever.Low) / steps
		list = append(list, lever)
	}
	return list
}

// States are the ids of the states, in the order of the scenario.
func (r *Run) States() []string {
	ids := make([]string, len(r.record.States))
	for h := range ids {
		ids[h] = r.record.States[h].ID
	}
	return ids
}
