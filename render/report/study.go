package report

import (
	"slices"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/result"
)

// Study is a folder of many runs.
type Study struct {
	Folder   string
	Manifest *result.Study
	// Scenarios are those that the folder holds, in the manifest's order; at least one.
	Scenarios []*scenarios.Document
	// Records are one run of each scenario, done again for the page; nil in place of one that ended otherwise than the study
	// says. There may be none at all.
	Records []*sim.Record
}

// named gives the things of scenarios their names, by their ids.
type named struct {
	actors, blocs, states map[string]string
	// homes are the states of actors.
	homes map[string]string
	// actorIDs and blocIDs are in the order of the scenarios, the second with those that arose last.
	actorIDs, blocIDs []string
}

func (p *Page) named(documents []*scenarios.Document) named {
	n := named{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, nil, nil}
	add := func(names map[string]string, ids *[]string, id string, name scenarios.Text) {
		if _, known := names[id]; !known {
			names[id] = p.name(agents.Text{English: name.English, Korean: name.Korean}, id)
			*ids = append(*ids, id)
		}
	}
	var states []string
	for _, d := range documents {
		for k := range d.Actors {
			add(n.actors, &n.actorIDs, d.Actors[k].ID, d.Actors[k].Name)
			n.homes[d.Actors[k].ID] = d.Actors[k].Home
		}
		for k := range d.Blocs {
			add(n.blocs, &n.blocIDs, d.Blocs[k].ID, d.Blocs[k].Name)
		}
		for k := range d.States {
			add(n.states, &states, d.States[k].ID, d.States[k].Name)
		}
	}
	add(n.blocs, &n.blocIDs, ensemble.Arisen, scenarios.Text{English: p.words.Arisen, Korean: p.words.Arisen})
	return n
}

// bloc is a bloc's name; an empty id is outside of all.
func (n named) bloc(p *Page, id string) string {
	if id == "" {
		return p.words.NoBloc
	}
	return of(n.blocs, id)
}

// colours are those of the blocs in their order, and of the place outside of all.
func (n named) colours(p *Page) (names, colours []string) {
	for k, id := range n.blocIDs {
		names, colours = append(names, n.blocs[id]), append(colours, seriesColour(k))
	}
	return append(names, p.words.NoBloc), append(colours, quiet)
}

// focusOf is the state that a page of a study is about: the one that is wanted, if the scenario has it.
func focusOf(document *scenarios.Document, wanted string) string {
	has := func(id string) bool {
		return slices.ContainsFunc(document.States, func(state scenarios.State) bool { return state.ID == id })
	}
	switch {
	case wanted != "" && has(wanted):
		return wanted
	case has("KR"):
		return "KR"
	case len(document.States) > 0:
		return document.States[0].ID
	}
	return ""
}

// rowsOf reads a table of a study.
func rowsOf[R any](s Study, name string) ([]R, error) {
	var rows []R
	err := result.ReadStudyTable(s.Folder, s.Manifest, name, func(row *R) error {
		rows = append(rows, *row)
		return nil
	})
	return rows, err
}
