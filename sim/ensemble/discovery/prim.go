package discovery

import (
	"errors"
	"fmt"
)

// Prim are the settings of a search. Start from [Default].
type Prim struct {
	// PeelAlpha is the part of a box's points that a step cuts off, and PasteAlpha the part of the points beyond a limit that
	// a step takes back: above 0, below 0.5. Small is patient: more steps, of which each decides less.
	PeelAlpha, PasteAlpha float64
	// MassMin is the least part of all points that a box may hold, from 0 and below 1.
	MassMin float64
	// Threshold is the density that a box must reach, above 0 and up to 1.
	Threshold float64
	Objective Objective
	// Choose picks a step of the trajectory as the box; nil stands for LastStep. With noise in the outcome, the last step
	// has usually gone on to fit the noise: take Balanced then, or Widest.
	Choose func(trajectory []Step) int
	// Significance, if above 0, is the quasi-p-value above which limits are dropped from the chosen box, as by [Box.Significant],
	// unless it would then fall below the threshold: it keeps them, with their quasi-p-values.
	Significance float64
}

// Default are the settings that the EMA Workbench comes with, and a threshold of 0.8.
func Default() Prim {
	return Prim{PeelAlpha: 0.05, PasteAlpha: 0.05, MassMin: 0.05, Threshold: 0.8, Objective: LenientOne}
}

func (p Prim) check() error {
	var problems []error
	demand := func(holds bool, format string, args ...any) {
		if !holds {
			problems = append(problems, fmt.Errorf(format, args...))
		}
	}
	demand(p.PeelAlpha > 0 && p.PeelAlpha < 0.5, "peel alpha %v: it must lie between 0 and 0.5", p.PeelAlpha)
	demand(p.PasteAlpha > 0 && p.PasteAlpha < 0.5, "paste alpha %v: it must lie between 0 and 0.5", p.PasteAlpha)
	demand(p.MassMin >= 0 && p.MassMin < 1, "least mass %v: it must be at least 0 and below 1", p.MassMin)
	demand(p.Threshold > 0 && p.Threshold <= 1, "threshold %v: it must be above 0 and at most 1", p.Threshold)
	demand(p.Objective <= Original, "there is no %v", p.Objective)
	demand(p.Significance >= 0 && p.Significance <= 1, "significance %v: it must lie between 0 and 1", p.Significance)
	return errors.Join(problems...)
}

// Discovery is what a search found.
type Discovery struct {
	// Boxes are the boxes in the order in which they were found, each among the points that those before it left over.
	// There are none if no region stands out.
	Boxes []Box
	// Rejected is the box that ended the search because it is less dense than the threshold or restricts nothing; nil if
	// the search ended otherwise.
	Rejected *Box
	// Threshold is the density that was asked for.
	Threshold float64
	// Points and OfInterest count the data.
	Points, OfInterest int
}

// Boxes looks for boxes, at most so many. After each, its points are set aside and the search goes on with the others (covering,
// Friedman & Fisher 1999, section 3), until a box stays below the threshold, restricts nothing, or too few points are
// left. It is an error if the data are not well-formed, or have a [ConstantOutcome].
func (p Prim) Boxes(data *Data, most int) (*Discovery, error) {
	if err := errors.Join(p.check(), data.check()); err != nil {
		return nil, fmt.Errorf("look for boxes: %w", err)
	}
	if most < 1 {
		return nil, fmt.Errorf("look for boxes: %d of them: ask for at least one", most)
	}
	search := newSearch(p, data)
	found := &Discovery{Threshold: p.Threshold, Points: search.all.points, OfInterest: search.all.ofInterest}
	among := everyPoint(data)
	for len(found.Boxes) < most && len(among) > 0 && search.massive(len(among)) {
		box, err := search.choose(search.trajectory(among))
		if err != nil {
			return nil, fmt.Errorf("look for boxes: %w", err)
		}
		if box.Density < p.Threshold || box.Restricted == 0 {
			found.Rejected = &box
			break
		}
		found.Boxes = append(found.Boxes, box)
		among = box.outside()
	}
	return found, nil
}

// choose makes a box of the step that the settings pick.
func (s *search) choose(t *trajectory) (Box, error) {
	steps := t.steps
	pick := LastStep
	if s.prim.Choose != nil {
		pick = s.prim.Choose
	}
	chosen := pick(steps)
	if chosen < 0 || chosen >= len(steps) {
		return Box{}, fmt.Errorf("step %d was chosen of a trajectory of %d", chosen, len(steps))
	}
	box := t.box(chosen)
	if s.prim.Significance > 0 {
		if plainer := box.Significant(s.prim.Significance); plainer.Density >= s.prim.Threshold {
			box = plainer
		}
	}
	return box, nil
}
