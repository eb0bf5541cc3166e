package render

import (
	"slices"

	"entente/agents"
	"entente/render/wording"
)

// termValue is the unit of flips that are told as a whole term's value, and yesOrNo that of an invitation.
const (
	termValue = "term value"
	yesOrNo   = "0 or 1"
)

// flips are the sentences about changes of one input that would have turned a decision: the smallest of all, and the
// smallest of a factor that had a part in the decision, where that is another. The smallest one is often of something
// that plainly is not there, such as an export control between friends.
func (n names) flips(decision *agents.Decision) []string {
	var sentences []string
	for k := range decision.Flips {
		inPlay := playsPart(decision, decision.Flips[k].Factor)
		if k == 0 || inPlay {
			sentences = append(sentences, n.flip(decision, &decision.Flips[k]))
		}
		if inPlay {
			break
		}
	}
	return sentences
}

// flipInPlay is the last of flips: the sentence for those who want one.
func (n names) flipInPlay(decision *agents.Decision) string {
	sentences := n.flips(decision)
	if len(sentences) == 0 {
		return ""
	}
	return sentences[len(sentences)-1]
}

func playsPart(decision *agents.Decision, factor string) bool {
	return slices.ContainsFunc(decision.Reasons, func(reason agents.Reason) bool { return reason.Factor == factor })
}

// flip is the sentence about one change.
func (n names) flip(decision *agents.Decision, flip *agents.Flip) string {
	condition := wording.Condition{Label: n.language.Text(flip.Input.Label)}
	if condition.Label == "" {
		condition.Label = n.factor(flip.Factor)
	}
	if flip.Bloc >= 0 && flip.Bloc != decision.Bloc {
		condition.Bloc = n.bloc(int(flip.Bloc))
	}
	switch flip.Input.Unit {
	case yesOrNo:
		condition.Kind = wording.Uninvited
		if flip.To > flip.Input.Value {
			condition.Kind = wording.WereInvited
		}
	case termValue:
		condition.Kind = wording.TermWere
	}
	condition.Now, condition.Needed = n.language.Exact(flip.Input.Value, flip.To, flip.Input.Unit)
	return n.language.Voice().Flip(n.outcome(decision, flip.Instead), condition)
}

// outcome is what would have been decided instead.
func (n names) outcome(decision *agents.Decision, instead agents.Memberships) wording.Outcome {
	switch decision.Kind {
	case agents.Refusal:
		return wording.Outcome{Kind: wording.Admits}
	case agents.Invitation:
		return wording.Outcome{Kind: wording.Invites, Name: n.actor(decision.Rival)}
	}
	return wording.Outcome{Kind: wording.Changes, Change: n.change(decision.From, instead)}
}

// luck is the sentence about luck where it decided; empty where the same had been decided without it.
func (n names) luck(decision *agents.Decision) string {
	for _, rival := range []struct {
		balance balance
		instead agents.Memberships
	}{
		{weigh(decision, overStaying), decision.From},
		{weigh(decision, overRunnerUp), decision.RunnerUp},
	} {
		better := -rival.balance.withoutLuck()
		if better <= 0 || (decision.Kind == agents.Invitation && decision.Rival < 0) {
			continue
		}
		return n.language.Voice().Luck(n.outcome(decision, rival.instead), better)
	}
	return ""
}
