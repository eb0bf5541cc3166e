package sim

import (
	"errors"
	"fmt"

	"entente/agents"
)

// rebasable says all that keeps the world from going on with another model.
func (w *World) rebasable(patched *Model) error {
	var problems []error
	complain := func(format string, arguments ...any) { problems = append(problems, fmt.Errorf(format, arguments...)) }
	if err := patched.Check(); err != nil {
		return err
	}
	former := w.Model
	if patched.Calendar.Length != former.Calendar.Length || !patched.Calendar.Start.Equal(former.Calendar.Start) {
		complain("the calendar starts otherwise, or has ticks of another length")
	} else if ticks := patched.Calendar.Ticks(); ticks < int(w.Tick) {
		complain("the calendar ends at tick %d, which is over", ticks)
	}
	was, is := former.Names(), patched.Names()
	if !sameNames(was.Actors, is.Actors) {
		complain("the actors are not the same: a branch changes what is to come, not who exists")
	} else {
		for i := range former.Actors {
			if what := factChanged(&former.Actors[i], &patched.Actors[i]); what != "" {
				complain("actor %s: its %s is a fact of the start, and cannot be changed later", former.Actors[i].ID, what)
			}
		}
	}
	if !sameNames(was.States, is.States) {
		complain("the states are not the same: a branch changes what is to come, not who exists")
	} else {
		for h := range former.States {
			if former.States[h].Government != patched.States[h].Government {
				complain("state %s: its government is a fact of the start, and cannot be changed later", former.States[h].ID)
			}
		}
	}
	if len(is.Blocs) < len(was.Blocs) || !sameNames(was.Blocs, is.Blocs[:len(was.Blocs)]) {
		complain("the blocs are not the same: a branch may list further ones behind them, no others")
	} else {
		problems = append(problems, w.blocProblems(patched)...)
	}
	return errors.Join(append(problems, w.eventProblems(patched)...)...)
}

// factChanged names the first fact of the start that differs.
func factChanged(former, patched *agents.Actor) string {
	switch {
	case former.Kind != patched.Kind:
		return "kind"
	case former.Home != patched.Home:
		return "home"
	case former.Roles != patched.Roles:
		return "roles"
	case former.Capital != patched.Capital:
		return "capital"
	case former.Capability != patched.Capability:
		return "capability"
	case former.Talent != patched.Talent:
		return "talent"
	case former.Blocs != patched.Blocs:
		return "memberships"
	}
	return ""
}

func (w *World) blocProblems(patched *Model) []error {
	var problems []error
	complain := func(format string, arguments ...any) { problems = append(problems, fmt.Errorf(format, arguments...)) }
	if patched.Slots() < w.Slots {
		complain("there is room for %d blocs, and there was for %d", patched.Slots(), w.Slots)
	}
	for b := range patched.Blocs {
		bloc := &patched.Blocs[b]
		if b < len(w.Model.Blocs) {
			if bloc.Active != w.Model.Blocs[b].Active {
				complain("bloc %s: whether it existed at the start cannot be changed later", bloc.ID)
			}
			if leader := w.noMember(b, bloc.Leaders); leader >= 0 {
				complain("bloc %s: %s cannot lead it, as it is no member", bloc.ID, patched.Actors[leader].ID)
			}
			continue
		}
		if bloc.Active {
			complain("bloc %s: a new bloc cannot have existed at the start: found it by a later event", bloc.ID)
		}
		if known := w.Bloc(bloc.ID); known >= 0 {
			complain("bloc %s: a bloc of that id has arisen since the start", bloc.ID)
		} else if b < w.Slots && w.BlocIDs[b] != "" {
			complain("bloc %s: %s, which has arisen since the start, stands in its place", bloc.ID, w.BlocIDs[b])
		}
	}
	return problems
}

// noMember is the first of those that are to lead an existing bloc newly and do not belong to it, -1 where all do.
func (w *World) noMember(bloc int, leaders []int) int {
	former := w.Model.Blocs[bloc].Leaders
	for k, leader := range leaders {
		same := len(former) == len(leaders) && former[k] == leader
		if !same && w.Blocs.Active[bloc] && leader < len(w.Actors.Memberships) && !w.Actors.Memberships[leader].Has(bloc) {
			return leader
		}
	}
	return -1
}

// eventProblems finds the events that would have to happen in the past.
func (w *World) eventProblems(patched *Model) []error {
	done := make([]bool, len(patched.Events))
	for e, now := range match(w.Model.eventIDs(), patched.eventIDs()) {
		if now >= 0 {
			done[now] = w.agenda.done[e]
		}
	}
	var problems []error
	for e := range patched.Events {
		event := &patched.Events[e]
		if tick := max(event.Tick, 0); !done[e] && event.When == nil && tick < int(w.Tick) {
			problems = append(problems, fmt.Errorf("event %s: it is dated %s, and the run goes on from %s: nothing happens in the past",
				event.ID, patched.Calendar.Label(tick), patched.Calendar.Label(int(w.Tick))))
		}
	}
	return problems
}
