package main

import (
	"context"
	"fmt"
	"strings"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble"
)

// compareReport tells what differs.
func compareReport(ctx context.Context, c *ensemble.Comparison, options *compareOptions) (string, error) {
	var text strings.Builder
	for k, model := range c.Models {
		fmt.Fprintf(&text, "%c  %s (%s)\n", 'A'+rune(k), nameOf(model.Title.English, model.Name), model.Name)
	}
	fmt.Fprintf(&text, "%d runs of each on the same luck, seed %d\n%s", c.Runs, c.Seed, options.told())
	for k := range c.Models[1:] {
		label := string('A' + rune(k+1))
		fmt.Fprintf(&text, "\n%s against A\n", label)
		differences := newTable("", ">A", ">"+label, ">"+label+" less A", "95 % interval", ">variance saved")
		for outcome := range c.Answers[0].Outcomes {
			d := c.Difference(k+1, outcome)
			saved := "-"
			if d.VarianceSaved != 0 {
				saved = fmt.Sprintf("%.0f %%", 100*d.VarianceSaved)
			}
			differences.add(d.Outcome, fmt.Sprintf("%.4g", d.Base.Value), fmt.Sprintf("%.4g", d.Other.Value),
				fmt.Sprintf("%+.3g", d.Difference.Value), fmt.Sprintf("%+.3g to %+.3g", d.Difference.Low, d.Difference.High), saved)
		}
		text.WriteString(differences.text("  "))
		text.WriteString(moversText(c.Movers(k+1), label, options.most))
		chain, err := chainText(ctx, c.Models[0], c.Models[k+1], label, options)
		if err != nil {
			return "", err
		}
		text.WriteString(chain)
	}
	return text.String(), nil
}

// moversText tells which actors ended elsewhere.
func moversText(movers []ensemble.Mover, label string, most int) string {
	if len(movers) == 0 {
		return "No actor ended elsewhere in any run.\n"
	}
	var text strings.Builder
	fmt.Fprintf(&text, "Actors that ended elsewhere in some runs: %d\n", len(movers))
	rows := newTable("", "in runs", "more or less often in (A -> "+label+")")
	for _, mover := range movers[:min(most, len(movers))] {
		var shifts []string
		for _, shift := range mover.Shifts {
			shifts = append(shifts, fmt.Sprintf("%s %.2f -> %.2f", shift.Bloc, shift.Base.Value, shift.Other.Value))
		}
		rows.add(mover.Actor, probability(mover.Differs), strings.Join(shifts, ", "))
	}
	return text.String() + rows.text("  ")
}

// chainText tells the first decision that differs in one run, and what followed from it.
func chainText(ctx context.Context, base, other *sim.Model, label string, options *compareOptions) (string, error) {
	d, err := ensemble.Diverge(ctx, options.model(base, options.seed, options.run), options.model(other, options.seed, options.run),
		options.seed, options.run)
	if err != nil {
		return "", err
	}
	if len(d.Steps) == 0 {
		return fmt.Sprintf("In run %d every decision is the same.\n", options.run), nil
	}
	var text strings.Builder
	fmt.Fprintf(&text, "In run %d, %d decisions differ. The first, and what followed:\n", options.run, len(d.Steps))
	for k := range d.Steps[:min(options.steps, len(d.Steps))] {
		step := &d.Steps[k]
		fmt.Fprintf(&text, "  %d. %s %s: in A %s, in %s %s", k+1, base.Calendar.Label(int(step.Tick)), step.Actor,
			deedText(d.Base, step.Base), label, deedText(d.Other, step.Other))
		if step.Factor != "" {
			fmt.Fprintf(&text, " (%s %+.2f)", step.Factor, step.Shift)
		}
		switch {
		case step.After < 0:
			text.WriteString("; from the scenarios' difference\n")
		case step.Via == step.Actor:
			fmt.Fprintf(&text, "; follows its own %d.\n", step.After+1)
		default:
			fmt.Fprintf(&text, "; follows %d., by way of %s\n", step.After+1, step.Via)
		}
	}
	return text.String(), nil
}

// deedText is a decision in a few words, with what the actor belongs to besides: two decisions may differ in that alone.
func deedText(record *sim.Record, decision *agents.Decision) string {
	if decision == nil {
		return "nothing"
	}
	bloc := func(b int32) string { return record.Blocs[b].ID }
	switch decision.Kind {
	case agents.Invitation:
		return "invited by " + bloc(decision.Bloc)
	case agents.Refusal:
		return "refused by " + bloc(decision.Bloc)
	}
	var parts, kept []string
	for b := range record.Blocs {
		before, after := decision.From.Has(b), decision.To.Has(b)
		switch {
		case after && before:
			kept = append(kept, bloc(int32(b)))
		case after && !before:
			parts = append(parts, "joins "+bloc(int32(b)))
		case before && !after:
			parts = append(parts, "leaves "+bloc(int32(b)))
		}
	}
	text := strings.Join(parts, " and ")
	if len(kept) > 0 {
		text += " beside " + strings.Join(kept, " and ")
	}
	if decision.Kind == agents.Scripted {
		text += " (scripted)"
	}
	return text
}
