package discovery

import "fmt"

// Phase says how a step of a search came about.
type Phase uint8

// The phases.
const (
	Start Phase = iota // the whole of the points searched
	Peel               // something was cut off
	Paste              // something was taken back
	Drop               // a limit was dropped, by [Box.Without] or [Box.Significant]
)

// String is the phase's name.
func (p Phase) String() string {
	switch p {
	case Start:
		return "start"
	case Peel:
		return "peel"
	case Paste:
		return "paste"
	case Drop:
		return "drop"
	}
	return fmt.Sprintf("phase %d", uint8(p))
}

// Step is a box on the way of a search, in numbers. [Box.At] tells where it lies.
type Step struct {
	Phase Phase
	// Points is how many points are in the box, and OfInterest how many of them had the outcome. Points that an earlier box
	// holds do not count.
	Points, OfInterest int
	// Coverage is the part of all points of interest that is in the box, 0 to 1: of all in the data, also those in earlier boxes.
	Coverage float64
	// Density is the part of the points in the box that is of interest, 0 to 1.
	Density float64
	// Mass is the part of all points that is in the box, 0 to 1.
	Mass float64
	// Restricted is how many factors have a limit.
	Restricted int
}

// LastStep chooses the last step of a trajectory: the densest, with a lenient objective.
func LastStep(trajectory []Step) int { return len(trajectory) - 1 }

// Balanced chooses the step with the largest harmonic mean of coverage and density (F1, van Rijsbergen 1979), the first of
// several. In noise it stops near the true limits, where the last step cuts on.
func Balanced(trajectory []Step) int {
	best, most := 0, -1.0
	for i, step := range trajectory {
		if step.OfInterest == 0 {
			continue
		}
		if mean := 2 / (1/step.Coverage + 1/step.Density); mean > most {
			best, most = i, mean
		}
	}
	return best
}

// BalancedFrom chooses as Balanced does, but only among the steps that reach a density; if none does, it is the last one.
func BalancedFrom(density float64) func(trajectory []Step) int {
	return func(trajectory []Step) int {
		var dense []Step
		var places []int
		for i, step := range trajectory {
			if step.Density >= density {
				dense, places = append(dense, step), append(places, i)
			}
		}
		if len(dense) == 0 {
			return LastStep(trajectory)
		}
		return places[Balanced(dense)]
	}
}

// Widest chooses the step with the largest coverage among those that reach a density, the densest of several, then the first. If
// none does, it is the last one.
func Widest(density float64) func(trajectory []Step) int {
	return func(trajectory []Step) int {
		best := -1
		for i, step := range trajectory {
			if step.Density < density {
				continue
			}
			if best < 0 || step.Coverage > trajectory[best].Coverage ||
				step.Coverage == trajectory[best].Coverage && step.Density > trajectory[best].Density {
				best = i
			}
		}
		if best < 0 {
			return LastStep(trajectory)
		}
		return best
	}
}

// trajectory is a search for one box among some of the points: its steps and where each lies.
type trajectory struct {
	search  *search
	among   []int
	steps   []Step
	regions []region
}

func (t *trajectory) append(phase Phase, r region, inside count) {
	t.regions = append(t.regions, r)
	t.steps = append(t.steps, t.search.step(phase, r, inside))
}

func (t *trajectory) last() region { return t.regions[len(t.regions)-1] }

func (t *trajectory) inside() count {
	step := t.steps[len(t.steps)-1]
	return count{step.Points, step.OfInterest}
}

func (s *search) step(phase Phase, r region, inside count) Step {
	return Step{
		Phase: phase, Points: inside.points, OfInterest: inside.ofInterest,
		Coverage:   float64(inside.ofInterest) / float64(s.all.ofInterest),
		Density:    inside.density(),
		Mass:       float64(inside.points) / float64(s.all.points),
		Restricted: r.restricted(),
	}
}
