package render

import (
	"cmp"
	"math"
	"slices"

	"entente/agents"
	"entente/render/wording"
)

// balance is what told for one alternative against another: each factor's difference, and luck apart.
type balance struct {
	points []point
	luck   float64
}

// point is one factor's difference, in utility units.
type point struct {
	factor string
	value  float64
	nuance wording.Nuance
}

// weigh compares what was chosen with another alternative.
func weigh(decision *agents.Decision, other func(agents.Reason) float64) balance {
	var b balance
	for _, reason := range decision.Reasons {
		difference := reason.Chosen - other(reason)
		if reason.Factor == agents.FactorLuck {
			b.luck += difference
			continue
		}
		b.points = append(b.points, point{reason.Factor, difference, nuanceOf(reason.Factor, reason.Chosen, other(reason))})
	}
	return b
}

// burdens are the factors whose labels name something bad, so that less of it is good. The labels of other factors that
// can be negative, such as the fit of openness, name a scale.
var burdens = map[string]bool{
	agents.Rivalry{}.About().Name: true, agents.Sanctions{}.About().Name: true,
	agents.FactorAttention: true, agents.FactorSwitching: true, agents.FactorOpenness: true, agents.FactorHostility: true,
	agents.FactorExclusive: true,
}

// nuanceOf tells a gain that is only less of a burden, and a loss that is only less of a good.
func nuanceOf(factor string, chosen, other float64) wording.Nuance {
	switch {
	case burdens[factor] && other < 0 && chosen > other:
		return wording.Relief
	case other > 0 && chosen >= 0 && chosen < other:
		return wording.Loss
	}
	return wording.Outright
}

func overStaying(reason agents.Reason) float64  { return reason.Stay }
func overRunnerUp(reason agents.Reason) float64 { return reason.RunnerUp }

// withoutLuck is the sum of all factors but luck.
func (b balance) withoutLuck() float64 {
	sum := 0.0
	for _, point := range b.points {
		sum += point.value
	}
	return sum
}

// total is by how much the chosen alternative was ahead.
func (b balance) total() float64 { return b.withoutLuck() + b.luck }

// main picks the strongest points of one sign, at most so many. Points that would be written as 0.00 and those under a
// tenth of the strongest of either sign are left to the table.
func (b balance) main(positive bool, most int, n names) []wording.Point {
	strongest := 0.0
	for _, point := range b.points {
		strongest = max(strongest, math.Abs(point.value))
	}
	var kept []point
	for _, point := range b.points {
		if size := math.Abs(point.value); (point.value > 0) == positive && size >= 0.005 && size >= strongest/10 {
			kept = append(kept, point)
		}
	}
	slices.SortStableFunc(kept, func(a, b point) int { return cmp.Compare(math.Abs(b.value), math.Abs(a.value)) })
	var points []wording.Point
	for _, point := range kept[:min(most, len(kept))] {
		points = append(points, wording.Point{Label: n.factor(point.factor), Value: point.value, Nuance: point.nuance})
	}
	return points
}

// besidesUpkeep leaves out what every membership and every change of it costs alike: it tells nothing about this one.
func (b balance) besidesUpkeep() balance {
	kept := balance{luck: b.luck}
	for _, p := range b.points {
		if p.factor != agents.FactorAttention && p.factor != agents.FactorSwitching {
			kept.points = append(kept.points, p)
		}
	}
	return kept
}

// reversed turns the comparison round: what told for the other alternative, without nuances.
func (b balance) reversed() balance {
	turned := balance{luck: -b.luck}
	for _, p := range b.points {
		turned.points = append(turned.points, point{factor: p.factor, value: -p.value})
	}
	return turned
}
