package sim

import (
	"fmt"
	"slices"

	"entente/agents"
)

// Rebase lets the world go on by another model from its next tick on: a patched one, in which somebody has changed what is to
// come. Who exists stays: the same actors, with their homes and roles, the same states and the same blocs. A patched model may
// list further blocs behind them, which are founded by later events.
//
// Parameters, weights, terms, phases, ties, the order of revision, the end of the calendar and the tick from which everybody
// chooses are those of the patched model: an earlier one that is over lets everybody choose from the next tick on, and one
// that is still to come lets nobody choose until then.
// Of the levers, those that differ between the two models are set now to what the patched model says, and the others keep the
// state that they have come to:
//   - states: every lever of the policy, alignment state by state, export controls by their ids, also where one is gone;
//   - blocs: openness, exclusivity, admission, leading state, leaders (who must be members of a bloc that exists), wanted roles,
//     and the pledges as a whole;
//   - actors: the declared openness and the investment, which grows from there: an event that multiplies it does the same;
//   - hostility between two blocs.
//
// Events are told apart by their ids. Those that have happened do not happen again, whatever the patched model says of them;
// all others are those of the patched model. Nothing happens in the past: an event that has not happened and is dated before
// the next tick is a mistake.
//
// A model equal to the world's changes nothing at all. On an error, which lists all that stands in the way, neither does this.
// Luck stays what it is. Observers stay; a Recorder made before keeps the former names: make it after.
func (w *World) Rebase(patched *Model) error {
	if err := w.rebasable(patched); err != nil {
		return fmt.Errorf("go on with %s at tick %d of %s: %w", patched.Name, w.Tick, w.Model.Name, err)
	}
	seed, run := w.Random.Key()
	next, err := New(patched, seed, run)
	if err != nil {
		return err
	}
	state := coder{slots: w.Slots}
	w.stored(&state)
	if state.err != nil {
		return fmt.Errorf("go on with %s at tick %d: %w", patched.Name, w.Tick, state.err)
	}
	tuning := next.Tuning
	if err := next.read(state.data, w.Slots, false); err != nil {
		return fmt.Errorf("go on with %s at tick %d: %w", patched.Name, w.Tick, err)
	}
	next.Situation.Tick, next.Tuning = w.Tick, tuning
	for b := len(w.Model.Blocs); b < len(patched.Blocs); b++ {
		next.setBloc(b, patched.Blocs[b])
	}
	for e, now := range match(w.Model.eventIDs(), patched.eventIDs()) {
		if now >= 0 {
			next.agenda.done[now] = w.agenda.done[e]
		}
	}
	next.turnLevers(w.Model)
	next.Workers = w.Workers
	next.observers, next.deciding, next.happening = w.observers, w.deciding, w.happening
	*w = *next
	return nil
}

func (m *Model) eventIDs() []string {
	ids := make([]string, len(m.Events))
	for e := range m.Events {
		ids[e] = m.Events[e].ID
	}
	return ids
}

// turnLevers sets what differs between the former model and the world's.
func (w *World) turnLevers(former *Model) {
	changed := false
	for h := range former.States {
		changed = w.turnPolicy(h, &former.States[h].Policy) || changed
	}
	for b := range former.Blocs {
		w.turnBloc(b, &former.Blocs[b])
	}
	for i := range former.Actors {
		w.turnActor(i, &former.Actors[i])
	}
	for b := range w.Model.Blocs {
		for a := range b {
			if level := w.Model.enmity(a, b); level != former.enmity(a, b) {
				w.SetHostility(a, b, level)
			}
		}
	}
	if changed {
		w.PoliciesChanged()
	}
}

// levers are the numbers of a policy.
func levers(policy *agents.Policy) []*float64 {
	return []*float64{
		&policy.AIFunding, &policy.FirmSupport, &policy.Openness, &policy.Coordination, &policy.TalentNet, &policy.FundingResponse,
	}
}

// turnPolicy says whether anything changed.
func (w *World) turnPolicy(state int, former *agents.Policy) bool {
	now, wanted, changed := &w.Policies[state], &w.Model.States[state].Policy, false
	openness := now.Openness
	formerLevers, wantedLevers := levers(former), levers(wanted)
	for k, lever := range levers(now) {
		if *wantedLevers[k] != *formerLevers[k] {
			*lever, changed = *wantedLevers[k], true
		}
	}
	if government := w.States.Government[state]; government >= 0 && now.Openness != openness {
		w.Actors.Openness[government] = now.Openness
	}
	for other := range now.Alignment {
		if level := aligned(wanted, other); level != aligned(former, other) {
			now.Alignment[other], changed = level, true
		}
	}
	for c := range wanted.Controls {
		control := &wanted.Controls[c]
		if was := controlled(former, control.ID); was == nil || !sameControl(was, control) {
			if is := controlled(now, control.ID); is != nil {
				*is = *control
			} else {
				now.Controls = append(now.Controls, *control)
			}
			changed = true
		}
	}
	for c := range former.Controls {
		if id := former.Controls[c].ID; controlled(wanted, id) == nil {
			now.Controls = slices.DeleteFunc(now.Controls, func(control agents.Control) bool { return control.ID == id })
			changed = true
		}
	}
	return changed
}

// aligned is the alignment with a state, 0 where a policy lists none.
func aligned(policy *agents.Policy, state int) float64 {
	if state >= len(policy.Alignment) {
		return 0
	}
	return policy.Alignment[state]
}

// controlled is a policy's control of an id, nil where there is none.
func controlled(policy *agents.Policy, id string) *agents.Control {
	for c := range policy.Controls {
		if policy.Controls[c].ID == id {
			return &policy.Controls[c]
		}
	}
	return nil
}

func sameControl(a, b *agents.Control) bool {
	return a.State == b.State && a.Strength == b.Strength && a.Roles == b.Roles && slices.Equal(a.Actors, b.Actors)
}

func (w *World) turnBloc(bloc int, former *agents.Bloc) {
	blocs, wanted := &w.Blocs, &w.Model.Blocs[bloc]
	w.BlocNames[bloc] = wanted.Name
	if wanted.Openness != former.Openness {
		blocs.Openness[bloc] = wanted.Openness
	}
	if wanted.Exclusivity != former.Exclusivity {
		blocs.Exclusivity[bloc] = wanted.Exclusivity
	}
	if wanted.Admission != former.Admission {
		blocs.Admission[bloc] = wanted.Admission
	}
	if wanted.State != former.State {
		blocs.State[bloc] = int32(wanted.State)
	}
	for role, want := range wanted.Wants {
		if want != former.Wants[role] {
			blocs.Wants[role*w.Slots+bloc] = want
		}
	}
	if !slices.Equal(wanted.Pledges, former.Pledges) {
		w.Pledges[bloc] = append(w.Pledges[bloc][:0], wanted.Pledges...)
	}
	if !slices.Equal(wanted.Leaders, former.Leaders) {
		blocs.Leaders[bloc] = blocs.Leaders[bloc][:0]
		for _, leader := range wanted.Leaders {
			blocs.Leaders[bloc] = append(blocs.Leaders[bloc], int32(leader))
		}
		w.leadersChanged = true
	}
}

// turnActor sets an actor's levers. A new investment is the base of its growth too, as ChangeActors has it.
func (w *World) turnActor(actor int, former *agents.Actor) {
	wanted := &w.Model.Actors[actor]
	if wanted.OpennessDeclared != former.OpennessDeclared {
		w.Actors.Openness[actor] = wanted.OpennessDeclared
	}
	if wanted.Invest == former.Invest || wanted.Kind == agents.Government {
		return
	}
	base := wanted.Invest
	if now := w.Actors.Invest[actor]; now > 0 {
		base = float64(w.start.invest[actor]*wanted.Invest) / now
	}
	w.Actors.Invest[actor], w.start.invest[actor] = wanted.Invest, base
}

// enmity is the hostility that a model lists for two blocs, 0 where it lists none.
func (m *Model) enmity(a, b int) float64 {
	level := 0.0
	for _, enmity := range m.Hostility {
		if enmity.A == a && enmity.B == b || enmity.A == b && enmity.B == a {
			level = enmity.Level
		}
	}
	return level
}
