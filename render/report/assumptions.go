package report

import (
	"fmt"
	"strings"

	"entente/scenarios"
)

// assumption is a figure, or a list such as memberships, with where it comes from.
type assumption struct {
	path, value, span, unit, mark, source string
}

// groups are what figures are about, in the order of a scenario's file.
var groups = []string{"parameters", "weights", "admission_weights", "states", "actors", "blocs", "ties", "hostility", "events"}

// marks are how figures are known, the surest first; the last is none at all.
var marks = []string{"found", "derived", "recalled", "judgement", ""}

// mostAssumptions is how many figures of a group are listed; the scenario in the result's folder has all.
const mostAssumptions = 2000

// assumptions list every figure of a scenario, and its sources.
func (p *Page) assumptions(document *scenarios.Document) []block {
	if document == nil {
		return []block{text(p.words.NoDocument)}
	}
	listed := assumptionsOf(document)
	return append([]block{text(p.words.AssumptionsLead), p.marksChart(listed)}, p.assumptionTables(listed)...)
}

// assumptionTables list figures in parts that can be folded away.
func (p *Page) assumptionTables(listed map[string][]assumption) []block {
	var blocks []block
	for _, group := range groups {
		list := listed[group]
		if len(list) == 0 {
			continue
		}
		t := &table{Columns: columns(p.words.Path, ">"+p.words.Value, p.words.Range, p.words.Mark, p.words.Source)}
		for _, a := range list[:min(mostAssumptions, len(list))] {
			t.Rows = append(t.Rows, []cell{
				{a.path, "code path"}, {Text: a.value}, {Text: a.span}, {of(p.words.Marks, a.mark), "mark"},
				{Text: strings.TrimSpace(a.source)},
			})
		}
		summary := fmt.Sprintf("%s (%d)", of(p.words.Groups, group), len(list))
		folded := []block{{Table: t}}
		if rest := len(list) - mostAssumptions; rest > 0 {
			folded = append(folded, text(p.language.Voice().Hidden(rest)))
		}
		blocks = append(blocks, block{More: &more{summary, folded}})
	}
	return blocks
}

// assumptionsOf lists figures by group: the levers of the scenario that are numbers, and the sources of actors, blocs and events.
func assumptionsOf(document *scenarios.Document) map[string][]assumption {
	listed := map[string][]assumption{}
	add := func(path, value, span, unit, source string) {
		group, _, _ := strings.Cut(path, ".")
		mark, rest, marked := strings.Cut(source, ":")
		if !marked {
			mark, rest = "", source
		}
		listed[group] = append(listed[group], assumption{path, value, span, unit, mark, rest})
	}
	general := generalSources(document)
	for _, lever := range scenarios.Levers(document) {
		if lever.Kind != scenarios.NumberLever {
			continue
		}
		span := ""
		if lever.Ranged {
			span = scenarios.Number(lever.Low).String() + " – " + scenarios.Number(lever.High).String()
		}
		source := lever.Source
		if parts := strings.SplitN(lever.Path, ".", 3); source == "" && len(parts) == 3 {
			source = general[parts[0]+"."+parts[1]]
		}
		add(lever.Path, lever.Value.String(), span, lever.Unit, source)
	}
	for k := range document.Actors {
		actor := &document.Actors[k]
		add("actors."+actor.ID, strings.Join(actor.Blocs, ", "), "", "", actor.Source)
	}
	for k := range document.Blocs {
		add("blocs."+document.Blocs[k].ID, strings.Join(document.Blocs[k].Leaders, ", "), "", "", document.Blocs[k].Source)
	}
	for k := range document.Events {
		event := &document.Events[k]
		add("events."+event.ID, event.Date+event.When, "", "", event.Source)
	}
	return listed
}

// besides leaves out what is in another list too.
func besides(listed, others map[string][]assumption) map[string][]assumption {
	known := map[assumption]bool{}
	for _, list := range others {
		for _, a := range list {
			known[a] = true
		}
	}
	left := map[string][]assumption{}
	for group, list := range listed {
		for _, a := range list {
			if !known[a] {
				left[group] = append(left[group], a)
			}
		}
	}
	return left
}

// generalSources are those of actors, blocs and events as a whole, by the beginning of their figures' paths: that of an actor
// is also the source of its weights by role.
func generalSources(document *scenarios.Document) map[string]string {
	sources := map[string]string{}
	for k := range document.Actors {
		sources["actors."+document.Actors[k].ID] = document.Actors[k].Source
	}
	for k := range document.Blocs {
		sources["blocs."+document.Blocs[k].ID] = document.Blocs[k].Source
	}
	for k := range document.Events {
		sources["events."+document.Events[k].ID] = document.Events[k].Source
	}
	return sources
}

// marksChart counts how figures are known.
func (p *Page) marksChart(listed map[string][]assumption) block {
	var rows []object
	var names, shown, colours []string
	for k, mark := range marks {
		name := of(p.words.Marks, mark)
		if mark == "" {
			name = p.words.NoMark
		}
		names, colours = append(names, name), append(colours, []string{good, strong, light, second, quiet}[k])
		for _, group := range groups {
			count := 0
			for _, a := range listed[group] {
				if known := of(p.words.Marks, a.mark); known == name || mark == "" && a.mark == "" {
					count++
				}
			}
			if count > 0 {
				rows = append(rows, object{
					"group": of(p.words.Groups, group), "mark": name, "order": k, "count": count,
					"tip": fmt.Sprintf("%s, %s: %d", of(p.words.Groups, group), name, count),
				})
			}
		}
	}
	for _, group := range groups {
		if len(listed[group]) > 0 {
			shown = append(shown, of(p.words.Groups, group))
		}
	}
	return p.figure(p.words.MarksTitle, p.words.MarksCaption, chart(rowsHeight(len(shown), 22), rows, object{
		"mark": object{"type": "bar", "height": 15},
		"encoding": object{
			"y": encoded("group", "nominal", "title", nil, "sort", shown, "axis", rowAxis()),
			"x": encoded("count", "quantitative", "title", p.words.Count, "stack", "zero", "axis",
				object{"tickCount": 8, "format": "d"}),
			"color":   colourOf("mark", names, colours, legendRows(3)),
			"order":   object{"field": "order"},
			"tooltip": object{"field": "tip", "type": "nominal"},
		},
	}))
}
