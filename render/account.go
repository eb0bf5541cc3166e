package render

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"entente/agents"
	"entente/sim"
)

// Account is what a run showed, in sentences and figures and without layout: what a page sets in its own way.
type Account struct {
	// Title is empty for a model without one. Span says what was run, from when to when.
	Title, Span string
	// Focus is the index of the state that the account is about, -1 where the record has none.
	Focus int
	// Headings stand over the cells of Blocs; Note says what they are measured in.
	Headings []string
	Blocs    []BlocAccount
	Note     string
	// Moves are the most telling ones, in time order.
	Moves []DecisionAccount
	// Events are what happened by no actor's choice, each with the date on which it first did, in time order.
	Events []string
	// Standing says how the state in focus stands, and where its actors are at the end.
	Standing []string
}

// BlocAccount is a bloc at the start and at the end of a run.
type BlocAccount struct {
	// Bloc is its index in the record.
	Bloc int
	Name string
	// Cells are its figures, in the order of the headings.
	Cells []string
	// Members says who they are, and who came and went.
	Members string
}

// DecisionAccount is one decision with its reasons.
type DecisionAccount struct {
	Decision *agents.Decision
	Date     string
	Actor    string
	// Sentences tell what was decided and why, Turning what would have turned it.
	Sentences, Turning []string
	// Alternatives are what the decision was between: for a move the chosen one, staying and the runner-up.
	Alternatives []string
	Reasons      []ReasonAccount
}

// ReasonAccount is what a factor contributed to each alternative, in utility units.
type ReasonAccount struct {
	Label  string
	Values []float64
}

// AccountOptions say how a run is told. Colour, Width and Height of the story's options do not count here.
type AccountOptions struct {
	StoryOptions
	// Moves is how many moves are told, ForFocus how many of these are kept for actors of the state in focus.
	Moves, ForFocus int
}

// roomy is more columns and rows than any sentence fills.
const roomy = 1 << 20

// Tell gives the account of a run. It fails where the record holds no tick or names no such state.
func Tell(record *sim.Record, options AccountOptions) (*Account, error) {
	if record.Ticks == 0 {
		return nil, errors.New("telling the run: it stopped before the end of its first tick")
	}
	focus, err := focusOf(record, options.State)
	if err != nil {
		return nil, fmt.Errorf("telling the run: %w", err)
	}
	options.Width, options.Height, options.Colour = roomy, roomy, false
	s := newStory(record, focus, options.StoryOptions)
	a := &Account{
		Title: s.language.Text(record.Title), Span: s.span(), Focus: focus, Standing: s.stateLines(),
		Headings: []string{s.words.Blocs, s.words.Members, s.words.Investment, s.words.CapabilityIndex, s.words.Share},
		Note:     s.voice.FiguresNote(s.overlap()),
	}
	for _, b := range s.blocs {
		a.Blocs = append(a.Blocs, BlocAccount{b.bloc, s.bloc(b.bloc), s.steps(b), strings.TrimSpace(s.memberLine(b))})
		withArrows(a.Blocs[len(a.Blocs)-1].Cells)
	}
	withArrows(a.Standing)
	withArrows(a.Headings)
	for _, event := range s.listEvents() {
		text := s.date(event.tick) + ": " + event.text
		if event.times > 1 {
			text += fmt.Sprintf(" (×%d)", event.times)
		}
		a.Events = append(a.Events, text)
	}
	moves := telling(record, focus, options.Moves, options.ForFocus)
	slices.SortStableFunc(moves, func(a, b *agents.Decision) int { return cmp.Compare(a.Tick, b.Tick) })
	e := newExplanation(record, ExplainOptions{Language: options.Language, Width: roomy, Labels: options.Labels})
	for _, move := range moves {
		a.Moves = append(a.Moves, e.account(move))
	}
	return a, nil
}

// account is one decision without layout. The reasons that made most of a difference come first; those of less than 0.005
// everywhere, which would be written as 0.00, are left out.
func (e *explanation) account(decision *agents.Decision) DecisionAccount {
	a := DecisionAccount{
		Decision: decision, Date: e.date(decision.Tick), Actor: e.actor(decision.Actor),
		Sentences: spoken(e.sentences(decision)),
	}
	if decision.Kind == agents.Scripted {
		return a
	}
	a.Turning = spoken(e.turning(decision))
	columns := e.columns(decision)
	for _, column := range columns {
		a.Alternatives = append(a.Alternatives, column.heading)
	}
	for _, reason := range decision.Reasons {
		told := ReasonAccount{Label: e.factor(reason.Factor)}
		largest := 0.0
		for _, column := range columns {
			told.Values = append(told.Values, column.value(reason))
			largest = max(largest, math.Abs(column.value(reason)))
		}
		if largest >= 0.005 {
			a.Reasons = append(a.Reasons, told)
		}
	}
	spread := func(r ReasonAccount) float64 { return slices.Max(r.Values) - slices.Min(r.Values) }
	slices.SortStableFunc(a.Reasons, func(a, b ReasonAccount) int { return cmp.Compare(spread(b), spread(a)) })
	return a
}

// withArrows writes arrows as a page can.
func withArrows(texts []string) {
	for k, text := range texts {
		texts[k] = strings.ReplaceAll(text, "->", "→")
	}
}

// spoken leaves out sentences that there was no need for.
func spoken(sentences []string) []string {
	return slices.DeleteFunc(sentences, func(sentence string) bool { return sentence == "" })
}
