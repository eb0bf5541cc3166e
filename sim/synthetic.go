package sim

import (
	"fmt"
	"time"

	"entente/agents"
	"entente/agents/portable"
	"entente/sim/random"
)

// Synthetic makes a model of made-up actors, for benchmarks and for tests of scale: sizes as in firms (log-normal),
// two roles each, homes of unequal weight, openness uniform, each bloc led by one of the largest actors. The same
// arguments and seed always give the same model.
func Synthetic(actors, blocs, states int, seed uint64) *Model {
	calendar := Calendar{Start: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2029, 12, 1, 0, 0, 0, 0, time.UTC), Length: Month}
	m := NewModel(fmt.Sprintf("synthetic-%d-%d-%d", actors, blocs, states), calendar)
	source := random.New(seed, 0)
	uniform := func(actor, index uint64) float64 { return source.Float64(actor, 0, random.PurposeSynthetic, index) }
	for h := range states {
		policy := agents.Policy{FirmSupport: 0.1, AIFunding: 1, Alignment: make([]float64, states), FundingResponse: 0.1}
		for other := range states {
			policy.Alignment[other] = float64(2*uniform(uint64(min(h, other)), uint64(1000+max(h, other)))) - 1
		}
		m.States = append(m.States, agents.State{ID: fmt.Sprintf("S%d", h), Government: -1, Policy: policy})
	}
	for i := range actors {
		at := uint64(i)
		actor := agents.Actor{
			ID: fmt.Sprintf("a%d", i), Kind: agents.Firm, Home: int(float64(float64(uniform(at, 0)*uniform(at, 1)) * float64(states))),
			OpennessDeclared: uniform(at, 2),
			// The sum of twelve uniforms less six is close to a standard normal draw.
			Invest: portable.Exp(float64(1.5 * (twelve(uniform, at) - 6))),
		}
		actor.Roles[int(float64(uniform(at, 3)*float64(agents.RoleCount)))] = 0.6
		actor.Roles[int(float64(uniform(at, 4)*float64(agents.RoleCount)))] += 0.4
		m.Actors = append(m.Actors, actor)
	}
	for b := range blocs {
		bloc := agents.Bloc{ID: fmt.Sprintf("b%d", b), Active: true, State: -1, Openness: uniform(uint64(b), 2000), Admission: agents.Admission(b % 2)}
		bloc.Exclusivity = 1 - bloc.Openness
		for role := range bloc.Wants {
			bloc.Wants[role] = uniform(uint64(b), uint64(3000+role))
		}
		for k := range 3 {
			leader := int(float64(uniform(uint64(b), uint64(4000+k)) * float64(actors)))
			bloc.Leaders = append(bloc.Leaders, leader)
			m.Actors[leader].Blocs = m.Actors[leader].Blocs.With(b)
		}
		m.Blocs = append(m.Blocs, bloc)
	}
	return m
}

func twelve(uniform func(actor, index uint64) float64, actor uint64) float64 {
	sum := 0.0
	for k := range uint64(12) {
		sum += uniform(actor, 100+k)
	}
	return sum
}
