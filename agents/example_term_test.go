package agents_test

import (
	"fmt"

	"entente/agents"
)

// sovereignty is a user's own term: the wish to be in a bloc whose leaders are from home.
type sovereignty struct{}

// About describes the term, for scenario files and for explanations.
func (sovereignty) About() agents.TermInfo {
	return agents.TermInfo{
		Name:    "sovereignty",
		Label:   agents.Text{English: "leadership from home", Korean: "자국의 주도"},
		Formula: "1 if a leader is from home",
		Source:  "an example",
	}
}

// Fill writes 1 where a leader has the actor's home, else 0.
func (sovereignty) Fill(s *agents.Situation, actor int, out []float64) {
	clear(out)
	for bloc := range out {
		for _, leader := range s.Blocs.Leaders[bloc] {
			if s.Actors.Home[leader] == s.Actors.Home[actor] {
				out[bloc] = 1
			}
		}
	}
}

// A term of one's own goes to the end of the registry with a weight; nothing in this package is edited for it. Here a
// carrier stands before a bloc led from abroad (mass 0.5) and one led from home (mass 0.3).
func ExampleTerm() {
	s := carrierBetweenTwoBlocs()
	for _, weight := range []float64{0, 0.5} {
		terms := append(agents.Terms(), agents.Registered{Term: sovereignty{}, Weight: weight, Low: 0, High: 1})
		chooser := agents.NewChooser(terms, s.Slots)
		chooser.Costs = agents.Costs{Attention: 0.1}
		chooser.Consider(s, 0)
		chosen := chooser.Decide()
		fmt.Printf("sovereignty at weight %.1f: joins %s\n", weight, [...]string{"abroad", "home"}[chooser.Options[chosen].Join])
		for _, reason := range chooser.Explain(s, 0, chosen).Reasons {
			if reason.Factor == "sovereignty" {
				fmt.Printf("  for it speaks %s by %.2f, for the other bloc by %.2f\n", reason.Factor, reason.Chosen, reason.RunnerUp)
			}
		}
	}
	// Output:
	// sovereignty at weight 0.0: joins abroad
	// sovereignty at weight 0.5: joins home
	//   for it speaks sovereignty by 0.50, for the other bloc by 0.00
}

// carrierBetweenTwoBlocs fills by hand what the engine keeps: three actors with a role each, two blocs, one of them led
// from the carrier's home. All states get on alike, and everybody has the same stance and capability.
func carrierBetweenTwoBlocs() *agents.Situation {
	const actors, homes, slots, roles = 3, 2, 2, agents.RoleCount
	table := func(rows int) []float64 { return make([]float64, rows*slots) }
	s := &agents.Situation{Slots: slots, Used: slots, TicksPerYear: 12}
	s.Tuning = agents.Tuning{ScaleHalfMass: 0.1, OpennessTolerance: 0.5, RivalryAbroad: 0.5, DominanceThreshold: 0.3, CommitmentYears: 2}
	s.Actors = agents.ActorColumns{
		Kind: make([]agents.Kind, actors), Home: []int32{0, 1, 0}, Mass: []float64{0.2, 0.5, 0.3},
		Invest: make([]float64, actors), Capability: make([]float64, actors), Share: make([]float64, actors),
		Openness: make([]float64, actors), Memberships: []agents.Memberships{0, 1, 2}, Invited: make([]agents.Memberships, actors),
		Joined: make([]int32, actors*slots), TieStart: make([]int32, actors+1), Targeted: make([]bool, actors),
	}
	s.Actors.SetRoles(actors, func(actor int) (roles agents.RoleWeights) {
		roles[[]agents.Role{agents.Telecom, agents.Research, agents.Research}[actor]] = 1
		return roles
	})
	s.Blocs = agents.BlocColumns{
		Active: []bool{true, true}, Leaders: [][]int32{{1}, {2}}, Openness: table(1), Exclusivity: table(1), Wants: table(roles),
		PledgeRate: table(1), Hostility: table(slots), Conflict: table(slots),
		Members: make([]int32, slots), HomeMembers: make([]int32, homes*slots), Mass: table(1), Share: table(1), Returns: table(1),
		Gap: table(roles), RoleMass: table(roles), RoleHomeMass: table(homes * roles), HomeMass: table(homes), TargetedMass: table(homes),
		KnowledgeSum: table(1), OpennessSum: table(1), Claims: table(1), RoleShare: table(roles),
		HomeShare: table(homes), Supply: table(roles), Alignment: table(homes), Restricted: table(homes * roles),
		Sanctioned: table(homes), Government: table(homes), Knowledge: table(1),
	}
	s.States = agents.StateColumns{
		Count: homes, Government: []int32{-1, -1}, Coordination: make([]float64, homes), Alignment: make([]float64, homes*homes),
		Controls: make([]float64, homes*homes*roles), Restricts: make([]bool, homes*homes), Restricted: make([]bool, homes),
		Restricting: make([]bool, homes), RoleTotal: make([]float64, roles),
	}
	s.Pool()
	return s
}
