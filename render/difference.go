package render

import (
	"errors"
	"fmt"
	"io"

	"entente/agents"
	"entente/render/wording"
	"entente/sim"
)

// DifferenceOptions say how a difference is told.
type DifferenceOptions struct {
	Language wording.Language
	// Width is the number of columns, 80 where it is 0.
	Width int
}

// Difference writes the first decision in which a branch differs from the run that was gone on with as it was: what was decided
// here, and what there. Both are records of the same actors. It fails where a record holds no
// tick, or the writer fails.
func Difference(w io.Writer, branch, whole *sim.Record, options DifferenceOptions) error {
	if branch.Ticks == 0 || whole.Ticks == 0 {
		return errors.New("telling the difference: a run stopped before the end of its first tick")
	}
	how := ExplainOptions{Language: options.Language, Width: options.Width}
	here, there := newExplanation(branch, how), newExplanation(whole, how)
	mine, theirs := sim.FirstDifference(branch, whole)
	here.say("", here.voice.Parted(here.outcome(mine), there.outcome(theirs)))
	for _, line := range here.out {
		if _, err := io.WriteString(w, line+"\n"); err != nil {
			return fmt.Errorf("writing the difference: %w", err)
		}
	}
	return nil
}

// outcome is what was decided, with its date; nothing where there is no decision.
func (e *explanation) outcome(decision *agents.Decision) string {
	if decision == nil {
		return ""
	}
	return e.date(decision.Tick) + ": " + e.bare(decision)
}

// bare is what was decided, without its date or reasons.
func (e *explanation) bare(decision *agents.Decision) string {
	switch decision.Kind {
	case agents.Refusal:
		return e.refused(decision)
	case agents.Invitation:
		return e.voice.Invited(e.bloc(int(decision.Bloc)), e.actor(decision.Actor))
	case agents.Scripted:
		return e.voice.Scripted(e.actor(decision.Actor), e.change(decision.From, decision.To), e.cause(decision))
	}
	return e.chosen(decision)
}
