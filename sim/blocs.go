package sim

import (
	"slices"

	"entente/agents"
)

// Found makes a bloc of a slot exist from this tick on, with its leaders as members. event is the index of the scenario's
// event that does it, -1 for an outcome of the model; so below.
func (w *World) Found(bloc, event int) {
	if w.Blocs.Active[bloc] {
		return
	}
	w.Blocs.Active[bloc] = true
	w.leadersChanged = true
	w.happen("founded", event, bloc, -1)
	for _, leader := range w.Blocs.Leaders[bloc] {
		w.Join(int(leader), bloc, event)
	}
	w.RefreshConflict(w.chooser.Costs)
}

// Join makes an actor a member without asking either side.
func (w *World) Join(actor, bloc, event int) {
	if w.Blocs.Active[bloc] && !w.Actors.Memberships[actor].Has(bloc) {
		w.scripted(actor, bloc, event, w.Actors.Memberships[actor].With(bloc))
		w.Enrol(actor, bloc)
	}
}

// Leave ends a membership without asking either side.
func (w *World) Leave(actor, bloc, event int) {
	if w.Actors.Memberships[actor].Has(bloc) {
		w.scripted(actor, bloc, event, w.Actors.Memberships[actor].Without(bloc))
		w.Withdraw(actor, bloc)
	}
}

// Dissolve ends a bloc; its members are free.
func (w *World) Dissolve(bloc, event int) {
	if !w.Blocs.Active[bloc] {
		return
	}
	w.happen("dissolved", event, bloc, -1)
	for i := range w.Actors.Memberships {
		w.Leave(i, bloc, event)
	}
	w.close(bloc)
}

// Merge moves members, leaders and pledges of one bloc into another and ends the first.
func (w *World) Merge(from, into, event int) {
	if from == into || !w.Blocs.Active[from] || !w.Blocs.Active[into] {
		return
	}
	w.happen("merged", event, from, into)
	for i := range w.Actors.Memberships {
		if w.Actors.Memberships[i].Has(from) {
			w.Leave(i, from, event)
			w.Join(i, into, event)
		}
	}
	for _, leader := range w.Blocs.Leaders[from] {
		if !slices.Contains(w.Blocs.Leaders[into], leader) {
			w.Blocs.Leaders[into] = append(w.Blocs.Leaders[into], leader)
		}
	}
	w.Pledges[into] = append(w.Pledges[into], w.Pledges[from]...)
	w.Pledges[from] = w.Pledges[from][:0]
	w.close(from)
	w.leadersChanged = true
}

// Split founds a bloc in the slot into and moves those members of a bloc into it that the rule names. Leaders who move lead
// the old bloc no more; where none is left, the largest of the remaining members leads it.
func (w *World) Split(from, into, event int, moves func(actor int) bool) {
	if from == into || !w.Blocs.Active[from] || w.Blocs.Active[into] {
		return
	}
	w.happen("split", event, from, into)
	w.Found(into, event)
	for i := range w.Actors.Memberships {
		if set := w.Actors.Memberships[i]; set.Has(from) && (set.Has(into) || moves(i)) {
			w.Leave(i, from, event)
			w.Join(i, into, event)
		}
	}
	w.replaceLeaders(from)
}

// replaceLeaders drops those leaders who are no longer members.
func (w *World) replaceLeaders(bloc int) {
	leaders := slices.DeleteFunc(w.Blocs.Leaders[bloc], func(leader int32) bool { return !w.Actors.Memberships[leader].Has(bloc) })
	largest := -1
	for i, set := range w.Actors.Memberships {
		if set.Has(bloc) && (largest < 0 || w.Actors.Mass[i] > w.Actors.Mass[largest]) {
			largest = i
		}
	}
	if len(leaders) == 0 && largest >= 0 {
		leaders = append(leaders, int32(largest))
	}
	w.Blocs.Leaders[bloc] = leaders
	w.leadersChanged = true
}

// close ends a bloc that has no members left.
func (w *World) close(bloc int) {
	w.Blocs.Active[bloc] = false
	w.Blocs.PledgeRate[bloc], w.Blocs.Threat[bloc] = 0, 0
	for i := range w.Actors.Invited {
		w.Actors.Invited[i] = w.Actors.Invited[i].Without(bloc)
	}
}

func (w *World) scripted(actor, bloc, event int, to agents.Memberships) {
	if len(w.deciding) > 0 {
		from := w.Actors.Memberships[actor]
		w.decided(agents.Decision{
			Tick: w.Tick, Kind: agents.Scripted, Actor: int32(actor), Bloc: int32(bloc), Rival: -1, Event: int32(event),
			From: from, To: to, RunnerUp: from,
		})
	}
}
