package sweep

import (
	"slices"

	"entente/sim"
	"entente/sim/ensemble"
)

// questions are the outcomes as they are read for one model after another. Reading them takes a tenth of a run, and what they
// mean follows from the model's names and calendar: those of the model before mostly serve again.
type questions struct {
	texts    []string
	names    sim.Names
	calendar sim.Calendar
	outcomes []*ensemble.Outcome
}

// of reads the outcomes for a model.
func (q *questions) of(model *sim.Model) ([]*ensemble.Outcome, error) {
	names := model.Names()
	if q.outcomes != nil && q.calendar == model.Calendar && slices.Equal(q.names.Actors, names.Actors) &&
		slices.Equal(q.names.Blocs, names.Blocs) && slices.Equal(q.names.States, names.States) {
		return q.outcomes, nil
	}
	outcomes := make([]*ensemble.Outcome, 0, len(q.texts))
	for _, text := range q.texts {
		outcome, err := ensemble.ParseOutcome(model, text)
		if err != nil {
			return nil, err
		}
		outcomes = append(outcomes, outcome)
	}
	q.names, q.calendar, q.outcomes = names, model.Calendar, outcomes
	return outcomes, nil
}
