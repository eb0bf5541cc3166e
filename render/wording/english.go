package wording

import (
	"fmt"
	"slices"
	"strings"

	"entente/sim"
)

// english is the English voice.
type english struct{}

func (english) Labels() Labels {
	return Labels{
		Blocs: "Blocs (start -> end)", Members: "members", Investment: "US$ bn/yr", Capability: "capability", CapabilityIndex: "capability (index)", Share: "market share",
		AtStart: "at the start", Joined: "joined", Left: "left", Founded: "founded", Ended: "ended",
		ShareChart: "Market share of each bloc (%)",
		Moves:      "The most telling moves", Events: "Events", Record: "Record", InNone: "in none", LeftAgain: "left again",
		Reason: "reason", Chosen: "chosen", Stay: "staying", RunnerUp: "second best", Sum: "sum",
		Admit: "admitting", Worth: "invited", Rival: "next one",
		Kinds: map[string]string{
			"move": "move", "declined": "declined", "refusal": "refusal", "invitation": "invitation", "scripted": "event",
			"firm": "firm", "state": "government", "institution": "institution",
		},
	}
}

func (english) Span(run Run) string {
	return fmt.Sprintf("%s, seed %d, run %d: %s to %s, %s", run.Scenario, run.Seed, run.Run, run.From, run.To,
		plural(run.Ticks, run.Length.String()))
}

func plural(count int, noun string) string {
	if count == 1 {
		return fmt.Sprintf("1 %s", noun)
	}
	return fmt.Sprintf("%d %ss", count, noun)
}

func (english) And(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func (e english) Membership(start, end []string) string {
	if slices.Equal(start, end) {
		return fmt.Sprintf("Member of: %s at the start and at the end.", e.orNone(start))
	}
	return fmt.Sprintf("Member of: %s at the start, %s at the end.", e.orNone(start), e.orNone(end))
}

func (e english) orNone(blocs []string) string {
	if len(blocs) == 0 {
		return "no bloc"
	}
	return e.And(blocs)
}

func (e english) Moved(actor string, change Change) string {
	return actor + " " + e.did(change, "joined", "left", "kept") + "."
}

func (e english) did(change Change, join, leave, keep string) string {
	var parts []string
	switch {
	case len(change.Joined) > 0 && len(change.Left) > 0:
		parts = append(parts, fmt.Sprintf("%s %s for %s", leave, e.And(change.Left), e.And(change.Joined)))
	case len(change.Joined) > 0:
		parts = append(parts, join+" "+e.And(change.Joined))
	case len(change.Left) > 0:
		parts = append(parts, leave+" "+e.And(change.Left))
	}
	if len(change.Kept) > 0 {
		parts = append(parts, keep+" "+e.And(change.Kept))
	}
	return strings.Join(parts, " and ")
}

// infinitive is the change as something to do: "stay", "join Stargate and keep AI Alliance".
func (e english) infinitive(change Change) string {
	if change.Stays() {
		return "stay as it was"
	}
	return e.did(change, "join", "leave", "keep")
}

func (e english) TurnedAway(actor string, change Change) string {
	return fmt.Sprintf("%s wanted to %s, but was refused.", actor, e.infinitive(change))
}

func (e english) Declined(actor string, inviters, kept []string) string {
	invited := ""
	if len(inviters) > 0 {
		invited = ", invited by " + e.And(inviters) + ","
	}
	if len(kept) == 0 {
		return actor + invited + " stayed outside every bloc."
	}
	return fmt.Sprintf("%s%s stayed in %s.", actor, invited, e.And(kept))
}

func (english) Refused(bloc, actor string, worth, bar float64) string {
	return fmt.Sprintf("%s refused %s: worth %s to the bloc, against a bar of %s.", bloc, actor, Signed(worth), Number(bar, 2))
}

func (english) Invited(bloc, actor string) string { return fmt.Sprintf("%s invited %s.", bloc, actor) }

func (english) InvitedByEvent(bloc, actor string) string {
	return fmt.Sprintf("%s was invited to %s by an event of the scenario.", actor, bloc)
}

func (e english) Scripted(actor string, change Change, cause Cause) string {
	why := e.Happened(cause)
	switch cause.Kind {
	case "event":
		why = fmt.Sprintf("the scenario's event “%s” did it", cause.Name)
	case "":
		why = "an outcome of the model did it"
	}
	return fmt.Sprintf("%s %s by no choice of its own: %s.", actor, e.did(change, "joined", "left", "kept"), why)
}

func (english) Happened(cause Cause) string {
	switch cause.Kind {
	case "merged":
		return fmt.Sprintf("%s merged into %s", cause.Name, cause.Other)
	case "split":
		return fmt.Sprintf("%s split off from %s", cause.Other, cause.Name)
	case "founded":
		return cause.Name + " was founded"
	case "dissolved":
		return cause.Name + " was dissolved"
	}
	return cause.Name
}

func (e english) Because(pro, con []Point) string {
	switch {
	case len(pro)+len(con) == 0:
		return ""
	case len(con) == 0:
		return fmt.Sprintf("For it: %s.", points(pro))
	case len(pro) == 0:
		return fmt.Sprintf("Nothing told for it; against it: %s.", points(con))
	}
	return fmt.Sprintf("For it: %s; against it: %s.", points(pro), points(con))
}

func (english) Weighed(pro, con []Point) string {
	switch {
	case len(pro)+len(con) == 0:
		return ""
	case len(con) == 0:
		return fmt.Sprintf("For it: %s.", points(pro))
	case len(pro) == 0:
		return fmt.Sprintf("Against it: %s.", points(con))
	}
	return fmt.Sprintf("Against it: %s; for it: %s.", points(con), points(pro))
}

// points lists reasons: "relief from rivals among the members (+0.44), less from the bloc's pooled scale (-0.10)".
func points(list []Point) string {
	parts := make([]string, len(list))
	for k, point := range list {
		before := [...]string{Outright: "", Relief: "relief from ", Loss: "less from "}[point.Nuance]
		parts[k] = fmt.Sprintf("%s%s (%s)", before, point.Label, Signed(point.Value))
	}
	return strings.Join(parts, ", ")
}

func (e english) SecondBest(change Change, behind float64, against, forIt []Point) string {
	return fmt.Sprintf("Second best, %s behind, was to %s%s.", Number(behind, 2), e.infinitive(change), e.setApart(against, forIt))
}

func (e english) NextCandidate(rival string, behind float64, against, forIt []Point) string {
	return fmt.Sprintf("Next on its list, %s behind, was %s%s.", Number(behind, 2), rival, e.setApart(against, forIt))
}

// setApart says what told against the second best, and what for it.
func (english) setApart(against, forIt []Point) string {
	switch {
	case len(against)+len(forIt) == 0:
		return ""
	case len(forIt) == 0:
		return "; against that: " + points(against)
	case len(against) == 0:
		return "; for that: " + points(forIt)
	}
	return fmt.Sprintf("; against that: %s; for it: %s", points(against), points(forIt))
}

func (e english) Luck(instead Outcome, better float64) string {
	how := ""
	switch instead.Kind {
	case Admits:
		return fmt.Sprintf("Luck decided: without it, it would have been admitted, %s over the bar.", Number(better, 2))
	case Invites:
		how = instead.Name + " would have been ahead"
	default:
		if instead.Change.Stays() {
			how = "staying would have been better"
		} else {
			how = fmt.Sprintf("to %s would have been better", e.infinitive(instead.Change))
		}
	}
	return fmt.Sprintf("Luck decided: without it, %s by %s.", how, Number(better, 2))
}

func (e english) Flip(instead Outcome, condition Condition) string {
	would := ""
	switch instead.Kind {
	case Admits:
		would = "It would have been admitted"
	case Invites:
		would = "The bloc would have invited " + instead.Name + " instead"
		if instead.Name == "" {
			would = "The bloc would have invited nobody"
		}
	default:
		switch {
		case instead.Change.Stays():
			would = "It would have stayed"
		default:
			would = fmt.Sprintf("It would have chosen to %s", e.infinitive(instead.Change))
		}
	}
	about := condition.Label
	if what, ofBloc := strings.CutPrefix(about, "the bloc's "); ofBloc && condition.Bloc != "" {
		about = genitive(condition.Bloc) + " " + what
	} else if condition.Bloc != "" {
		about += " (" + condition.Bloc + ")"
	}
	switch condition.Kind {
	case Uninvited:
		return would + " had it not been invited" + suffix(" to ", condition.Bloc) + "."
	case WereInvited:
		return would + " had it been invited" + suffix(" to ", condition.Bloc) + "."
	case TermWere:
		return fmt.Sprintf("%s had “%s” counted %s instead of %s.", would, about, condition.Needed, condition.Now)
	}
	if condition.Bloc == "" || !strings.HasPrefix(about, genitive(condition.Bloc)) {
		about = definite(about)
	}
	return fmt.Sprintf("%s had %s been %s instead of %s.", would, about, condition.Needed, condition.Now)
}

// definite puts an article before a noun that has none and is no question.
func definite(noun string) string {
	switch first, _, _ := strings.Cut(noun, " "); first {
	case "the", "a", "an", "its", "how":
		return noun
	}
	return "the " + noun
}

func suffix(before, name string) string {
	if name == "" {
		return ""
	}
	return before + name
}

func (english) Position(state string, start, end sim.Position, states int) string {
	return fmt.Sprintf("%s: rank %d -> %d of %d, AI strength %s -> %s of the world's, market share %s -> %s, "+
		"dependence on foreign-led blocs %s -> %s.", state, start.Rank, end.Rank, states, Percent(start.Strength), Percent(end.Strength),
		Percent(start.Share), Percent(end.Share), Percent(start.Dependence), Percent(end.Dependence))
}

func (english) AtTheEnd(state string, parts []string) string {
	return fmt.Sprintf("%s actors at the end: %s.", genitive(state), strings.Join(parts, "; "))
}

func (english) FiguresNote(overlap bool) string {
	if overlap {
		return "Index 1 = best at start; members of several blocs count in each, shares split."
	}
	return "Index 1 = best at start."
}

func (english) NothingMoved() string { return "Nobody changed blocs of its own choice." }

func (english) NoBlocs() string { return "There was no bloc at any time." }

func (english) NoDecision(actor string) string {
	return fmt.Sprintf("Nothing was decided about %s: in no turn that came to it was a change better than staying, "+
		"and no bloc and no event invited, refused or moved it.", actor)
}

func (english) Hidden(count int) string { return fmt.Sprintf("and %d more", count) }

func (english) Parted(branch, whole string) string {
	switch {
	case branch == "" && whole == "":
		return "The branch decides nothing otherwise than the run as it was."
	case branch == "":
		return "The branch first differs where the run as it was had: " + whole + " Here nothing more is decided."
	case whole == "":
		return "The first decision that differs from the run as it was: " + branch + " There nothing more is decided."
	}
	return "The first decision that differs from the run as it was: " + branch + " There, instead: " + whole
}

func (english) ByGovernment(state, id string) string {
	return fmt.Sprintf("%s (%s) is a state: what follows is about its government.", state, id)
}

func (english) Counted(actor string, decisions int) string {
	return fmt.Sprintf("%s about %s.", plural(decisions, "decision"), actor)
}
