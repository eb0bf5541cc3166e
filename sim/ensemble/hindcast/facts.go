package hindcast

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"entente/sim"
)

// Facts are what a hindcast is scored on: the actors that the target places and that the model is not told of, and where each
// of them is.
type Facts struct {
	// Classes are where an actor can be: the model's blocs by id, then Arisen for any other, then None.
	Classes []string
	// Actors are indices into the model's actors, in its order.
	Actors []int
	// True is, by scored actor and class, the part of its membership there: 1 over the number of its blocs.
	True [][]float64
}

// The classes beside the listed blocs.
const (
	Arisen = "(arisen)"
	None   = "none"
)

// NewFacts works out who is scored: the target's memberships at the end of the model's last tick, by its start and its events
// alone, less those actors that the model's own start and events put into any bloc. Actors that the target places nowhere are
// not scored: that it does not name a bloc of theirs is no evidence that they had none.
func NewFacts(ctx context.Context, model, target *sim.Model) (*Facts, error) {
	last := model.Calendar.Date(model.Calendar.Ticks() - 1)
	tick := target.Calendar.Tick(last)
	if tick < 0 || tick >= target.Calendar.Ticks() {
		return nil, fmt.Errorf("%s runs from %s to %s and does not say who was where at the end of %s, %s", target.Name,
			target.Calendar.Label(0), target.Calendar.Label(target.Calendar.Ticks()-1), model.Name, model.Calendar.Label(model.Calendar.Ticks()-1))
	}
	told, err := placedByFacts(ctx, model, model.Calendar.Ticks()-1)
	if err != nil {
		return nil, err
	}
	facts, err := placedByFacts(ctx, target, tick)
	if err != nil {
		return nil, err
	}
	f := &Facts{}
	for b := range model.Blocs {
		f.Classes = append(f.Classes, model.Blocs[b].ID)
	}
	f.Classes = append(f.Classes, Arisen, None)
	for i := range model.Actors {
		id := model.Actors[i].ID
		blocs := facts[id]
		if len(blocs) == 0 || len(told[id]) > 0 {
			continue
		}
		row := make([]float64, len(f.Classes))
		for _, bloc := range blocs {
			at := slices.Index(f.Classes[:len(model.Blocs)], bloc)
			if at < 0 {
				return nil, fmt.Errorf("%s puts %s into %s, which %s does not list", target.Name, id, bloc, model.Name)
			}
			row[at] = 1 / float64(len(blocs))
		}
		f.Actors, f.True = append(f.Actors, i), append(f.True, row)
	}
	if len(f.Actors) < 2 {
		return nil, errors.New("nothing to score: the target places fewer than two actors that the model does not place itself")
	}
	return f, nil
}

// placedByFacts are the blocs of each actor, by ids, at the end of a tick if nobody ever chooses.
func placedByFacts(ctx context.Context, model *sim.Model, tick int) (map[string][]string, error) {
	w, err := sim.New(model.Unchoosing(), 0, 0)
	if err != nil {
		return nil, err
	}
	if err := w.RunTo(ctx, tick+1); err != nil {
		return nil, err
	}
	placed := map[string][]string{}
	for i := range model.Actors {
		for _, b := range w.Actors.Memberships[i].List() {
			placed[model.Actors[i].ID] = append(placed[model.Actors[i].ID], w.BlocIDs[b])
		}
	}
	return placed, nil
}

// right says whether a class is one of an actor's true ones.
func (f *Facts) right(actor, class int) bool { return f.True[actor][class] > 0 }

// classOf is the first of an actor's true classes.
func (f *Facts) classOf(actor int) int {
	return slices.IndexFunc(f.True[actor], func(part float64) bool { return part > 0 })
}

// held are the classes that hold a scored actor.
func (f *Facts) held() []int {
	var held []int
	for class := range f.Classes {
		if slices.ContainsFunc(f.True, func(row []float64) bool { return row[class] > 0 }) {
			held = append(held, class)
		}
	}
	return held
}
