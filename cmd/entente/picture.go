package main

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"entente/render/terminal"
	"entente/scenarios"
)

// proseWidth is how wide running text is set, so that it reads well.
const proseWidth = 100

func prose(text string) string {
	return strings.Join(terminal.Wrap(text, proseWidth, ""), "\n") + "\n"
}

func (p picture) states() *table {
	rows := newTable("id", "name", "government", ">funding $bn/y", ">firm support", ">openness", ">coordination", ">talent /10k/y", "alignment")
	for _, state := range p.Document.States {
		policy := &state.Policy
		rows.add(state.ID, p.of(state.Name), state.Government, figure(policy.AIFunding), figure(policy.FirmSupport),
			figure(policy.Openness), figure(policy.Coordination), figure(policy.TalentNet), figures(policy.Alignment))
	}
	return rows
}

func (p picture) controls() *table {
	rows := newTable("state", "control", ">strength", "on", "roles")
	for _, state := range p.Document.States {
		for _, control := range state.Policy.ExportControls {
			on := control.OnActors
			if control.OnState != "" {
				on = append([]string{control.OnState}, on...)
			}
			rows.add(state.ID, control.ID, figure(&control.Strength), strings.Join(on, " "), cmp.Or(strings.Join(control.Roles, " "), "all"))
		}
	}
	return rows
}

func (p picture) actors() *table {
	rows := newTable("id", "name", "kind", "home", ">size $bn", ">invest $bn/y", ">in AI", ">declared open", ">measured", "blocs", "roles")
	for _, actor := range p.Document.Actors {
		home := actor.Home
		if actor.Country != "" && actor.Country != home {
			home += " " + actor.Country
		}
		rows.add(actor.ID, p.of(actor.Name), actor.Kind, home, figure(actor.Size), figure(actor.Invest), figure(actor.AIFraction),
			figure(actor.OpennessDeclared), figure(actor.OpennessMeasured), strings.Join(actor.Blocs, " "), shares(actor.Roles))
	}
	return rows
}

func (p picture) blocs() *table {
	rows := newTable("id", "name", "founded", ">openness", "admission", "leaders", "pledges $bn", "wants")
	for _, bloc := range p.Document.Blocs {
		var pledges []string
		for _, year := range slices.Sorted(maps.Keys(bloc.Pledges)) {
			pledge := bloc.Pledges[year]
			pledges = append(pledges, strconv.Itoa(year)+" "+figure(&pledge))
		}
		admission := bloc.Admission
		if bloc.State != "" {
			admission += " " + bloc.State
		}
		rows.add(bloc.ID, p.of(bloc.Name), bloc.Founded, figure(bloc.Openness), admission, strings.Join(bloc.Leaders, " "),
			strings.Join(pledges, ", "), shares(bloc.Wants))
	}
	return rows
}

func (p picture) ties() *table {
	rows := newTable("id", "between", ">strength", "since")
	for _, tie := range p.Document.Ties {
		rows.add(tie.ID, strings.Join(tie.Between, " and "), figure(&tie.Strength), tie.Since)
	}
	return rows
}

func (p picture) hostility() *table {
	rows := newTable("between", ">level")
	for _, pair := range p.Document.Hostility {
		rows.add(strings.Join(pair.Between, " and "), figure(&pair.Level))
	}
	return rows
}

func (p picture) events() *table {
	rows := newTable("when", "id", "name", "effects")
	for _, event := range p.Document.Events {
		when := event.Date
		if event.When != "" {
			when = "when " + event.When
		}
		if event.Repeat {
			when += " (each time)"
		}
		var kinds []string
		for _, effect := range event.Do {
			kinds = append(kinds, kindOf(effect))
		}
		rows.add(when, event.ID, p.of(event.Name), strings.Join(kinds, ", "))
	}
	return rows
}

// kindOf is the key of the one consequence that an effect holds.
func kindOf(effect scenarios.Effect) string {
	fields := reflect.ValueOf(effect)
	for at := range fields.NumField() {
		if !fields.Field(at).IsNil() {
			return fields.Type().Field(at).Tag.Get("yaml")
		}
	}
	return ""
}

func numbers(named scenarios.Figures) *table {
	rows := newTable("name", ">value")
	for _, name := range slices.Sorted(maps.Keys(named)) {
		value := named[name]
		rows.add(name, figure(&value))
	}
	return rows
}

// figure is a number with the letter of its mark; nothing where there is no figure.
func figure(f *scenarios.Figure) string {
	if f == nil {
		return ""
	}
	mark := "?"
	if f.Source != "" {
		mark = f.Source[:1]
	}
	return number(f.Value) + " " + mark
}

// figures are figures by name on one line.
func figures(named scenarios.Figures) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(named)) {
		value := named[name]
		parts = append(parts, name+" "+figure(&value))
	}
	return strings.Join(parts, ", ")
}

// shares are weights by name on one line, the greatest first.
func shares(weights map[string]float64) string {
	names := slices.SortedFunc(maps.Keys(weights), func(a, b string) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b))
	})
	var parts []string
	for _, name := range names {
		parts = append(parts, name+" "+number(weights[name]))
	}
	return strings.Join(parts, ", ")
}

func number(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
