package advice

import (
	"context"
	"fmt"
	"slices"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble"
)

// pairRuns are some runs of an option that the chosen one is compared with, paired with those of the chosen one by their luck.
type pairRuns struct {
	// members says for each run and place whether it is taken at the end, run by run; with the other option and with the chosen one.
	members [2][]bool
	// elsewhere says which actors ended elsewhere in any of the runs.
	elsewhere []bool
	// deeds are what happened in those of the runs that are explained, in the same order.
	deeds [2]*deeds
}

// contest is the chosen option's model and those of the options that it is compared with, and what is looked at in their runs.
type contest struct {
	chosen *sim.Model
	others []int
	models []*sim.Model // of the others
	// actors are the state's, by index; places are each of them in each bloc of the chosen model.
	actors []int
	places []place
}

// place is an actor's membership in a bloc, by index.
type place struct{ actor, bloc int }

// against are the options that the chosen one is compared with: the runner-up and, where that is another, leaving all as it is.
func (a *Advice) against() []int {
	others := []int{a.RunnerUp}
	if a.RunnerUp != 0 && a.Chosen != 0 {
		others = append(others, 0)
	}
	return others
}

func (a *Advice) contest() (*contest, error) {
	c := &contest{others: a.against()}
	for _, option := range append([]int{a.Chosen}, c.others...) {
		model, err := a.Problem.Model(Case{Option: option, Future: a.Futures[0], Lever: -1})
		if err != nil {
			return nil, err
		}
		c.models = append(c.models, model)
	}
	c.chosen, c.models = c.models[0], c.models[1:]
	home := slices.Index(c.chosen.Names().States, a.Problem.State)
	if home < 0 {
		return nil, fmt.Errorf("%s has no state %s", c.chosen.Name, a.Problem.State)
	}
	for i := range c.chosen.Actors {
		if c.chosen.Actors[i].Home != home {
			continue
		}
		c.actors = append(c.actors, i)
		for b := range c.chosen.Blocs {
			c.places = append(c.places, place{i, b})
		}
	}
	return c, nil
}

// pairsOf does the runs from from to to-1 of each comparison.
func (a *Advice) pairsOf(ctx context.Context, from, to uint64, workers int) ([]*pairRuns, error) {
	c, err := a.contest()
	if err != nil {
		return nil, err
	}
	var blocs agents.Memberships
	for b := range c.chosen.Blocs {
		blocs = blocs.With(b)
	}
	until := max(from, min(to, a.explained()))
	deedsIn := func(model *sim.Model) (*deeds, error) {
		return deedsOf(ctx, model, a.Plan.Seed, from, until, c.actors, blocs)
	}
	runs := ensemble.Runs{Seed: a.Plan.Seed, First: from, Count: to - from, Workers: workers}
	var pairs []*pairRuns
	for _, other := range c.models {
		pair, err := c.pair(ctx, other, runs)
		if err != nil {
			return nil, err
		}
		if pair.deeds[0], err = deedsIn(other); err != nil {
			return nil, err
		}
		if len(pairs) > 0 {
			pair.deeds[1] = pairs[0].deeds[1]
		} else if pair.deeds[1], err = deedsIn(c.chosen); err != nil {
			return nil, err
		}
		pairs = append(pairs, pair)
	}
	return pairs, nil
}

// pair runs the chosen model and another on the same luck.
func (c *contest) pair(ctx context.Context, other *sim.Model, runs ensemble.Runs) (*pairRuns, error) {
	texts := make([]string, len(c.places))
	for k, at := range c.places {
		texts[k] = fmt.Sprintf("%s in %s", c.chosen.Actors[at.actor].ID, c.chosen.Blocs[at.bloc].ID)
	}
	found, err := ensemble.Compare(ctx, []*sim.Model{other, c.chosen}, runs, texts...)
	if err != nil {
		return nil, err
	}
	pair := &pairRuns{}
	for side, answers := range found.Answers {
		pair.members[side] = make([]bool, 0, int(runs.Count)*len(c.places))
		for run := range int(runs.Count) {
			for k := range c.places {
				pair.members[side] = append(pair.members[side], answers.ByRun[k][run] != 0)
			}
		}
	}
	movers := map[string]bool{}
	for _, mover := range found.Movers(1) {
		movers[mover.Actor] = true
	}
	for _, actor := range c.actors {
		pair.elsewhere = append(pair.elsewhere, movers[c.chosen.Actors[actor].ID])
	}
	return pair, nil
}

// explained is how many runs are looked into for the reasons of decisions.
func (a *Advice) explained() uint64 { return min(explained, a.Plan.Compared) }

// joined are the runs of one comparison put together from pieces in the order of their runs.
func (c *contest) joined(pieces []*Measured, number int) (*pairRuns, error) {
	all := &pairRuns{elsewhere: make([]bool, len(c.actors)), deeds: [2]*deeds{{}, {}}}
	for _, piece := range pieces {
		if len(piece.pairs) != len(c.others) {
			return nil, fmt.Errorf("runs %d to %d are of %d comparisons in place of %d", piece.From, piece.To, len(piece.pairs), len(c.others))
		}
		pair := piece.pairs[number]
		if len(pair.elsewhere) != len(c.actors) || len(pair.members[0]) != int(piece.To-piece.From)*len(c.places) {
			return nil, fmt.Errorf("runs %d to %d are of other actors or blocs", piece.From, piece.To)
		}
		for k, elsewhere := range pair.elsewhere {
			all.elsewhere[k] = all.elsewhere[k] || elsewhere
		}
		for side, own := range pair.deeds {
			all.members[side] = append(all.members[side], pair.members[side]...)
			all.deeds[side].joins = append(all.deeds[side].joins, own.joins...)
			all.deeds[side].refusals = append(all.deeds[side].refusals, own.refusals...)
		}
	}
	return all, nil
}

// of lists by run, as 1 and 0, whether a place is taken.
func (p *pairRuns) of(side, at, places int) []float64 {
	var values []float64
	for k := at; k < len(p.members[side]); k += places {
		value := 0.0
		if p.members[side][k] {
			value = 1
		}
		values = append(values, value)
	}
	return values
}
