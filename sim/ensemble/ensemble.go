package ensemble

import (
	"context"

	"entente/sim"
)

// Ensemble is what many runs of one model gave: their summary, and each run's answers to some outcomes.
type Ensemble struct {
	*Summary
	*Answers
}

// Run does the runs and gathers both. focus lists the actors whose partitions are counted apart.
func Run(ctx context.Context, runs Runs, focus []int, outcomes ...*Outcome) (*Ensemble, error) {
	e := &Ensemble{nil, newAnswers(outcomes, runs.Count)}
	both, err := Collect(ctx, runs, func(*sim.World) *gathering {
		return &gathering{NewSummary(runs.Model, focus...), &asking{answers: e.Answers, first: runs.First}}
	})
	if err != nil {
		return nil, err
	}
	e.Summary = both.summary
	return e, e.Answers.check(runs, runs.Model.Name)
}

// gathering is the collector behind Run.
type gathering struct {
	summary *Summary
	asking  *asking
}

func (g *gathering) Begin(run uint64, w *sim.World) {
	g.summary.Begin(run, w)
	g.asking.Begin(run, w)
}

func (g *gathering) Tick(w *sim.World) error {
	if err := g.summary.Tick(w); err != nil {
		return err
	}
	return g.asking.Tick(w)
}

func (g *gathering) End(w *sim.World) {
	g.summary.End(w)
	g.asking.End(w)
}

func (g *gathering) Merge(other *gathering) { g.summary.Merge(other.summary) }

// RunUntil does runs in batches until enough says that it is sure enough, or runs.Count is reached. It looks after the same
// numbers of runs whatever the number of workers: after 100, and then each time that a quarter has been added. Looking
// often makes it a little likelier to stop at a narrow interval that is off.
func RunUntil(ctx context.Context, runs Runs, focus []int, enough func(*Ensemble) bool, outcomes ...*Outcome) (*Ensemble, error) {
	var whole *Ensemble
	for done := uint64(0); done < runs.Count; {
		batch := runs
		batch.First, batch.Count = runs.First+done, min(max(100, done/4), runs.Count-done)
		if runs.Progress != nil {
			before := done
			batch.Progress = func(finished uint64) { runs.Progress(before + finished) }
		}
		part, err := Run(ctx, batch, focus, outcomes...)
		if err != nil {
			return nil, err
		}
		done += batch.Count
		if whole == nil {
			whole = part
		} else {
			whole.Add(part)
		}
		if enough(whole) {
			break
		}
	}
	return whole, nil
}

// Add takes in the runs that come after, of the same model, focus and outcomes.
func (e *Ensemble) Add(later *Ensemble) {
	e.Summary.Merge(later.Summary)
	for k := range e.ByRun {
		e.ByRun[k] = append(e.ByRun[k], later.ByRun[k]...)
	}
	e.Ends = append(e.Ends, later.Ends...)
}
