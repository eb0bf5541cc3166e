package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"entente/render/chart"
	"entente/render/drawing"
	"entente/render/report"
	"entente/scenarios"
	"entente/sim/ensemble/sensitivity"
)

// effectsReport tells Morris's measures, the factor that moves the outcome most first.
func effectsReport(effects *sensitivity.Effects, what string) (string, *drawing.Drawing) {
	factors := slices.Clone(effects.Factors)
	slices.SortStableFunc(factors, func(a, b sensitivity.Effect) int { return cmp.Compare(b.MeanAbsolute.Value, a.MeanAbsolute.Value) })
	rows := newTable("", ">mu*", "95 % interval", ">mu", ">sigma")
	var names []string
	series := []chart.Series{{Name: "mu*"}}
	for _, f := range factors {
		rows.add(f.Factor, fmt.Sprintf("%.3g", f.MeanAbsolute.Value), rangeText(f.MeanAbsolute.Low, f.MeanAbsolute.High),
			fmt.Sprintf("%+.3g", f.Mean), fmt.Sprintf("%.3g", f.Deviation))
		names = append(names, f.Factor)
		series[0].Bars = append(series[0].Bars, bar(f.MeanAbsolute.Value, f.MeanAbsolute.Low, f.MeanAbsolute.High))
	}
	text := droppedText(effects.Dropped, effects.Trajectories+effects.Dropped, "trajectories") + rows.text("  ")
	return text, chart.Bars("Elementary effects on "+what, "mu*: mean absolute change of the outcome over a factor's range", names, series)
}

// indicesReport tells Sobol indices, the factor with the largest total first.
func indicesReport(indices *sensitivity.Indices, what string) (string, *drawing.Drawing) {
	factors := slices.Clone(indices.Factors)
	slices.SortStableFunc(factors, func(a, b sensitivity.Index) int { return cmp.Compare(b.Total.Value, a.Total.Value) })
	rows := newTable("", ">first order", "95 % interval", ">total", "95 % interval")
	var names []string
	series := []chart.Series{{Name: "first order"}, {Name: "total"}}
	for _, f := range factors {
		rows.add(f.Factor, fmt.Sprintf("%.3f", f.First.Value), rangeText(f.First.Low, f.First.High),
			fmt.Sprintf("%.3f", f.Total.Value), rangeText(f.Total.Low, f.Total.High))
		names = append(names, f.Factor)
		series[0].Bars = append(series[0].Bars, bar(f.First.Value, f.First.Low, f.First.High))
		series[1].Bars = append(series[1].Bars, bar(f.Total.Value, f.Total.Low, f.Total.High))
	}
	text := droppedText(indices.Dropped, indices.Blocks+indices.Dropped, "blocks") + rows.text("  ")
	return text, chart.Bars("Sobol indices of "+what, "part of the outcome's variance", names, series)
}

// tornadoReport tells each factor's swing, the widest first.
func tornadoReport(t *report.Tornado, what string) (string, *drawing.Drawing) {
	base := t.Base
	var swings []chart.Swing
	for _, s := range t.Swings {
		swings = append(swings, chart.Swing{
			Name: s.Factor, Low: bar(s.Low.Value, s.Low.Low, s.Low.High), High: bar(s.High.Value, s.High.Low, s.High.High),
		})
	}
	rows := newTable("", ">at its low value", "95 % interval", ">at its high value", "95 % interval")
	for k, s := range swings {
		rows.add(s.Name, fmt.Sprintf("%.4g", s.Low.Value), rangeText(s.Low.Low, s.Low.High),
			fmt.Sprintf("%.4g", s.High.Value), rangeText(s.High.Low, s.High.High))
		swings[k].Low, swings[k].High = drawable(s.Low), drawable(s.High)
	}
	text := fmt.Sprintf("As the scenario stands: %.4g (%s)\n", base.Value, rangeText(base.Low, base.High)) + rows.text("  ")
	return text, chart.Tornado("One factor at a time", what, base.Value, swings)
}

// lowest is the value of a factor that counts as its low one.
func lowest(factor scenarios.Factor) float64 {
	switch {
	case len(factor.Values) == 0:
		return factor.Low
	case factor.Values[0].Word != "":
		return 0
	}
	return factor.Values[0].Number
}

// drawable leaves out an interval that a single run does not give.
func drawable(b chart.Bar) chart.Bar {
	if math.IsInf(b.High-b.Low, 0) {
		b.Low, b.High = b.Value, b.Value
	}
	return b
}

func rangeText(low, high float64) string {
	if math.IsInf(high-low, 0) {
		return "unknown: one run"
	}
	return fmt.Sprintf("%.3g to %.3g", low, high)
}

// droppedText says how much had to be left out.
func droppedText(dropped, all int, what string) string {
	if dropped == 0 {
		return ""
	}
	return fmt.Sprintf("Left out for rows that failed: %d of %d %s\n", dropped, all, what)
}
