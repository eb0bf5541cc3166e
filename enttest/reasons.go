package enttest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble"
)

const (
	explainedRuns = 20 // how many runs a failure message looks into
	mainReasons   = 4  // how many reasons it gives for each thing that happened
)

// deed is what was done about an actor's membership in a bloc.
type deed int

const (
	joined deed = iota
	left
	declined
	refused
	wasInvited
	broughtIn
	takenOut
	deeds int = iota
)

var deedTexts = [deeds]string{
	"it joined by choice", "it left by choice", "it declined an invitation", "the bloc refused it", "the bloc invited it",
	"an event or outcome brought it in", "an event or outcome took it out",
}

// account is how often something was done and what spoke for it.
type account struct {
	times     int
	explained int
	sums      map[string]float64
}

// listener keeps accounts of one actor and one bloc.
type listener struct {
	actor, bloc int
	accounts    [deeds]account
}

// reasons says, for a statement about a membership, what the actor and the bloc decided about it in some of the runs, and
// what spoke for that on average.
func (o *Outcomes) reasons(s *ensemble.Outcome) string {
	if s.Actor == "" {
		return ""
	}
	w, err := sim.New(o.model, o.seed, 0)
	if err != nil {
		return ""
	}
	l := &listener{actor: w.Actor(s.Actor), bloc: w.Bloc(s.Bloc)}
	for k := range l.accounts {
		l.accounts[k].sums = map[string]float64{}
	}
	w.Observe(l)
	looked := min(o.runs, explainedRuns)
	for run := range looked {
		w.Reset(o.seed, uint64(run))
		for w.Tick <= s.To {
			if w.Step() != nil {
				return ""
			}
		}
	}
	return l.told(looked, o.runs)
}

// told is the text of what was found.
func (l *listener) told(looked, runs int) string {
	var text strings.Builder
	fmt.Fprintf(&text, "\n  in the first %d of %d runs", looked, runs)
	if looked == runs {
		text.Reset()
		fmt.Fprintf(&text, "\n  in the %d runs", runs)
	}
	text.WriteString(", with what spoke for it on average, in units of utility:")
	happened := false
	for k := range l.accounts {
		if account := &l.accounts[k]; account.times > 0 {
			happened = true
			fmt.Fprintf(&text, "\n    %s %s%s", deedTexts[k], times(account.times), account.main())
		}
	}
	if !happened {
		return fmt.Sprintf("\n  in the first %d runs neither the actor nor the bloc decided anything about it", looked)
	}
	return text.String()
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// main is the strongest reasons.
func (a *account) main() string {
	if a.explained == 0 {
		return ""
	}
	factors := make([]string, 0, len(a.sums))
	for factor, sum := range a.sums {
		if sum != 0 {
			factors = append(factors, factor)
		}
	}
	slices.SortFunc(factors, func(x, y string) int {
		return cmp.Or(cmp.Compare(math.Abs(a.sums[y]), math.Abs(a.sums[x])), cmp.Compare(x, y))
	})
	told := make([]string, 0, mainReasons)
	for _, factor := range factors[:min(mainReasons, len(factors))] {
		told = append(told, fmt.Sprintf("%s %+.2f", factor, a.sums[factor]/float64(a.explained)))
	}
	return ": " + strings.Join(told, ", ")
}

// Tick does nothing.
func (*listener) Tick(*sim.World) error { return nil }

// Decision keeps what concerns the two.
func (l *listener) Decision(w *sim.World, decision agents.Decision) {
	if int(decision.Actor) != l.actor {
		return
	}
	before, after := decision.From.Has(l.bloc), decision.To.Has(l.bloc)
	about := int(decision.Bloc) == l.bloc
	forIt := func(reason agents.Reason) float64 { return reason.Chosen - reason.Stay }
	switch {
	case decision.Kind == agents.Move && !before && after:
		l.keep(joined, decision.Reasons, forIt)
	case decision.Kind == agents.Move && before && !after:
		l.keep(left, decision.Reasons, forIt)
	case decision.Kind == agents.Declined && w.Actors.Invited[l.actor].Has(l.bloc):
		reasons := decision.Reasons
		if !decision.RunnerUp.Has(l.bloc) {
			reasons = nil // what it nearly did was something else
		}
		l.keep(declined, reasons, func(reason agents.Reason) float64 { return reason.Chosen - reason.RunnerUp })
	case decision.Kind == agents.Refusal && about:
		l.keep(refused, decision.Reasons, forIt)
	case decision.Kind == agents.Invitation && about:
		l.keep(wasInvited, decision.Reasons, forIt)
	case decision.Kind == agents.Scripted && !before && after:
		l.keep(broughtIn, nil, forIt)
	case decision.Kind == agents.Scripted && before && !after:
		l.keep(takenOut, nil, forIt)
	}
}

func (l *listener) keep(what deed, reasons []agents.Reason, forIt func(agents.Reason) float64) {
	account := &l.accounts[what]
	account.times++
	if len(reasons) == 0 {
		return
	}
	account.explained++
	for _, reason := range reasons {
		account.sums[reason.Factor] += forIt(reason)
	}
}
