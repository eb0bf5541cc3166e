package live

import (
	"entente/render/wording"
	"entente/scenarios"
)

// Group are the levers of a state, a bloc or an actor, or those of a kind.
type Group struct {
	// ID is the start of their paths, such as "states.KR"; Name what they belong to.
	ID   string `json:"id"`
	Name string `json:"name"`
	// Kind is states, blocs, actors, weights or parameters.
	Kind   string  `json:"kind"`
	Levers []Offer `json:"levers"`
}

// Offers are all levers that can be moved, in the order of the scenario's file: states, blocs, actors, weights and parameters.
func (r *Run) Offers(language wording.Language) []Group {
	names := newNames(&r.Scenario().Document, language)
	var groups []Group
	at := map[string]int{}
	for _, lever := range scenarios.Levers(&r.Scenario().Document) {
		offered, fit := newOffer(lever, names, language)
		if !fit {
			continue
		}
		id, kind, name := names.group(lever.Path, language)
		k, known := at[id]
		if !known {
			k = len(groups)
			at[id] = k
			groups = append(groups, Group{ID: id, Name: name, Kind: kind})
		}
		groups[k].Levers = append(groups[k].Levers, offered)
	}
	return inOrder(groups)
}

// inOrder puts the kinds that are moved most first.
func inOrder(groups []Group) []Group {
	var sorted []Group
	for _, kind := range []string{"states", "blocs", "actors", "weights", "parameters"} {
		for _, group := range groups {
			if group.Kind == kind {
				sorted = append(sorted, group)
			}
		}
	}
	return sorted
}

// Moved is a turn in words.
type Moved struct {
	Tick  int    `json:"tick"`
	Date  string `json:"date"`
	Path  string `json:"path"`
	Label string `json:"label"`
	Of    string `json:"of"`
	Value string `json:"value"`
}

// Told tells the run's turns, in order.
func (r *Run) Told(language wording.Language) []Moved {
	names := newNames(&r.Scenario().Document, language)
	told := []Moved{}
	for _, turn := range r.Turns() {
		label, _, known := names.label(turn.Path, language)
		_, _, of := names.group(turn.Path, language)
		if !known {
			label, of = turn.Path, ""
		}
		told = append(told, Moved{
			Tick: turn.Tick, Date: language.Date(r.record.Calendar, turn.Tick), Path: turn.Path, Label: label, Of: of,
			Value: turn.Value.String(),
		})
	}
	return told
}
