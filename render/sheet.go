package render

import (
	"fmt"
	"io"
	"strings"

	"entente/agents"
	"entente/render/terminal"
	"entente/render/wording"
	"entente/scenarios"
)

// SheetOptions say how a scenario is shown.
type SheetOptions struct {
	Language wording.Language
	// Width is the number of columns, 80 where it is 0. Lines are never longer, from 70 columns on; numbers keep their columns.
	Width int
}

// Sheet writes a scenario as the engine gets it, with all that it extends laid together: as tables with the ids by which
// files call things, and what events do as sentences. It fails where the writer fails.
func Sheet(w io.Writer, resolved *scenarios.Resolved, options SheetOptions) error {
	if options.Width <= 0 {
		options.Width = 80
	}
	s := newSheet(&resolved.Document, options)
	s.introduce(resolved.Files)
	s.section(s.words.States, s.states())
	s.section(s.words.Controls, s.controls())
	s.section(s.words.Actors, s.actors())
	s.section(s.words.Blocs, s.blocs())
	s.section(s.words.Ties, s.ties())
	s.section(s.words.Hostility, s.hostility())
	s.section(s.words.Events, s.events())
	s.section(s.words.Weights, s.numbers(s.document.Weights, termNotes(agents.Terms())))
	s.section(s.words.AdmissionWeights, s.numbers(s.document.AdmissionWeights, admissionNotes(agents.AdmissionTerms())))
	s.section(s.words.Parameters, s.numbers(s.document.Parameters, parameterNotes()))
	if _, err := io.WriteString(w, strings.Join(s.out, "\n")+"\n"); err != nil {
		return fmt.Errorf("writing the scenario: %w", err)
	}
	return nil
}

// sheet is one being written.
type sheet struct {
	document *scenarios.Document
	language wording.Language
	voice    wording.Sheet
	words    wording.SheetLabels
	width    int
	// names are those of actors, blocs and states by id, in the language.
	actorNames, blocNames, stateNames map[string]string
	out                               []string
}

func newSheet(document *scenarios.Document, options SheetOptions) *sheet {
	s := &sheet{
		document: document, language: options.Language, voice: options.Language.Sheet(), width: options.Width,
		actorNames: map[string]string{}, blocNames: map[string]string{}, stateNames: map[string]string{},
	}
	s.words = s.voice.Labels()
	for _, actor := range document.Actors {
		s.actorNames[actor.ID] = s.text(actor.Name)
	}
	for _, bloc := range document.Blocs {
		s.blocNames[bloc.ID] = s.text(bloc.Name)
	}
	for _, state := range document.States {
		s.stateNames[state.ID] = s.text(state.Name)
	}
	return s
}

// text is a text in the language.
func (s *sheet) text(text scenarios.Text) string { return s.language.Text(agents.Text(text)) }

// mostProse is how wide running text is set, so that it reads well.
const mostProse = 100

func (s *sheet) say(text string) {
	if text != "" {
		s.out = append(s.out, terminal.Wrap(text, min(s.width, mostProse), "")...)
	}
}

// introduce says what the scenario is about and how to read the tables.
func (s *sheet) introduce(files []string) {
	clock := &s.document.Clock
	s.say(s.document.Name + ": " + s.text(s.document.Title))
	s.say(s.text(s.document.About))
	s.out = append(s.out, "")
	s.say(s.voice.Period(clock.Start, clock.End, clock.Tick, clock.ChoicesFrom, clock.Revision))
	s.say(s.voice.Chain(files))
	s.say(s.voice.Marks())
	s.say(s.voice.Notation(agents.RoleNames()))
}

// section writes a table under its heading, or nothing where it has no rows.
func (s *sheet) section(head string, rows *terminal.Listing) {
	if !rows.Empty() {
		s.out = append(append(s.out, "", head), rows.Lines(s.width, "  ")...)
	}
}

// name is the name of an id, or the id where a thing has none.
func name(names map[string]string, id string) string {
	if known := names[id]; known != "" {
		return known
	}
	return id
}

// called are the names of ids.
func called(names map[string]string, ids ...string) []string {
	list := make([]string, len(ids))
	for k, id := range ids {
		list[k] = name(names, id)
	}
	return list
}

// withID is the name of an id with the id beside it.
func (s *sheet) withID(names map[string]string, id string) string {
	if known := names[id]; known != "" {
		return s.voice.Named(known, id)
	}
	return id
}

// withIDs are the names of ids, each with its id beside it.
func (s *sheet) withIDs(names map[string]string, ids []string) []string {
	list := make([]string, len(ids))
	for k, id := range ids {
		list[k] = s.withID(names, id)
	}
	return list
}

// roles are the words for roles.
func (s *sheet) roles(written []string) []string {
	list := make([]string, len(written))
	for k, role := range written {
		list[k] = s.words.Word(role)
	}
	return list
}
