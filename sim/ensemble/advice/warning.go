package advice

import (
	"fmt"
	"strings"
)

// Warnings say what the ranking of the options hangs on that is not known, and where luck may have decided. Each is a sentence.
func (a *Advice) Warnings() []string {
	var warnings []string
	var unsure []string
	for k := range a.Factors {
		factor, t := &a.Problem.Factors[k], &a.Factors[k]
		switch {
		case !factor.Doubtful() || !t.Changes():
		case t.Surely():
			warnings = append(warnings, a.tippingWarning(factor, t))
		default:
			unsure = append(unsure, factor.Name)
		}
	}
	if len(unsure) > 0 {
		warnings = append(warnings, "the ranking may depend on what is only judged, within what luck leaves open (more runs tell): "+
			strings.Join(unsure, ", "))
	}
	var moving []string
	for _, influence := range a.Influences {
		factor := &a.Problem.Factors[influence.Factor]
		if influence.Sure && factor.Doubtful() && a.changesHands() && !a.Factors[influence.Factor].Changes() {
			moving = append(moving, fmt.Sprintf("%s (rank correlation %s to %s)", factor.Name,
				signed(influence.Correlation.Low), signed(influence.Correlation.High)))
		}
	}
	if len(moving) > 0 {
		warnings = append(warnings, fmt.Sprintf("together with other factors, %s decides whether %s is better than %s",
			strings.Join(moving, ", "), a.Options[a.Chosen].Called(), a.Options[a.RunnerUp].Called()))
	}
	switch advantage := differenceOf(a.table[a.Chosen], a.table[a.RunnerUp]); {
	case advantage == Interval{}:
		warnings = append(warnings, fmt.Sprintf("%s and the runner-up %s are equally good in all futures",
			a.Options[a.Chosen].Called(), a.Options[a.RunnerUp].Called()))
	case !apart(advantage):
		warnings = append(warnings, fmt.Sprintf("on average over the futures, %s and the runner-up %s do not differ beyond luck (%s to %s)",
			a.Options[a.Chosen].Called(), a.Options[a.RunnerUp].Called(), signed(advantage.Low), signed(advantage.High)))
	}
	if a.Steadiness < 0.95 {
		warnings = append(warnings, fmt.Sprintf("the option least regretted hangs on which futures were drawn: "+
			"it stays the same in %.0f %% of resampled sets of futures", float64(100*a.Steadiness)))
	}
	if a.Close > 0 {
		warnings = append(warnings, fmt.Sprintf("in %.0f %% of the futures luck may decide which option is the best; "+
			"regrets there are too high", float64(100*a.Close)))
	}
	return warnings
}

// changesHands says that the chosen option is better than the runner-up in some futures and worse in others.
func (a *Advice) changesHands() bool {
	better, worse := false, false
	for f := range a.table[a.Chosen] {
		better = better || a.table[a.Chosen][f] > a.table[a.RunnerUp][f]
		worse = worse || a.table[a.Chosen][f] < a.table[a.RunnerUp][f]
	}
	return better && worse
}

// tippingWarning is about a factor that is no fact, and on which the best option depends beyond luck.
func (a *Advice) tippingWarning(factor *Factor, t *Tipping) string {
	what := "a judged input"
	switch factor.Kind {
	case Weight:
		what = "a number of the model itself"
	case Deed:
		what = "a judgement of what another does"
	}
	if len(t.Words) > 0 {
		return fmt.Sprintf("the ranking depends on %s, %s: %s", what, factor.Name, a.TippingText(t))
	}
	return fmt.Sprintf("the ranking depends on %s, %s, judged to lie from %s to %s: %s", what, factor.Name,
		number(t.Points[0].Value), number(t.Points[len(t.Points)-1].Value), a.TippingText(t))
}

// CrossingText tells a crossing in words.
func (a *Advice) CrossingText(c *Crossing) string {
	side := "above"
	if c.Above {
		side = "below"
	}
	text := fmt.Sprintf("%s %s (%s to %s%s) %s is better", side, number(c.At.Value), number(c.At.Low), number(c.At.High), openText(c.Open),
		a.Options[c.Rival].Called())
	if !c.Clear {
		text += "; luck may explain it"
	}
	return text
}

func openText(open bool) string {
	if open {
		return " or beyond the range"
	}
	return ""
}

// wordsText tells at which words another option is better.
func (a *Advice) wordsText(t *Tipping) string {
	var told []string
	for _, point := range t.Points {
		if point.Advantage.Value < 0 {
			note := ""
			if point.Advantage.High >= 0 {
				note = ", which luck may explain"
			}
			told = append(told, fmt.Sprintf("at %s %s is better%s", text(point.Value, t.Words), a.Options[point.Rival].Called(), note))
		}
	}
	return strings.Join(told, "; ")
}

// TippingText tells where the advice changes, or that it does not.
func (a *Advice) TippingText(t *Tipping) string {
	if len(t.Words) > 0 {
		if told := a.wordsText(t); told != "" {
			return told
		}
		return "none among its words"
	}
	if len(t.Crossings) == 0 {
		if t.Points[0].Advantage.Value < 0 {
			return fmt.Sprintf("none within its range: %s is better throughout", a.Options[t.Points[0].Rival].Called())
		}
		return "none within its range"
	}
	var told []string
	for k := range t.Crossings {
		told = append(told, a.CrossingText(&t.Crossings[k]))
	}
	return strings.Join(told, "; ")
}
