package render

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"entente/agents"
	"entente/render/terminal"
	"entente/render/wording"
	"entente/scenarios"
	"entente/sim"
)

func (s *sheet) states() *terminal.Listing {
	words := s.words
	rows := terminal.NewListing(words.Details, words.ID, words.Name, ">"+words.Money, ">"+words.FirmSupport, ">"+words.Openness,
		">"+words.Coordination, ">"+words.TalentNet)
	for _, state := range s.document.States {
		policy := &state.Policy
		var details []string
		if state.Government != "" {
			details = append(details, words.Government+": "+s.withID(s.actorNames, state.Government))
		}
		details = s.labelled(details, words.FundingResponse, policy.FundingResponse)
		if len(policy.Alignment) > 0 {
			details = append(details, words.Alignment+": "+figuresByName(policy.Alignment))
		}
		rows.Row(joined(details), state.ID, s.text(state.Name), figure(policy.AIFunding), figure(policy.FirmSupport),
			figure(policy.Openness), figure(policy.Coordination), figure(policy.TalentNet))
	}
	return rows
}

func (s *sheet) controls() *terminal.Listing {
	rows := terminal.NewListing(s.words.Details, s.words.ID, s.words.By, ">"+s.words.Strength)
	for _, state := range s.document.States {
		for _, control := range state.Policy.ExportControls {
			on := s.withIDs(s.actorNames, control.OnActors)
			if control.OnState != "" {
				on = append([]string{s.withID(s.stateNames, control.OnState)}, on...)
			}
			rows.Row([]string{s.voice.On(on, s.roles(control.Roles))}, control.ID, s.withID(s.stateNames, state.ID), figure(&control.Strength))
		}
	}
	return rows
}

func (s *sheet) actors() *terminal.Listing {
	words := s.words
	rows := terminal.NewListing(words.Details, words.ID, words.Name, ">"+words.Size, ">"+words.Invest, ">"+words.AIFraction,
		">"+words.Declared, ">"+words.Measured)
	for _, actor := range s.document.Actors {
		details := []string{s.voice.At(words.Word(actor.Kind), s.withID(s.stateNames, actor.Home))}
		if actor.Country != "" && actor.Country != actor.Home {
			details = append(details, words.Country+": "+actor.Country)
		}
		if len(actor.Blocs) > 0 {
			details = append(details, words.MemberOf+": "+strings.Join(s.withIDs(s.blocNames, actor.Blocs), ", "))
		}
		if len(actor.Roles) > 0 {
			details = append(details, s.shares(actor.Roles))
		}
		details = s.labelled(details, words.Revenue, actor.Revenue)
		details = s.labelled(details, words.Talent, actor.Talent)
		details = s.labelled(details, words.Capability, actor.Capability)
		rows.Row(joined(details), actor.ID, s.text(actor.Name), figure(actor.Size), figure(actor.Invest), figure(actor.AIFraction),
			figure(actor.OpennessDeclared), figure(actor.OpennessMeasured))
	}
	return rows
}

func (s *sheet) blocs() *terminal.Listing {
	words := s.words
	rows := terminal.NewListing(words.Details, words.ID, words.Name, words.Founded, ">"+words.Openness)
	for _, bloc := range s.document.Blocs {
		details := []string{s.voice.AdmitsBy(bloc.Admission, s.withID(s.stateNames, bloc.State))}
		if len(bloc.Leaders) > 0 {
			details = append(details, words.Leaders+": "+strings.Join(s.withIDs(s.actorNames, bloc.Leaders), ", "))
		}
		if len(bloc.Wants) > 0 {
			details = append(details, words.Wants+": "+s.shares(bloc.Wants))
		}
		details = s.labelled(details, words.Exclusivity, bloc.Exclusivity)
		if len(bloc.Pledges) > 0 {
			details = append(details, words.Pledges+": "+figuresByName(bloc.Pledges))
		}
		rows.Row(joined(details), bloc.ID, s.text(bloc.Name), bloc.Founded, figure(bloc.Openness))
	}
	return rows
}

func (s *sheet) ties() *terminal.Listing {
	rows := terminal.NewListing("", s.words.ID, s.words.Between, ">"+s.words.Strength, s.words.Since)
	for _, tie := range s.document.Ties {
		rows.Row(nil, tie.ID, strings.Join(s.withIDs(s.actorNames, tie.Between), ", "), figure(&tie.Strength), tie.Since)
	}
	return rows
}

func (s *sheet) hostility() *terminal.Listing {
	rows := terminal.NewListing("", s.words.ID, s.words.Between, ">"+s.words.Level)
	for _, pair := range s.document.Hostility {
		rows.Row(nil, pair.ID, strings.Join(s.withIDs(s.blocNames, pair.Between), ", "), figure(&pair.Level))
	}
	return rows
}

func (s *sheet) events() *terminal.Listing {
	rows := terminal.NewListing(s.words.Effects, s.words.When, s.words.ID, s.words.Name)
	for _, event := range s.document.Events {
		when, effects := event.Date, s.effects(event.Do)
		if event.When != "" {
			when = s.words.OnCondition
			effects = append([]string{s.voice.When(event.When, event.Repeat)}, effects...)
		}
		rows.Row(effects, when, event.ID, s.text(event.Name))
	}
	return rows
}

// numbers lists figures by name with a note on what each one means.
func (s *sheet) numbers(named scenarios.Figures, notes map[string]agents.Text) *terminal.Listing {
	rows := terminal.NewListing(s.words.Details, s.words.ID, ">"+s.words.Value)
	for _, id := range slices.Sorted(maps.Keys(named)) {
		value := named[id]
		var details []string
		note := notes[id].English
		if s.language == wording.Korean {
			note = notes[id].Korean // the id says as much as an English note would
		}
		if note != "" {
			details = []string{note}
		}
		rows.Row(details, id, figure(&value))
	}
	return rows
}

func termNotes(terms []agents.Registered) map[string]agents.Text {
	notes := map[string]agents.Text{}
	for _, term := range terms {
		notes[term.Term.About().Name] = term.Term.About().Label
	}
	return notes
}

func admissionNotes(terms []agents.RegisteredAdmission) map[string]agents.Text {
	notes := map[string]agents.Text{}
	for _, term := range terms {
		notes[term.Term.About().Name] = term.Term.About().Label
	}
	return notes
}

func parameterNotes() map[string]agents.Text {
	notes := map[string]agents.Text{}
	for _, parameter := range sim.ParameterTable() {
		notes[parameter.Name] = agents.Text{English: parameter.About + " (" + parameter.Unit + ")"}
	}
	return notes
}

// labelled adds a figure behind its label, where there is one.
func (s *sheet) labelled(details []string, label string, f *scenarios.Figure) []string {
	if f == nil {
		return details
	}
	return append(details, label+": "+figure(f))
}

// joined is all parts as one detail.
func joined(parts []string) []string {
	if len(parts) == 0 {
		return nil
	}
	return []string{strings.Join(parts, "; ")}
}

// shares are weights of roles on one line, the greatest first.
func (s *sheet) shares(weights map[string]float64) string {
	roles := slices.SortedFunc(maps.Keys(weights), func(a, b string) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b))
	})
	var parts []string
	for _, role := range roles {
		parts = append(parts, s.words.Word(role)+terminal.Glue+wording.Plain(weights[role]))
	}
	return strings.Join(parts, ", ")
}

// figure is a number with the letter of its mark; nothing where there is no figure.
func figure(f *scenarios.Figure) string {
	if f == nil {
		return ""
	}
	marked := marked(*f)
	return wording.Plain(marked.Value) + terminal.Glue + marked.Mark
}

// marked is a figure with the letter of its mark.
func marked(f scenarios.Figure) wording.Figure {
	if f.Source == "" {
		return wording.Figure{Value: f.Value, Mark: "?"}
	}
	return wording.Figure{Value: f.Value, Mark: f.Source[:1]}
}

// figuresByName are figures on one line, in the order of what they stand under: ids, or years.
func figuresByName[K cmp.Ordered](named map[K]scenarios.Figure) string {
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(named)) {
		value := named[key]
		parts = append(parts, plainKey(key)+terminal.Glue+figure(&value))
	}
	return strings.Join(parts, ", ")
}

func plainKey(key any) string {
	if year, ok := key.(int); ok {
		return strconv.Itoa(year)
	}
	return key.(string)
}
