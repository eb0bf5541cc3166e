package render

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/agents"
	"entente/render/terminal"
	"entente/render/wording"
	"entente/sim"
)

// ExplainOptions say what is explained and how.
type ExplainOptions struct {
	// Actor is the id of an actor of the record, or of a state, which stands for its government.
	Actor    string
	Language wording.Language
	// Width is the number of columns, 80 where it is 0. Lines are never longer, from 60 columns on.
	Width int
	// Labels name factors of terms that are not built in, by the term's name.
	Labels map[string]agents.Text
}

// Explain writes every decision about one actor in time order: each in sentences and as a table of what every factor
// contributed. It fails where the record names no such actor (the error gives the nearest id), where a state has no
// government among the actors, where the record holds no tick, or where the writer fails.
func Explain(w io.Writer, record *sim.Record, options ExplainOptions) error {
	actor, state, err := whom(record, options.Actor)
	if err != nil {
		return fmt.Errorf("explaining: %w", err)
	}
	if record.Ticks == 0 {
		return errors.New("explaining: the run stopped before the end of its first tick")
	}
	e := newExplanation(record, options)
	e.actorIndex = int32(actor)
	if state >= 0 {
		e.say("", e.voice.ByGovernment(e.text(record.States[state].Name, record.States[state].ID), record.States[state].ID))
	}
	e.introduce()
	e.tell()
	if _, err := io.WriteString(w, strings.Join(e.out, "\n")+"\n"); err != nil {
		return fmt.Errorf("writing the explanation: %w", err)
	}
	return nil
}

// whom finds the actor that an id means, and the state where it is the id of one, else -1.
func whom(record *sim.Record, id string) (actor, state int, err error) {
	ids := make([]string, len(record.Actors))
	for i, actor := range record.Actors {
		ids[i] = actor.ID
	}
	if slices.Contains(ids, id) {
		return slices.Index(ids, id), -1, nil
	}
	state = slices.IndexFunc(record.States, func(known sim.StateName) bool { return known.ID == id })
	if state < 0 {
		actor, err = find("actor", id, ids)
		return actor, -1, err
	}
	if actor = record.States[state].Government; actor >= 0 && actor < len(ids) {
		return actor, state, nil
	}
	var at []string
	for _, actor := range record.Actors {
		if actor.Home == state {
			at = append(at, actor.ID)
		}
	}
	if len(at) == 0 {
		return -1, state, fmt.Errorf("state %s has no actors", id)
	}
	return -1, state, fmt.Errorf("state %s has no government among the actors; its actors are %s", id, strings.Join(at, ", "))
}

// explanation is one being written.
type explanation struct {
	names
	voice      wording.Voice
	words      wording.Labels
	width      int
	actorIndex int32
	turned     map[turn]bool
	out        []string
}

func newExplanation(record *sim.Record, options ExplainOptions) *explanation {
	if options.Width <= 0 {
		options.Width = 80
	}
	return &explanation{
		names: newNames(record, options.Language, options.Labels), width: options.Width, turned: turnedAway(record),
		voice: options.Language.Voice(), words: options.Language.Voice().Labels(),
	}
}

func (e *explanation) say(indent string, sentences ...string) {
	for _, line := range terminal.Wrap(strings.Join(sentences, " "), e.width-terminal.Columns(indent), "") {
		e.out = append(e.out, indent+line)
	}
}

// introduce says who the actor is and where it began and ended.
func (e *explanation) introduce() {
	r := e.record
	name := r.Actors[e.actorIndex]
	about := e.words.Kinds[name.Kind.String()]
	if name.Home >= 0 && name.Home < len(r.States) {
		about += ", " + e.text(r.States[name.Home].Name, r.States[name.Home].ID)
	}
	e.say("", fmt.Sprintf("%s (%s): %s", e.actor(e.actorIndex), name.ID, about))
	e.say("", e.voice.Span(wording.Run{
		Scenario: r.Scenario, Seed: r.Seed, Run: r.Run, From: e.date(0), To: e.date(int32(r.Ticks - 1)),
		Ticks: r.Ticks, Length: r.Calendar.Length,
	}))
	var start agents.Memberships
	if int(e.actorIndex) < len(r.Initial) {
		start = r.Initial[e.actorIndex]
	}
	end := r.Actor(r.Ticks-1, int(e.actorIndex)).Memberships
	e.say("", e.voice.Membership(e.blocs(start), e.blocs(end)))
}

// tell goes through the ticks: invitations by the scenario stand in rows, all else among the decisions.
func (e *explanation) tell() {
	var decisions []*agents.Decision
	for d := range e.record.Decisions {
		if e.record.Decisions[d].Actor == e.actorIndex {
			decisions = append(decisions, &e.record.Decisions[d])
		}
	}
	invitations := e.scriptedInvitations(decisions)
	if len(decisions) == 0 && len(invitations) == 0 {
		e.say("", e.voice.NoDecision(e.actor(e.actorIndex)))
		return
	}
	e.say("", e.voice.Counted(e.actor(e.actorIndex), len(decisions)))
	for _, decision := range decisions {
		for len(invitations) > 0 && invitations[0].tick <= decision.Tick {
			e.invitedByEvent(invitations[0])
			invitations = invitations[1:]
		}
		e.decision(decision)
	}
	for _, invitation := range invitations {
		e.invitedByEvent(invitation)
	}
}

// invitation is one that an event gave.
type invitation struct {
	tick int32
	bloc int
}

// scriptedInvitations finds invitations that no bloc decided on: they appear in the actor's rows, or, where the actor
// took them up or they were gone by the end of the tick, nowhere but in its reasons.
func (e *explanation) scriptedInvitations(decisions []*agents.Decision) []invitation {
	var list []invitation
	var before agents.Memberships
	for tick := range e.record.Ticks {
		now := e.record.Actor(tick, int(e.actorIndex)).Invited
		for _, bloc := range (now &^ before).List() {
			decided := false
			for _, decision := range decisions {
				if decision.Kind == agents.Invitation && decision.Tick == int32(tick) && int(decision.Bloc) == bloc {
					decided = true
				}
			}
			if !decided {
				list = append(list, invitation{int32(tick), bloc})
			}
		}
		before = now
	}
	return list
}

func (e *explanation) invitedByEvent(invitation invitation) {
	e.head(invitation.tick, e.words.Kinds["invitation"])
	e.say("  ", e.voice.InvitedByEvent(e.bloc(invitation.bloc), e.actor(e.actorIndex)))
}

// head is the line above a decision.
func (e *explanation) head(tick int32, kind string) {
	e.out = append(e.out, "", fmt.Sprintf("%s, %s", e.date(tick), kind))
}
