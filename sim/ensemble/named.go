package ensemble

import (
	"fmt"
	"strings"

	"entente/agents"
	"entente/sim"
)

// namedNumbers are the numbers that may follow a dot, with the function that gives them for a state, an actor or a bloc.
var namedNumbers = []struct{ name, state, actor, bloc string }{
	{"rank", "rank", "", ""},
	{"strength", "strength", "", ""},
	{"share", "state_share", "market", "share"},
	{"dependence", "dependence", "", ""},
	{"talent", "talent", "", ""},
	{"capability", "", "capability", ""},
	{"capital", "", "capital", "mass"},
	{"members", "", "", "members"},
	{"openness", "", "openness", "openness"},
	{"threat", "", "", "threat"},
}

// worseHigher lists the functions of which less is better.
var worseHigher = []string{"rank(", "dependence(", "hostility(", "threat("}

// named writes name.number in the language of outcomes: korea.rank is rank("KR"). A name is an id, or the English name or a
// word of it, in any case, where only one thing is called so.
func named(model *sim.Model, name, number string) (string, error) {
	known := make([]string, 0, len(namedNumbers))
	for _, candidate := range namedNumbers {
		known = append(known, candidate.name)
		if candidate.name != number {
			continue
		}
		for _, kind := range []struct {
			function string
			ids      []string
			names    []agents.Text
		}{
			{candidate.state, ids(model.States, func(s *agents.State) string { return s.ID }), texts(model.States, func(s *agents.State) agents.Text { return s.Name })},
			{candidate.bloc, ids(model.Blocs, func(b *agents.Bloc) string { return b.ID }), texts(model.Blocs, func(b *agents.Bloc) agents.Text { return b.Name })},
			{candidate.actor, ids(model.Actors, func(a *agents.Actor) string { return a.ID }), texts(model.Actors, func(a *agents.Actor) agents.Text { return a.Name })},
		} {
			if kind.function == "" {
				continue
			}
			if id := lookUp(name, kind.ids, kind.names); id != "" {
				return fmt.Sprintf("%s(%q)", kind.function, id), nil
			}
		}
		return "", fmt.Errorf("nothing that has %s is called %q", number, name)
	}
	return "", fmt.Errorf("there is no number %q of %s: allowed are %s", number, name, strings.Join(known, ", "))
}

func ids[T any](things []T, id func(*T) string) []string {
	found := make([]string, 0, len(things))
	for k := range things {
		found = append(found, id(&things[k]))
	}
	return found
}

func texts[T any](things []T, text func(*T) agents.Text) []agents.Text {
	found := make([]agents.Text, 0, len(things))
	for k := range things {
		found = append(found, text(&things[k]))
	}
	return found
}

// lookUp finds the id of what is called so; empty where nothing or more than one thing is.
func lookUp(name string, ids []string, names []agents.Text) string {
	for _, id := range ids {
		if strings.EqualFold(id, name) {
			return id
		}
	}
	found := ""
	for k, id := range ids {
		for _, word := range append(strings.Fields(names[k].English), names[k].English) {
			if strings.EqualFold(word, name) {
				if found != "" && found != id {
					return ""
				}
				found = id
			}
		}
	}
	return found
}
