package agents

import (
	"math"
	"slices"

	"entente/agents/portable"
)

// explaining is the working space of explanations: they are put together here and copied out at the length they have.
type explaining struct {
	scores  []float64     // of the options, with their luck
	sets    []Memberships // that the options lead to
	reasons []Reason
	turns   []turningPoint
}

// Explain says why option chosen won over staying and over the runner-up, for the actor that Consider was last called for
// and the shocks that Decide saw. At temperature 0 luck is 0.
func (c *Chooser) Explain(s *Situation, actor, chosen int) Decision {
	c.fillRows(s, actor)
	c.score(s.Actors.Memberships[actor])
	sets := c.explaining.sets
	runnerUp := c.second(chosen)
	decision := Decision{
		Tick: s.Tick, Kind: Move, Actor: int32(actor), Bloc: -1, Rival: -1, Event: -1,
		From: sets[0], To: sets[chosen], RunnerUp: sets[runnerUp],
	}
	switch option := c.Options[chosen]; {
	case option.Join >= 0:
		decision.Bloc = option.Join
	case option.Leave >= 0:
		decision.Bloc = option.Leave
	default:
		decision.Kind = Declined
	}
	decision.Reasons = c.reasons(s, [3]int{chosen, 0, runnerUp})
	decision.Flips = c.flips(s, actor, chosen)
	return decision
}

// score works out each option's score and the set that it leads to.
func (c *Chooser) score(present Memberships) {
	e := &c.explaining
	e.scores, e.sets = e.scores[:0], e.sets[:0]
	for o, option := range c.Options {
		e.scores = append(e.scores, Score(c.Values[o], c.Shocks[o], c.Temperature))
		e.sets = append(e.sets, option.Apply(present))
	}
}

// second is the option with the next best score; option 0 where there is no other.
func (c *Chooser) second(chosen int) int {
	best, top := 0, math.Inf(-1)
	for o, score := range c.explaining.scores {
		if o != chosen && score > top {
			best, top = o, score
		}
	}
	return best
}

// reasons lists what each factor contributes to the sets of three options.
func (c *Chooser) reasons(s *Situation, options [3]int) []Reason {
	e := &c.explaining
	e.reasons = e.reasons[:0]
	var sets [3]Memberships
	for n, option := range options {
		sets[n] = e.sets[option]
	}
	for k := range c.terms {
		weight, row := c.terms[k].Weight, c.row(k, s.Used)
		var parts [3]float64
		for n, set := range sets {
			parts[n] = weightedSum(weight, row, set)
		}
		e.add(c.infos[k].Name, parts)
	}
	var openness, hostility, exclusive, attention, switching, luck [3]float64
	for n, set := range sets {
		openness[n], hostility[n], exclusive[n] = c.Costs.conflicts(s, set)
		attention[n] = -c.Costs.attention(set.Count())
		switching[n] = -float64(c.Costs.Switching * float64(c.Options[options[n]].changes()))
	}
	e.add(FactorOpenness, openness)
	e.add(FactorHostility, hostility)
	e.add(FactorExclusive, exclusive)
	e.add(FactorAttention, attention)
	e.add(FactorSwitching, switching)
	if c.Temperature > 0 {
		for n, option := range options {
			luck[n] = float64(c.Temperature * portable.Gumbel(c.Shocks[option]))
		}
		e.reasons = append(e.reasons, Reason{FactorLuck, luck[0], luck[1], luck[2]})
	}
	return slices.Clone(e.reasons)
}

// add lists a factor that contributes to any of the three options.
func (e *explaining) add(factor string, parts [3]float64) {
	if parts != [3]float64{} {
		e.reasons = append(e.reasons, Reason{factor, parts[0], parts[1], parts[2]})
	}
}

// weightedSum is weight times a term's values over the blocs of a set.
func weightedSum(weight float64, row []float64, set Memberships) float64 {
	sum := 0.0
	for set != 0 {
		var bloc int
		bloc, set = set.First()
		sum += float64(weight * row[bloc])
	}
	return sum
}

// conflicts are what the three parts of conflict between the blocs of a set contribute to its worth.
func (c Costs) conflicts(s *Situation, set Memberships) (openness, hostility, exclusive float64) {
	for rest := set; rest != 0; {
		var a int
		a, rest = rest.First()
		for before := set & (1<<uint(a) - 1); before != 0; {
			var b int
			b, before = before.First()
			distance, enmity, leakage := s.conflictParts(a, b)
			openness -= float64(c.Openness * distance)
			hostility -= float64(c.Hostility * enmity)
			exclusive -= float64(c.Exclusive * leakage)
		}
	}
	return openness, hostility, exclusive
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
