package advice

import (
	"context"

	"entente/agents"
	"entente/sim"
)

// deeds are what happened to some actors in a few runs of an option: how they came into blocs, and by which they were refused. They
// are in the order of the runs, and in a run of time.
type deeds struct {
	joins    []join
	refusals []refusal
}

// join is an actor that came into blocs, by an event where it is scripted, and else by its own choice for the reasons listed.
type join struct {
	actor    int
	blocs    agents.Memberships
	scripted bool
	reasons  []gain
}

// gain is what a factor contributed to a choice against staying, in units of utility.
type gain struct {
	factor string
	value  float64
}

// refusal is a bloc that did not take an actor in.
type refusal struct{ actor, bloc int }

// deedsOf looks into the runs of a model from from to to-1 for the deeds of some actors and blocs, by index.
func deedsOf(ctx context.Context, model *sim.Model, seed, from, to uint64, actors []int, blocs agents.Memberships) (*deeds, error) {
	looked := map[int]bool{}
	for _, actor := range actors {
		looked[actor] = true
	}
	found := &deeds{}
	for run := from; run < to; run++ {
		record, err := sim.Run(ctx, model, seed, run)
		if err != nil {
			return nil, err
		}
		for k := range record.Decisions {
			if decision := &record.Decisions[k]; looked[int(decision.Actor)] {
				found.add(decision, blocs)
			}
		}
	}
	return found, nil
}

func (d *deeds) add(decision *agents.Decision, blocs agents.Memberships) {
	actor := int(decision.Actor)
	if decision.Kind == agents.Refusal {
		if bloc := int(decision.Bloc); bloc >= 0 && blocs.Has(bloc) {
			d.refusals = append(d.refusals, refusal{actor, bloc})
		}
		return
	}
	came := decision.To &^ decision.From & blocs
	if came == 0 || decision.Kind != agents.Scripted && decision.Kind != agents.Move {
		return
	}
	own := join{actor: actor, blocs: came, scripted: decision.Kind == agents.Scripted}
	if !own.scripted {
		for _, reason := range decision.Reasons {
			own.reasons = append(own.reasons, gain{reason.Factor, reason.Chosen - reason.Stay})
		}
	}
	d.joins = append(d.joins, own)
}
