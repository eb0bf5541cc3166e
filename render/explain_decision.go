package render

import (
	"entente/agents"
)

// How many reasons sentences name; the table has them all.
const (
	mostFor     = 4
	mostAgainst = 3
)

// decision tells one decision.
func (e *explanation) decision(decision *agents.Decision) {
	kind := e.words.Kinds[decision.Kind.String()]
	if decision.Kind == agents.Move && e.turned[turnOf(decision)] {
		kind = e.words.Kinds[agents.Refusal.String()]
	}
	e.head(decision.Tick, kind)
	e.say("  ", e.sentences(decision)...)
	if decision.Kind == agents.Scripted {
		return
	}
	e.say("  ", e.turning(decision)...)
	e.table(decision)
}

// sentences tell what was decided, and why.
func (e *explanation) sentences(decision *agents.Decision) []string {
	switch decision.Kind {
	case agents.Refusal:
		return e.refusal(decision)
	case agents.Invitation:
		return e.invitation(decision)
	case agents.Scripted:
		return []string{e.voice.Scripted(e.actor(decision.Actor), e.change(decision.From, decision.To), e.cause(decision))}
	}
	return e.choice(decision)
}

// turning tells what would have turned a decision: luck, where it decided, and the smallest changes of one input.
func (e *explanation) turning(decision *agents.Decision) []string {
	return append([]string{e.luck(decision)}, e.flips(decision)...)
}

// choice tells what the actor did, what told for it against staying, and what against the second best.
func (e *explanation) choice(decision *agents.Decision) []string {
	overStay, overSecond := weigh(decision, overStaying), weigh(decision, overRunnerUp)
	second := overSecond.reversed()
	sentences := []string{e.chosen(decision)}
	if decision.Kind == agents.Move {
		sentences = append(sentences, e.voice.Because(overStay.main(true, mostFor, e.names), overStay.main(false, mostAgainst, e.names)))
	}
	if decision.RunnerUp != decision.To && (decision.Kind == agents.Declined || decision.RunnerUp != decision.From) {
		sentences = append(sentences, e.voice.SecondBest(e.change(decision.From, decision.RunnerUp), overSecond.total(),
			second.main(false, mostAgainst, e.names), second.main(true, mostAgainst, e.names)))
	}
	return sentences
}

// chosen tells what the actor did, without reasons.
func (e *explanation) chosen(decision *agents.Decision) string {
	actor, change := e.actor(decision.Actor), e.change(decision.From, decision.To)
	switch {
	case decision.Kind == agents.Declined:
		return e.voice.Declined(actor, e.blocs(e.invitedIn(decision)), e.blocs(decision.From))
	case e.turned[turnOf(decision)]:
		return e.voice.TurnedAway(actor, change)
	}
	return e.voice.Moved(actor, change)
}

// invitedIn is the set of blocs whose invitation an actor had and did not take up.
func (e *explanation) invitedIn(decision *agents.Decision) agents.Memberships {
	if int(decision.Tick) >= e.record.Ticks {
		return 0
	}
	return e.record.Actor(int(decision.Tick), int(decision.Actor)).Invited
}

// refusal tells what the actor was worth to the bloc, against the bar.
func (e *explanation) refusal(decision *agents.Decision) []string {
	against := balance{}
	for _, reason := range decision.Reasons {
		if reason.Factor != agents.FactorBar && reason.Factor != agents.FactorLuck {
			against.points = append(against.points, point{factor: reason.Factor, value: reason.Stay})
		}
	}
	weighed := e.voice.Weighed(against.main(true, mostFor, e.names), against.main(false, mostAgainst, e.names))
	return []string{e.refused(decision), weighed}
}

// refused tells that a bloc refused, and by how much.
func (e *explanation) refused(decision *agents.Decision) string {
	worth, bar := decision.Judged()
	return e.voice.Refused(e.bloc(int(decision.Bloc)), e.actor(decision.Actor), worth, bar)
}

// invitation tells what the actor is to the bloc, and what the next candidate was.
func (e *explanation) invitation(decision *agents.Decision) []string {
	worth, ahead := weigh(decision, overStaying), weigh(decision, overRunnerUp)
	next := ahead.reversed()
	sentences := []string{
		e.voice.Invited(e.bloc(int(decision.Bloc)), e.actor(decision.Actor)),
		e.voice.Because(worth.main(true, mostFor, e.names), worth.main(false, mostAgainst, e.names)),
	}
	if decision.Rival >= 0 {
		sentences = append(sentences, e.voice.NextCandidate(e.actor(decision.Rival), ahead.total(),
			next.main(false, mostAgainst, e.names), next.main(true, mostAgainst, e.names)))
	}
	return sentences
}
