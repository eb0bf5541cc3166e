package hindcast

import (
	"context"

	"entente/sim"
	"entente/sim/ensemble"
)

// Places are, by scored actor and class, the probability of finding it there: a run in which it belongs to m blocs counts 1/m
// for each, so that a row sums to 1.
type Places [][]float64

// wholeUnits is 1 in the exact units in which places are counted: the least number that 1 to 12 divide.
const wholeUnits = 27720

// placed runs a model and counts where the scored actors end. The result does not depend on the number of workers.
func placed(ctx context.Context, facts *Facts, runs ensemble.Runs) (Places, error) {
	counted, err := ensemble.Collect(ctx, runs, func(*sim.World) *counting {
		return &counting{facts: facts, units: make([]uint64, len(facts.Actors)*len(facts.Classes))}
	})
	if err != nil {
		return nil, err
	}
	places := make(Places, len(facts.Actors))
	for k := range places {
		row := counted.units[k*len(facts.Classes):][:len(facts.Classes)]
		places[k] = make([]float64, len(row))
		for class, units := range row {
			places[k][class] = float64(units) / float64(wholeUnits*runs.Count)
		}
	}
	return places, nil
}

// counting is the collector behind placed.
type counting struct {
	facts *Facts
	units []uint64 // by scored actor and class
}

func (c *counting) Begin(uint64, *sim.World) {}
func (c *counting) Tick(*sim.World) error    { return nil }

func (c *counting) End(w *sim.World) {
	classes := len(c.facts.Classes)
	for k, actor := range c.facts.Actors {
		row := c.units[k*classes : (k+1)*classes]
		set := w.Actors.Memberships[actor]
		if set == 0 {
			row[classes-1] += wholeUnits
			continue
		}
		part := wholeUnits / uint64(set.Count())
		for set != 0 {
			var bloc int
			bloc, set = set.First()
			row[min(bloc, classes-2)] += part
		}
	}
}

func (c *counting) Merge(other *counting) {
	for k, units := range other.units {
		c.units[k] += units
	}
}

// Predicted is the most probable class of an actor; of equally probable ones the first.
func (p Places) Predicted(actor int) int {
	best := 0
	for class, probability := range p[actor] {
		if probability > p[actor][best] {
			best = class
		}
	}
	return best
}
