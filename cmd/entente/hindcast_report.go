package main

import (
	"fmt"
	"strings"

	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/ensemble/hindcast"
)

// hindcastReport tells what a hindcast showed; first, whether it is better than a trivial rule.
func hindcastReport(model *sim.Model, r *hindcast.Report) string {
	var text strings.Builder
	rule := r.BestRule()
	// What does not beat the rule is told first.
	for _, beats := range [...]bool{false, true} {
		for _, c := range r.Forecasts() {
			if r.Against(c, rule).Balanced.Value > 0 == beats {
				text.WriteString(besides(r, c, rule))
			}
		}
	}
	fmt.Fprintf(&text, "\n%s, seed %d: %s to %s, %d actors scored against %s; %d sets of weights of %d runs each\n", r.Model, r.Plan.Seed,
		model.Calendar.Label(0), model.Calendar.Label(model.Calendar.Ticks()-1), len(r.Actors), r.Target, r.Tried, r.Plan.Runs)
	scores := newTable("", ">balanced accuracy", "95 % interval", ">Brier score", "95 % interval", ">accuracy", ">in sample: balanced", ">Brier")
	add := func(name string, inside, left hindcast.Score) {
		scores.add(name, digits(left.Balanced.Value), span(left.Balanced), digits(left.Brier.Value), span(left.Brier),
			digits(left.Accuracy.Value), digits(inside.Balanced.Value), digits(inside.Brier.Value))
	}
	for _, c := range r.Forecasts() {
		add(c.Name, c.InSample, c.LeftOut)
	}
	for _, other := range r.Rules {
		add(other.Name, other.InSample, other.LeftOut)
	}
	text.WriteString("\nScores, each actor left out of what it is predicted from\n" + scores.text("  "))
	text.WriteString("\nBy bloc, judged weights\n" + recallTable(r))
	text.WriteString(weightsText(r))
	text.WriteString(missesText(model, r))
	return text.String()
}

// besides says how a forecast does against the best trivial rule.
func besides(r *hindcast.Report, c *hindcast.Forecast, rule *hindcast.Rule) string {
	against := r.Against(c, rule)
	verb := map[bool]string{true: "beat", false: "do not beat"}[against.Balanced.Value > 0]
	if c == r.Averaged {
		verb = map[bool]string{true: "beats", false: "does not beat"}[against.Balanced.Value > 0]
	}
	sure := "could be luck of the actors"
	if against.Balanced.Low > 0 || against.Balanced.High < 0 {
		sure = "is more than luck of the actors"
	}
	return fmt.Sprintf("The %s %s the best trivial rule, %s: balanced accuracy %s against %s; the difference, %s (%s), %s. Brier score %s against %s; %s (%s).\n",
		c.Name, verb, rule.Name, digits(c.LeftOut.Balanced.Value), digits(rule.LeftOut.Balanced.Value), digits(against.Balanced.Value),
		span(against.Balanced), sure, digits(c.LeftOut.Brier.Value), digits(rule.LeftOut.Brier.Value), digits(against.Brier.Value), span(against.Brier))
}

// recallTable tells, for each true bloc, how many of its actors are found.
func recallTable(r *hindcast.Report) string {
	found := newTable("", ">actors", ">right", "taken for")
	for class, bloc := range r.Facts.Classes {
		all, right, wrong := 0, 0, []string{}
		for k := range r.Actors {
			if r.Facts.True[k][class] == 0 {
				continue
			}
			all++
			if predicted := r.Judged.Places.Predicted(k); r.Facts.True[k][predicted] > 0 {
				right++
			} else {
				wrong = append(wrong, r.Actors[k]+" "+r.Facts.Classes[predicted])
			}
		}
		if all > 0 {
			found.add(bloc, fmt.Sprint(all), fmt.Sprint(right), strings.Join(wrong, ", "))
		}
	}
	return found.text("  ")
}

// weightsText tells the weights and their ranges.
func weightsText(r *hindcast.Report) string {
	if r.Posterior == nil {
		return ""
	}
	weights := newTable("", ">judged", "range", ">fitted", ">median", "5 % to 95 %", "before the facts")
	for k, w := range r.Posterior.Prior.Weights {
		after, before := r.Posterior.Range(k), r.Posterior.Before(k)
		fitted := ""
		if r.Weights != nil {
			fitted = digits(r.Weights[k])
		}
		weights.add(w.Term, digits(w.Default), digits(w.Low)+" to "+digits(w.High), fitted, digits(after.Value), span(after), span(before))
	}
	return fmt.Sprintf("\nWeights: what the facts say (posterior of %d draws, as telling as %.3g equal ones)\n", len(r.Posterior.Draws),
		r.Posterior.Effective()) + weights.text("  ")
}

// missesText tells whom the judged weights put elsewhere, and why.
func missesText(model *sim.Model, r *hindcast.Report) string {
	if len(r.Misses) == 0 {
		return "\nNobody is put where it was not.\n"
	}
	var text strings.Builder
	text.WriteString("\nWrong with judged weights, and what spoke for (+) the wrong place against the true one (-), utility units\n")
	for _, miss := range r.Misses {
		var parts []string
		for k, reason := range miss.Reasons {
			if k < 3 && reason.Part > 0 || k == len(miss.Reasons)-1 && reason.Part < 0 {
				parts = append(parts, fmt.Sprintf("%s %+.2f", reason.Term, reason.Part))
			}
		}
		fmt.Fprintf(&text, "  %s: %s %.2f, not %s %.2f (existed for %.3g ticks, refused it %.2g times a run): %s\n", miss.Actor, miss.Predicted, miss.Probability,
			miss.True, miss.Right, miss.Months, miss.Refused, strings.Join(parts, ", "))
	}
	return text.String()
}

func digits(value float64) string { return fmt.Sprintf("%.3g", value) }

func span(i ensemble.Interval) string { return digits(i.Low) + " to " + digits(i.High) }
