package hindcast

import (
	"context"
	"slices"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble"
)

// Miss is an actor that the judged weights put elsewhere than it was.
type Miss struct {
	Actor string
	// Predicted and True are classes; of several true blocs, the first.
	Predicted, True string
	// Probability is that of the predicted class, Right that of the true one.
	Probability, Right float64
	// Months is for how many ticks before the end the true bloc has existed, mean over runs.
	Months float64
	// Refused is how often a run's actor asked for the true bloc and was refused, mean over runs.
	Refused float64
	// Reasons are the terms' parts in what the predicted bloc is worth to the actor at the end, less what the true one is, in
	// utility units, mean over runs that end as predicted; the largest first. For a prediction of none it is the true bloc's
	// parts with the sign changed: what kept it out, luck and the costs of moving apart.
	Reasons []Reason
}

// Reason is one term's part.
type Reason struct {
	Term string
	Part float64
}

// misses looks again at the judged weights' runs for the reasons behind what they got wrong.
func misses(ctx context.Context, r *Report, model *sim.Model) ([]Miss, error) {
	var wrong []int
	for k := range r.Actors {
		if !r.Facts.right(k, r.Judged.Places.Predicted(k)) {
			wrong = append(wrong, k)
		}
	}
	if len(wrong) == 0 {
		return nil, nil
	}
	runs := ensemble.Runs{Model: model, Seed: r.Plan.Seed, Count: r.Plan.Runs, Workers: r.Plan.Workers}
	seen, err := ensemble.Collect(ctx, runs, func(w *sim.World) *witness { return newWitness(r, w, wrong) })
	if err != nil {
		return nil, err
	}
	found := make([]Miss, 0, len(wrong))
	for at, k := range wrong {
		predicted := r.Judged.Places.Predicted(k)
		truth := r.Facts.classOf(k)
		miss := Miss{
			Actor: r.Actors[k], Predicted: r.Facts.Classes[predicted], True: r.Facts.Classes[truth],
			Probability: r.Judged.Places[k][predicted], Right: r.Judged.Places[k][truth],
		}
		ended := 0
		parts := make([]float64, len(model.Terms))
		for _, one := range seen.byRun(runs.Count, at) {
			miss.Months += float64(one.months) / float64(runs.Count)
			miss.Refused += float64(one.refused) / float64(runs.Count)
			if one.parts == nil {
				continue
			}
			ended++
			for term, part := range one.parts {
				parts[term] += part
			}
		}
		for term, part := range parts {
			if part != 0 {
				miss.Reasons = append(miss.Reasons, Reason{model.Terms[term].Term.About().Name, part / float64(ended)})
			}
		}
		slices.SortStableFunc(miss.Reasons, func(a, b Reason) int {
			switch {
			case a.Part > b.Part:
				return -1
			case a.Part < b.Part:
				return 1
			}
			return 0
		})
		found = append(found, miss)
	}
	return found, nil
}

// witness is the collector behind misses. What it keeps is kept by run, so that sums do not depend on who did which.
type witness struct {
	report *Report
	wrong  []int
	row    []float64
	run    uint64
	now    []seen
	all    map[uint64][]seen
}

// seen is what a run showed of one actor.
type seen struct {
	months, refused int
	parts           []float64 // by term, nil where the run did not end as predicted
}

func newWitness(r *Report, w *sim.World, wrong []int) *witness {
	return &witness{report: r, wrong: wrong, row: make([]float64, w.Slots), all: map[uint64][]seen{}}
}

func (s *witness) byRun(count uint64, at int) []seen {
	var all []seen
	for run := range count {
		all = append(all, s.all[run][at])
	}
	return all
}

func (s *witness) Begin(run uint64, _ *sim.World) { s.run, s.now = run, make([]seen, len(s.wrong)) }

func (s *witness) Tick(w *sim.World) error {
	for at, k := range s.wrong {
		if w.Blocs.Active[s.report.Facts.classOf(k)] {
			s.now[at].months++
		}
	}
	return nil
}

// Decision counts refusals by true blocs.
func (s *witness) Decision(_ *sim.World, decision agents.Decision) {
	if decision.Kind != agents.Refusal {
		return
	}
	for at, k := range s.wrong {
		if int(decision.Actor) == s.report.Facts.Actors[k] && int(decision.Bloc) == s.report.Facts.classOf(k) {
			s.now[at].refused++
		}
	}
}

func (s *witness) End(w *sim.World) {
	facts := s.report.Facts
	for at, k := range s.wrong {
		actor, predicted, truth := facts.Actors[k], s.report.Judged.Places.Predicted(k), facts.classOf(k)
		none := predicted == len(facts.Classes)-1
		set := w.Actors.Memberships[actor]
		if predicted == len(facts.Classes)-2 || none != (set == 0) || !none && !set.Has(predicted) {
			continue
		}
		parts := make([]float64, len(w.Model.Terms))
		for term, registered := range w.Model.Terms {
			if registered.Weight == 0 {
				continue
			}
			registered.Term.Fill(&w.Situation, actor, s.row[:w.Used])
			part := -float64(registered.Weight * s.row[truth])
			if !none {
				part += float64(registered.Weight * s.row[predicted])
			}
			parts[term] = part
		}
		s.now[at].parts = parts
	}
	s.all[s.run] = s.now
}

func (s *witness) Merge(other *witness) {
	for run, now := range other.all { //entente:sorted each run has a place of its own
		s.all[run] = now
	}
}
