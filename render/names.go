package render

import (
	"fmt"
	"strings"

	"entente/agents"
	"entente/render/wording"
	"entente/scenarios"
	"entente/sim"
)

// names gives what a record speaks of its names in a language.
type names struct {
	record   *sim.Record
	language wording.Language
	labels   map[string]agents.Text
}

func newNames(record *sim.Record, language wording.Language, extra map[string]agents.Text) names {
	return names{record, language, Labels(record, extra)}
}

// costLabels name the factors that are no terms.
var costLabels = map[string]agents.Text{
	agents.FactorAttention: {English: "attention that each bloc takes", Korean: "진영마다 드는 관리 부담"},
	agents.FactorSwitching: {English: "the cost of changing", Korean: "소속을 바꾸는 비용"},
	agents.FactorOpenness:  {English: "clash of openness between its blocs", Korean: "소속 진영 간 개방성 충돌"},
	agents.FactorHostility: {English: "hostility between its blocs", Korean: "소속 진영 간 적대"},
	agents.FactorExclusive: {English: "exclusive blocs beside open ones", Korean: "배타적 진영과의 겹침"},
	agents.FactorBar:       {English: "the bar for its kind of candidate", Korean: "가입 기준"},
	agents.FactorLuck:      {English: "luck", Korean: "운"},
}

// Labels collects the names of factors: those of the terms, the costs, what a record carries beside flips, and what the
// caller adds for terms of its own.
func Labels(record *sim.Record, extra map[string]agents.Text) map[string]agents.Text {
	known := map[string]agents.Text{}
	for d := range record.Decisions {
		for _, flip := range record.Decisions[d].Flips {
			if flip.Input.Unit == termValue && flip.Input.Label != (agents.Text{}) {
				known[flip.Factor] = flip.Input.Label
			}
		}
	}
	for _, term := range agents.Terms() {
		known[term.Term.About().Name] = term.Term.About().Label
	}
	for _, term := range agents.AdmissionTerms() {
		known[term.Term.About().Name] = term.Term.About().Label
	}
	for factor, label := range costLabels {
		known[factor] = label
	}
	for factor, label := range extra {
		known[factor] = label
	}
	return known
}

// factor is a factor's label; its name in words where nobody has labelled it.
func (n names) factor(name string) string {
	if label := n.language.Text(n.labels[name]); label != "" {
		return label
	}
	return strings.ReplaceAll(name, "_", " ")
}

// text is a name, or the id where a thing has none.
func (n names) text(text agents.Text, id string) string {
	if name := n.language.Text(text); name != "" {
		return name
	}
	return id
}

func (n names) actor(i int32) string {
	if i < 0 || int(i) >= len(n.record.Actors) {
		return ""
	}
	return n.text(n.record.Actors[i].Name, n.record.Actors[i].ID)
}

func (n names) bloc(b int) string {
	if b < 0 || b >= len(n.record.Blocs) {
		return ""
	}
	return n.text(n.record.Blocs[b].Name, n.record.Blocs[b].ID)
}

func (n names) event(e int32) string {
	if e < 0 || int(e) >= len(n.record.Events) {
		return ""
	}
	return n.text(n.record.Events[e].Name, n.record.Events[e].ID)
}

func (n names) date(tick int32) string { return n.language.Date(n.record.Calendar, int(tick)) }

// blocs are the names of a set.
func (n names) blocs(set agents.Memberships) []string {
	var list []string
	for _, b := range set.List() {
		list = append(list, n.bloc(b))
	}
	return list
}

// change is the step from one set to another.
func (n names) change(from, to agents.Memberships) wording.Change {
	return wording.Change{Joined: n.blocs(to &^ from), Left: n.blocs(from &^ to), Kept: n.blocs(from & to)}
}

// find gives the index of an id among a kind of things, or an error that names the nearest one.
func find(kind, id string, ids []string) (int, error) {
	for k, known := range ids {
		if known == id {
			return k, nil
		}
	}
	if nearest, ok := scenarios.Nearest(id, ids); ok {
		return -1, fmt.Errorf("no %s %q in this record: did you mean %q?", kind, id, nearest)
	}
	const most = 8
	if len(ids) > most {
		return -1, fmt.Errorf("no %s %q in this record: it has %s and %d more", kind, id, strings.Join(ids[:most], ", "), len(ids)-most)
	}
	return -1, fmt.Errorf("no %s %q in this record: it has %s", kind, id, strings.Join(ids, ", "))
}
