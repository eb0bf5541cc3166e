package render

import (
	"entente/agents"
	"entente/render/wording"
	"entente/sim"
)

// cause is what moved an actor that did not choose: the scenario's event, or the outcome of the model in the same tick
// that was about the bloc.
func (n names) cause(decision *agents.Decision) wording.Cause {
	if decision.Event >= 0 {
		return wording.Cause{Kind: "event", Name: n.event(decision.Event)}
	}
	// A split also founds a bloc: of several outcomes, the first one told of is the one that the others follow from.
	for _, happening := range n.record.Happenings {
		if happening.Tick == decision.Tick && happening.Event < 0 && (happening.Bloc == decision.Bloc || happening.Other == decision.Bloc) {
			return wording.Cause{Kind: happening.Kind, Name: n.bloc(int(happening.Bloc)), Other: n.bloc(int(happening.Other))}
		}
	}
	return wording.Cause{}
}

// turn is an actor's wish to join a bloc in a tick.
type turn struct{ tick, actor, bloc int32 }

func turnOf(decision *agents.Decision) turn {
	return turn{decision.Tick, decision.Actor, decision.Bloc}
}

// turnedAway lists the wishes that blocs refused. A recorded move among them did not come about: so it can be where all
// choose together and blocs answer afterwards.
func turnedAway(record *sim.Record) map[turn]bool {
	turned := map[turn]bool{}
	for d := range record.Decisions {
		if record.Decisions[d].Kind == agents.Refusal {
			turned[turnOf(&record.Decisions[d])] = true
		}
	}
	return turned
}
