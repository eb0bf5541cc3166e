package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"entente/render/report"
	"entente/render/terminal"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/ensemble/advice"
)

// mostOptionsTold is how many options the report tells of, the least regretted first; the tables hold all.
const mostOptionsTold = 10

// adviseReport tells the advice, on about one screen.
func (m *Main) adviseReport(model *sim.Model, a *advice.Advice, file *scenarios.LeverFile, state int, options *adviseOptions) string {
	var text strings.Builder
	width := options.width
	if width == 0 {
		if width, _ = m.Terminal(innermost(m.Stdout)); width == 0 {
			width = 100
		}
	}
	paragraph := func(lead, sentence string) {
		for _, line := range terminal.Wrap(lead+sentence, width, "  ") {
			text.WriteString(line + "\n")
		}
	}
	direction := "more is better"
	if a.Problem.Lower {
		direction = "less is better"
	}
	fmt.Fprintf(&text, "%s\n", nameOf(file.Spec.Title.English, options.levers))
	paragraph("", fmt.Sprintf("%s (%s) for %s: %s in %d futures drawn from %s, %d runs each, seed %d. Outcome: %s, %s.",
		nameOf(model.Title.English, model.Name), model.Name, nameOf(model.States[state].Name.English, model.States[state].ID),
		counted(len(a.Options), "option"), a.Plan.Futures, counted(len(a.Problem.Factors), "uncertain factor"), a.Plan.Runs, a.Plan.Seed,
		a.Problem.Outcome, direction))
	order := byRegret(a)
	text.WriteString("\nOptions, the least regretted first (cost in US$ bn a year; future 0 is the scenario as it stands)\n" + outcomesTable(a, order))
	text.WriteString("\nRegret: how much worse than the best option of the future\n" + regretsTable(a, order))
	if more := len(a.Options) - len(order); more > 0 {
		fmt.Fprintf(&text, "  %d more options: --out FOLDER writes all\n", more)
	}
	text.WriteString("\n")
	for _, sentence := range a.Sentences() {
		paragraph("", sentence)
	}
	fmt.Fprintf(&text, "\nWhere the advice changes, all else as it stands, against %s\n", counted(rivalsOf(a), "other option"))
	tellTipping(a, paragraph)
	if moving := movingText(a); moving != "" {
		paragraph("", moving)
	}
	for k, warning := range a.Warnings() {
		if k == 0 {
			text.WriteString("\n")
		}
		paragraph("WARNING: ", warning+".")
	}
	return text.String()
}

func rivalsOf(a *advice.Advice) int {
	if a.Plan.Rivals == 0 {
		return len(a.Options) - 1
	}
	return min(a.Plan.Rivals, len(a.Options)-1)
}

// byRegret orders the options that are told of.
func byRegret(a *advice.Advice) []int {
	order := make([]int, len(a.Options))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(x, y int) int {
		if x == a.Chosen || y == a.Chosen {
			return cmp.Compare(boolNumber(y == a.Chosen), boolNumber(x == a.Chosen))
		}
		return cmp.Or(cmp.Compare(a.Options[x].MaxRegret.Value, a.Options[y].MaxRegret.Value),
			cmp.Compare(a.Options[x].MeanRegret.Value, a.Options[y].MeanRegret.Value))
	})
	return order[:min(mostOptionsTold, len(order))]
}

func boolNumber(truth bool) int {
	if truth {
		return 1
	}
	return 0
}

func outcomesTable(a *advice.Advice, order []int) string {
	told := newTable("", ">cost", ">future 0", ">expected", "95 % interval", ">worst", ">in future", ">best of all", "95 % interval", "")
	for _, k := range order {
		o := &a.Options[k]
		note := ""
		if o.DominatedBy >= 0 {
			note = "dominated by " + a.Options[o.DominatedBy].Called()
		}
		told.add(o.Called(), fmt.Sprintf("%.2f", o.Cost), fourDigits(o.Standing.Value), fourDigits(o.Expected.Value),
			fourDigits(o.Expected.Low)+" to "+fourDigits(o.Expected.High), fourDigits(o.Worst.Value.Value), fmt.Sprint(o.Worst.Future),
			fmt.Sprintf("%.0f %%", 100*o.BestShare.Value), fmt.Sprintf("%.0f to %.0f %%", 100*o.BestShare.Low, 100*o.BestShare.High), note)
	}
	return told.text("  ")
}

func regretsTable(a *advice.Advice, order []int) string {
	told := newTable("", ">mean", "95 % interval", ">beyond luck", ">half of futures", ">9 in 10", ">greatest", "95 % interval", ">in future")
	regrets := a.Regrets()
	for _, k := range order {
		o := &a.Options[k]
		q := ensemble.Quantiles(regrets[k], 0.5, 0.9)
		told.add(o.Called(), twoDigits(o.MeanRegret.Value), twoDigits(o.MeanRegret.Low)+" to "+twoDigits(o.MeanRegret.High),
			twoDigits(o.SureRegret), twoDigits(q[0]), twoDigits(q[1]),
			twoDigits(o.MaxRegret.Value), twoDigits(o.MaxRegret.Low)+" to "+twoDigits(o.MaxRegret.High), fmt.Sprint(o.MaxRegretIn))
	}
	return told.text("  ")
}

// fourDigits and twoDigits write a number to four and to two digits.
func fourDigits(value float64) string { return fmt.Sprintf("%.4g", value) }
func twoDigits(value float64) string  { return fmt.Sprintf("%.2g", value) }

// tellTipping tells the factors and levers at which the advice changes beyond luck, and lists the others.
func tellTipping(a *advice.Advice, paragraph func(lead, text string)) {
	var unsure, still []string
	for _, list := range []struct {
		what string
		of   []advice.Tipping
	}{{"", a.Factors}, {"own lever ", a.Levers}} {
		for k := range list.of {
			switch t := &list.of[k]; {
			case t.Surely():
				paragraph("  ", list.what+report.ShortPath(t.Name)+standingText(t)+": "+a.TippingText(t))
			case t.Changes():
				unsure = append(unsure, report.ShortPath(t.Name))
			default:
				still = append(still, report.ShortPath(t.Name))
			}
		}
	}
	if len(unsure) > 0 {
		paragraph("- ", "perhaps, within luck: "+strings.Join(unsure, ", "))
	}
	if len(still) > 0 {
		paragraph("- ", "nowhere within the range of: "+strings.Join(still, ", "))
	}
}

// standingText tells where a factor stands.
func standingText(t *advice.Tipping) string {
	if at := int(t.Standing); len(t.Words) > 0 {
		return " (now " + t.Words[at] + ")"
	}
	return " (now " + twoDigits(t.Standing) + ")"
}

// movingText tells which factors move the advantage over the runner-up, all of them varying.
func movingText(a *advice.Advice) string {
	var sure []advice.Influence
	for _, influence := range a.Influences {
		if influence.Sure {
			sure = append(sure, influence)
		}
	}
	if len(a.Influences) == 0 {
		return ""
	}
	between := fmt.Sprintf("the advantage over %s", a.Options[a.RunnerUp].Called())
	if len(sure) == 0 {
		return fmt.Sprintf("All factors varying, none moves %s by more than luck explains.", between)
	}
	slices.SortStableFunc(sure, func(x, y advice.Influence) int {
		return cmp.Compare(math.Abs(y.Correlation.Value), math.Abs(x.Correlation.Value))
	})
	var told []string
	for _, influence := range sure[:min(5, len(sure))] {
		told = append(told, fmt.Sprintf("%s %+.2f (%+.2f to %+.2f)", report.ShortPath(a.Problem.Factors[influence.Factor].Name),
			influence.Correlation.Value, influence.Correlation.Low, influence.Correlation.High))
	}
	return fmt.Sprintf("All factors varying, what moves %s (rank correlation): %s.", between, strings.Join(told, ", "))
}
