package sim

import (
	"reflect"

	"entente/agents"
)

// Trunk is a world as it stands after a model's shared ticks: what all of its runs have in common. A run that sets out from
// it (World.Fork) is to the bit the run that starts at the beginning, so that many runs need not go through the same past
// each time.
type Trunk struct {
	world World
}

// SharedTicks is how many of the first ticks are the same in every run, whatever the luck: those before ChoicesFrom, as
// luck has a part in choices and invitations alone. It is 0 where phases or effects of events are not the engine's own,
// which might draw luck at any time.
func (m *Model) SharedTicks() int {
	own := Phases()
	if len(m.Phases) != len(own) {
		return 0
	}
	for k, phase := range m.Phases {
		if reflect.ValueOf(phase.Step).Pointer() != reflect.ValueOf(own[k].Step).Pointer() {
			return 0
		}
	}
	for e := range m.Events {
		for _, effect := range m.Events[e].Effects {
			kind := reflect.TypeOf(effect)
			if kind.Kind() == reflect.Pointer {
				kind = kind.Elem()
			}
			if kind.PkgPath() != reflect.TypeFor[World]().PkgPath() {
				return 0
			}
		}
	}
	return min(max(0, m.ChoicesFrom), m.Calendar.Ticks())
}

// Keep takes in a world that has done its model's shared ticks. The world itself is only read.
func (t *Trunk) Keep(w *World) { t.world.standAs(w) }

// Fork puts the world, one of the trunk's model that has been run before, where the shared ticks end, with the luck of another
// run. Its observers have not seen the ticks up to there.
func (w *World) Fork(trunk *Trunk, seed, run uint64) {
	w.standAs(&trunk.world)
	w.setLuck(seed, run)
	w.choosing.order.reset()
}

// standAs copies all that a world is between two ticks and that differs between worlds of one model; a checkpoint of both
// is the same.
func (w *World) standAs(other *World) {
	w.CopyFrom(&other.Situation)
	w.leadersChanged = other.leadersChanged
	w.BlocNames = append(w.BlocNames[:0], other.BlocNames...)
	w.BlocIDs = append(w.BlocIDs[:0], other.BlocIDs...)
	for len(w.Pledges) < len(other.Pledges) {
		w.Pledges = append(w.Pledges, nil)
	}
	for b, pledges := range other.Pledges {
		w.Pledges[b] = append(w.Pledges[b][:0], pledges...)
	}
	for len(w.Policies) < len(other.Policies) {
		w.Policies = append(w.Policies, agents.Policy{})
	}
	for h := range other.Policies {
		own, policy := &w.Policies[h], other.Policies[h]
		policy.Alignment = append(own.Alignment[:0], policy.Alignment...)
		policy.Controls = append(own.Controls[:0], policy.Controls...)
		*own = policy
	}
	e, from := &w.economy, &other.economy
	e.market, e.trend, e.spread, e.best, e.spreading = from.market, from.trend, from.spread, from.best, from.spreading
	e.scale, e.openTop = from.scale, from.openTop
	e.own, e.access = append(e.own[:0], from.own...), append(e.access[:0], from.access...)
	w.choosing.aspiration = append(w.choosing.aspiration[:0], other.choosing.aspiration...)
	starts, theirs := &w.start, &other.start
	starts.invest, starts.share = append(starts.invest[:0], theirs.invest...), append(starts.share[:0], theirs.share...)
	starts.capability = append(starts.capability[:0], theirs.capability...)
	starts.efficiency = append(starts.efficiency[:0], theirs.efficiency...)
	starts.ecosystem = append(starts.ecosystem[:0], theirs.ecosystem...)
	starts.strength = append(starts.strength[:0], theirs.strength...)
	w.agenda.done = append(w.agenda.done[:0], other.agenda.done...)
}
