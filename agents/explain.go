package agents

import (
	"math"

	"entente/agents/portable"
)

// Explain says why option chosen won over staying and over the runner-up, for the actor that Consider was last called for
// and the shocks that Decide saw. At temperature 0 luck is 0.
func (c *Chooser) Explain(s *Situation, actor, chosen int) Decision {
	c.fillRows(s, actor)
	present := s.Actors.Memberships[actor]
	runnerUp := c.second(chosen)
	decision := Decision{
		Tick: s.Tick, Kind: Move, Actor: int32(actor), Bloc: -1, Rival: -1, Event: -1,
		From: present, To: c.Options[chosen].Apply(present), RunnerUp: c.Options[runnerUp].Apply(present),
	}
	switch option := c.Options[chosen]; {
	case option.Join >= 0:
		decision.Bloc = option.Join
	case option.Leave >= 0:
		decision.Bloc = option.Leave
	default:
		decision.Kind = Declined
	}
	decision.Reasons = c.reasons(s, actor, chosen, runnerUp)
	decision.Flips = c.flips(s, actor, chosen)
	return decision
}

// second is the option with the next best score; option 0 where there is no other.
func (c *Chooser) second(chosen int) int {
	best, top := 0, math.Inf(-1)
	for o, value := range c.Values {
		if o == chosen {
			continue
		}
		if score := Score(value, c.Shocks[o], c.Temperature); score > top {
			best, top = o, score
		}
	}
	return best
}

// reasons lists what each factor contributes to the three options' sets.
func (c *Chooser) reasons(s *Situation, actor, chosen, runnerUp int) []Reason {
	present := s.Actors.Memberships[actor]
	alternatives := [3]int{chosen, 0, runnerUp}
	var reasons []Reason
	add := func(factor string, part func(Option, Memberships) float64) {
		var parts [3]float64
		for k, o := range alternatives {
			parts[k] = part(c.Options[o], c.Options[o].Apply(present))
		}
		if parts != [3]float64{} {
			reasons = append(reasons, Reason{factor, parts[0], parts[1], parts[2]})
		}
	}
	for k, term := range c.terms {
		row := c.row(k, s.Used)
		add(term.Term.About().Name, func(_ Option, set Memberships) float64 {
			sum := 0.0
			for _, bloc := range set.List() {
				sum += float64(term.Weight * row[bloc])
			}
			return sum
		})
	}
	pairs := func(weight float64, part func(a, b int) float64) func(Option, Memberships) float64 {
		return func(_ Option, set Memberships) float64 {
			sum := 0.0
			blocs := set.List()
			for k, a := range blocs {
				for _, b := range blocs[:k] {
					sum -= float64(weight * part(a, b))
				}
			}
			return sum
		}
	}
	add(FactorOpenness, pairs(c.Costs.Openness, func(a, b int) float64 { x, _, _ := s.conflictParts(a, b); return x }))
	add(FactorHostility, pairs(c.Costs.Hostility, func(a, b int) float64 { _, x, _ := s.conflictParts(a, b); return x }))
	add(FactorExclusive, pairs(c.Costs.Exclusive, func(a, b int) float64 { _, _, x := s.conflictParts(a, b); return x }))
	add(FactorAttention, func(_ Option, set Memberships) float64 { return -c.Costs.attention(set.Count()) })
	add(FactorSwitching, func(option Option, _ Memberships) float64 {
		return -float64(c.Costs.Switching * float64(option.changes()))
	})
	if c.Temperature > 0 {
		var luck [3]float64
		for k, o := range alternatives {
			luck[k] = float64(c.Temperature * portable.Gumbel(c.Shocks[o]))
		}
		reasons = append(reasons, Reason{FactorLuck, luck[0], luck[1], luck[2]})
	}
	return reasons
}

// changes is how many memberships the option begins or ends.
func (o Option) changes() int {
	changes := 0
	if o.Join >= 0 {
		changes++
	}
	if o.Leave >= 0 {
		changes++
	}
	return changes
}
