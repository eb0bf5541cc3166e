package advice

import (
	"fmt"
	"math"
	"strings"
)

// Sentences tell the advice and its reasons in English, from the runs, and claim no more than the intervals do. Each is a
// paragraph.
func (a *Advice) Sentences() []string {
	sentences := a.choice()
	for k := range a.Comparisons {
		sentences = append(sentences, a.Comparisons[k].sentences(a)...)
	}
	return sentences
}

// choice tells which option is chosen, how firmly, and where other criteria choose another.
func (a *Advice) choice() []string {
	chosen := &a.Options[a.Chosen]
	said := fmt.Sprintf("Least regretted: %s. None of the options is better in any of the %d futures.", chosen.Called(), a.Plan.Futures)
	if chosen.MaxRegret.Value > 0 {
		said = fmt.Sprintf("Least regretted: %s. In the worst of %d futures it does %s worse than the best option there (%s); on average %s (%s).",
			chosen.Called(), a.Plan.Futures, number(chosen.MaxRegret.Value), between(chosen.MaxRegret),
			number(chosen.MeanRegret.Value), between(chosen.MeanRegret))
	}
	sentences := []string{said}
	var others []string
	if a.BestExpected != a.Chosen {
		others = append(others, fmt.Sprintf("by the expected outcome %s (%s)", a.Options[a.BestExpected].Called(), a.betterText(a.BestExpected, a.Chosen)))
	}
	if a.BestWorst != a.Chosen {
		others = append(others, fmt.Sprintf("by the best worst case %s", a.Options[a.BestWorst].Called()))
	}
	if len(others) == 0 {
		sentences = append(sentences, "The expected outcome and the best worst case choose the same option.")
	} else {
		sentences = append(sentences, "Other criteria choose otherwise: "+strings.Join(others, "; ")+".")
	}
	return sentences
}

// betterText compares two options over the futures.
func (a *Advice) betterText(one, other int) string {
	return advantage(differenceOf(a.table[one], a.table[other]))
}

// advantage says by how much the first of two is better, or that luck explains what is seen.
func advantage(i Interval) string {
	switch {
	case i == Interval{}:
		return "the same in all"
	case i.Low > 0:
		return fmt.Sprintf("better by %s (%s)", number(i.Value), between(i))
	case i.High < 0:
		return fmt.Sprintf("worse by %s (%s)", number(-i.Value), between(Interval{Value: -i.Value, Low: -i.High, High: -i.Low}))
	}
	return fmt.Sprintf("no difference that luck does not explain (%s to %s)", signed(i.Low), signed(i.High))
}

// positionNames are how sentences name a state's numbers, and their units.
var positionNames = map[string]struct {
	name    string
	percent bool
}{
	"strength":    {"AI strength (part of the world's)", true},
	"state_share": {"market share", true},
	"dependence":  {"dependence on foreign-led blocs", true},
	"rank":        {"rank", false},
}

func (c *Comparison) sentences(a *Advice) []string {
	other := a.Options[c.Against].Called()
	if c.Against == 0 {
		other += " (doing nothing)"
	}
	lead := fmt.Sprintf("Against %s, the outcome over the futures: %s.", other, advantage(c.Advantage))
	var changed, same []string
	for _, p := range c.Positions {
		known := positionNames[p.Number]
		switch {
		case !apart(p.Change):
			same = append(same, known.name)
		case known.percent:
			changed = append(changed, fmt.Sprintf("%s %s against %s %% (%s to %s points)", known.name,
				number(float64(100*p.Chosen)), number(float64(100*p.Other)), signed(float64(100*p.Change.Low)), signed(float64(100*p.Change.High))))
		default:
			changed = append(changed, fmt.Sprintf("%s %s against %s (%s to %s)", known.name,
				number(p.Chosen), number(p.Other), signed(p.Change.Low), signed(p.Change.High)))
		}
	}
	if len(changed) > 0 {
		lead += " Changed: " + strings.Join(changed, "; ") + "."
	}
	if len(same) > 0 {
		lead += " Not changed beyond luck: " + strings.Join(same, ", ") + "."
	}
	return append([]string{lead}, c.shiftSentences()...)
}

func (c *Comparison) shiftSentences() []string {
	where := fmt.Sprintf("in %d runs of the scenario as it stands", c.Runs)
	switch {
	case c.Elsewhere == 0:
		return []string{fmt.Sprintf("None of the %d actors of the state ends elsewhere %s.", c.Looked, where)}
	case len(c.Shifts) == 0:
		return []string{fmt.Sprintf("Of the %d actors of the state, %d ended elsewhere in some runs, but none is in any bloc "+
			"more or less often than luck explains (%s).", c.Looked, c.Elsewhere, where)}
	}
	var told []string
	for k := range c.Shifts[:min(mostShifts, len(c.Shifts))] {
		shift := &c.Shifts[k]
		text := fmt.Sprintf("%s ends in %s with probability %.2f against %.2f (%s to %s)", shift.Actor.English, shift.Bloc.English,
			shift.Chosen, shift.Other, signed(shift.Change.Low), signed(shift.Change.High))
		told = append(told, text+shift.because())
	}
	if more := len(c.Shifts) - mostShifts; more > 0 {
		told = append(told, fmt.Sprintf("%d more such shifts", more))
	}
	return []string{fmt.Sprintf("Who ends elsewhere (%s): %s.", where, strings.Join(told, "; "))}
}

// because is what spoke for joining, where it was a choice.
func (s *Shift) because() string {
	account := &s.With
	if account.Joined == 0 {
		if account.Scripted > 0 {
			return ", brought in by an event"
		}
		return ""
	}
	var reasons []string
	for _, reason := range account.Reasons {
		if reason.Value > 0 && len(reasons) < 2 {
			label := reason.Label
			if label == "" {
				label = reason.Factor
			}
			reasons = append(reasons, fmt.Sprintf("%s (%+.2f)", label, reason.Value))
		}
	}
	if len(reasons) == 0 {
		return ""
	}
	text := ", and where it joins, what speaks for it most is " + strings.Join(reasons, " and ")
	if account.Refused > 0 {
		text += fmt.Sprintf(" (refusals by the bloc in %d runs of the other option: %d)", account.Runs, account.Refused)
	}
	return text
}

// between is an interval in words.
func between(i Interval) string { return number(i.Low) + " to " + number(i.High) }

// signed writes a number to two digits with its sign.
func signed(value float64) string {
	if value == 0 || math.IsInf(value, 0) {
		return fmt.Sprint(value + 0)
	}
	return fmt.Sprintf("%+.2g", value)
}
