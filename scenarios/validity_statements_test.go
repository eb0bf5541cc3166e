package scenarios_test

import (
	"slices"
	"testing"

	"entente/agents"
	"entente/sim"
)

// measureStatements measures all nine statements, in the definitions of docs/validity.md.
func measureStatements(t *testing.T, runs int) *sheet {
	t.Helper()
	s := &sheet{t: t, study: study{runs: runs}}
	s.statements()
	return s
}

func (s *sheet) statements() {
	s.t.Helper()
	article := s.observeDecisions("article")
	s.nobodyInBoth(article)
	s.carriersClosedUniversitiesOpen()
	s.chineseFirmsStay(article)
	s.koreaAndJapanSooner(article)
	s.kakaoAccepts(article)
	s.fasterAfterShock(article)
	s.hostilityRises(article)
	s.europeStaysSmall(article)
	s.koreaAloneFallsBehind(article)
}

// joins says whether an actor joined the bloc by its own choice.
func joins(d agents.Decision, bloc int) bool {
	return d.Kind == agents.Move && d.To.Has(bloc) && !d.From.Has(bloc)
}

// inside is how many of a group are in a bloc at the end.
func (f *futures) inside(group []int, bloc int) []float64 {
	return f.each(func(run *future) float64 {
		n := 0.0
		for _, actor := range group {
			n += truth(run.members[f.last()][actor].Has(bloc))
		}
		return n
	})
}

// membersOf is how often an actor is in all the blocs at the end of a tick.
func (f *futures) membersOf(id string, tick int, blocs ...int) estimate {
	actor := f.actors(func(a *agents.Actor) bool { return a.ID == id })[0]
	return rate(f.each(func(run *future) float64 {
		for _, bloc := range blocs {
			if !run.members[tick][actor].Has(bloc) {
				return 0
			}
		}
		return 1
	}))
}

// The changes of scenarios that statements ask for.

func without(event string) func(*sim.Model) {
	return func(model *sim.Model) {
		model.Events = slices.DeleteFunc(model.Events, func(e sim.Event) bool { return e.ID == event })
	}
}

func pledgesTimes(bloc string, factor float64) func(*sim.Model) {
	return func(model *sim.Model) {
		for b := range model.Blocs {
			for k := range model.Blocs[b].Pledges {
				if model.Blocs[b].ID == bloc {
					model.Blocs[b].Pledges[k].Money *= factor
				}
			}
		}
	}
}

// koreaWithdrawn takes Korea's actors out of every bloc, right after anybody could have joined.
func koreaWithdrawn(model *sim.Model) {
	korea := int32(stateOf(model, "KR"))
	withdraw := sim.Phase{Name: "withdraw Korea", Step: func(w *sim.World) error {
		for i, set := range w.Actors.Memberships {
			if w.Actors.Home[i] == korea {
				for _, bloc := range set.List() {
					w.Withdraw(i, bloc)
				}
			}
		}
		return nil
	}}
	after := 1 + slices.IndexFunc(model.Phases, func(p sim.Phase) bool { return p.Name == "choose" })
	model.Phases = slices.Insert(model.Phases, after, withdraw)
}

// sameWants lets both US alliances want whatever either wants.
func sameWants(model *sim.Model) {
	var wants agents.RoleWeights
	alliances := []string{"ai_alliance", "ai_ran"}
	for _, bloc := range model.Blocs {
		for role, want := range bloc.Wants {
			if slices.Contains(alliances, bloc.ID) {
				wants[role] = max(wants[role], want)
			}
		}
	}
	for b := range model.Blocs {
		if slices.Contains(alliances, model.Blocs[b].ID) {
			model.Blocs[b].Wants = wants
		}
	}
}
