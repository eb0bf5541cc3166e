package ensemble

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"entente/agents"
	"entente/sim"
)

// Divergence is how one run of a model came to differ from the run of another with the same luck.
type Divergence struct {
	// Base and Other are the records of both runs.
	Base, Other *sim.Record
	// Steps are the decisions that were not the same in both, in order of time: the first one, and what followed.
	Steps []Step
}

// Step is a decision that was taken in one run alone, or went another way.
type Step struct {
	Tick  int32
	Actor string
	// Base and Other are the decision in each run; nil where there was none in that tick.
	Base, Other *agents.Decision
	// After is the earlier step that it follows from, by index: the last one that changed what this decision read, -1 where
	// there is none and the models' own difference is all that can be behind it.
	After int
	// Via is what links them: a bloc's id, or the actor's own id where it is an earlier decision of its own.
	Via string
	// Factor is where both decided, the reason whose weight for what the other run chose differs most, and by how much.
	Factor string
	Shift  float64
}

// Diverge runs both models once with the same seed and run number and compares their decisions. Moves, refusals and invitations
// count; an invitation declined in one run and not standing in the other follows from the invitation.
func Diverge(ctx context.Context, base, other *sim.Model, seed, run uint64) (*Divergence, error) {
	var records []*sim.Record
	for _, model := range []*sim.Model{base, other} {
		record, err := sim.Run(ctx, model, seed, run)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", model.Name, err)
		}
		records = append(records, record)
	}
	return Parted(records[0], records[1]), nil
}

// Parted is Diverge for runs that are there already: both of the same seed and run number, on calendars that begin together.
func Parted(base, other *sim.Record) *Divergence {
	d := &Divergence{Base: base, Other: other, Steps: steps(base, other)}
	for k := range d.Steps {
		d.link(k)
	}
	return d
}

// occasion is where a decision of one run is looked for in the other.
type occasion struct {
	tick        int32
	actor, bloc string // the bloc of an invitation or refusal; none for an actor's own choice
	kind        agents.DecisionKind
}

// occasions lists a record's decisions by occasion, in order.
func occasions(record *sim.Record) ([]occasion, map[occasion]*agents.Decision) {
	order, found := make([]occasion, 0, len(record.Decisions)), map[occasion]*agents.Decision{}
	for k := range record.Decisions {
		decision := &record.Decisions[k]
		at := occasion{tick: decision.Tick, actor: record.Actors[decision.Actor].ID, kind: decision.Kind}
		switch decision.Kind {
		case agents.Declined:
			continue
		case agents.Invitation, agents.Refusal:
			at.bloc = blocID(record, decision.Bloc)
		}
		order = append(order, at)
		found[at] = decision
	}
	return order, found
}

// steps lists the occasions that differ, in order of time; within a tick first those of the other run.
func steps(base, other *sim.Record) []Step {
	baseOrder, before := occasions(base)
	otherOrder, after := occasions(other)
	var found []Step
	for _, at := range otherOrder {
		if was := before[at]; was == nil || !sameMove(base, was, other, after[at]) {
			found = append(found, newStep(at, base, was, other, after[at]))
		}
	}
	for _, at := range baseOrder {
		if after[at] == nil {
			found = append(found, newStep(at, base, before[at], other, nil))
		}
	}
	slices.SortStableFunc(found, func(a, b Step) int { return cmp.Compare(a.Tick, b.Tick) })
	return found
}

// sameMove says whether two decisions on the same occasion came out the same: choices by the memberships that they led to, what a
// bloc decided about an actor by being there at all.
func sameMove(base *sim.Record, was *agents.Decision, other *sim.Record, is *agents.Decision) bool {
	if is.Kind == agents.Invitation || is.Kind == agents.Refusal {
		return true
	}
	return slices.Equal(blocIDs(base, was.From), blocIDs(other, is.From)) && slices.Equal(blocIDs(base, was.To), blocIDs(other, is.To))
}

func newStep(at occasion, base *sim.Record, was *agents.Decision, other *sim.Record, is *agents.Decision) Step {
	step := Step{Tick: at.tick, Actor: at.actor, Base: was, Other: is, After: -1}
	if was == nil || is == nil {
		return step
	}
	for _, reason := range is.Reasons {
		shift := reason.Chosen - reason.Stay
		for _, former := range was.Reasons {
			if former.Factor == reason.Factor {
				shift -= former.Chosen - former.Stay
			}
		}
		if math.Abs(shift) > math.Abs(step.Shift) {
			step.Factor, step.Shift = reason.Factor, shift
		}
	}
	return step
}

// link finds the earlier step that step k follows from: the actor's own last one, or else the last that changed who belongs to,
// or is invited to, a bloc that the decision was about.
func (d *Divergence) link(k int) {
	step := &d.Steps[k]
	about := d.blocs(step)
	for earlier := k - 1; earlier >= 0; earlier-- {
		former := &d.Steps[earlier]
		if former.Actor == step.Actor {
			step.After, step.Via = earlier, step.Actor
			return
		}
		if step.After >= 0 {
			continue
		}
		for _, bloc := range d.blocs(former) {
			if slices.Contains(about, bloc) {
				step.After, step.Via = earlier, bloc
				break
			}
		}
	}
}

// blocs are the ids of the blocs that a step changed, or weighed against each other.
func (d *Divergence) blocs(step *Step) []string {
	var ids []string
	for _, side := range []struct {
		record   *sim.Record
		decision *agents.Decision
	}{{d.Base, step.Base}, {d.Other, step.Other}} {
		if side.decision == nil {
			continue
		}
		ids = append(ids, blocIDs(side.record, side.decision.From^side.decision.To)...)
		if side.decision.Bloc >= 0 {
			ids = append(ids, blocID(side.record, side.decision.Bloc))
		}
	}
	return ids
}

func blocIDs(record *sim.Record, set agents.Memberships) []string {
	var ids []string
	for _, bloc := range set.List() {
		ids = append(ids, blocID(record, int32(bloc)))
	}
	slices.Sort(ids)
	return ids
}

func blocID(record *sim.Record, bloc int32) string {
	if bloc < 0 || int(bloc) >= len(record.Blocs) {
		return ""
	}
	return record.Blocs[bloc].ID
}
