package ensemble

import (
	"context"
	"fmt"
	"strconv"

	"entente/sim"
	"entente/sim/random"
	"entente/sim/result"
)

// Verification is what doing some runs of a study again showed.
type Verification struct {
	// Runs is how many were done again, of how many.
	Runs, Of uint64
	// Differ lists those that did not end as the study says.
	Differ []Mismatch
}

// Mismatch is a run that did not end as the study says.
type Mismatch struct {
	Scenario string
	Run      uint64
	Is, Was  string
}

// Agrees says whether all runs ended as the study says.
func (v *Verification) Agrees() bool { return len(v.Differ) == 0 }

// Verify does a sample of a study's runs again and compares how every actor ended, to the last bit. models are those of its
// scenarios, in its order; weights are those of Runs, nil where each run had its model's; sample is how many runs of all are done, drawn by seed, all of them where there are no more.
func Verify(ctx context.Context, dir string, study *result.Study, models []*sim.Model,
	weights func(model *sim.Model, run uint64) []float64, sample uint64, seed uint64,
) (*Verification, error) {
	of := uint64(0)
	for _, file := range study.Files {
		if format, known := result.FormatByName(study.Tables); known && file.Name == "runs"+format.Extension() {
			of = uint64(file.Rows)
		}
	}
	v := &Verification{Of: of}
	worlds := make([]*sim.World, len(models))
	source, row, wanted := random.New(seed, 0), uint64(0), sample
	err := result.ReadStudyTable(dir, study, "runs", func(r *RunRow) error {
		// Each row is taken with the probability that fills the sample exactly (Knuth, selection sampling).
		draw := source.Float64(row, 0, random.PurposeUser, 0)
		left := of - row
		row++
		if float64(draw*float64(left)) >= float64(wanted) {
			return nil
		}
		wanted--
		return v.again(ctx, study, Runs{Weights: weights}, models, worlds, r)
	})
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	return v, nil
}

// again does the run of a row.
func (v *Verification) again(ctx context.Context, study *result.Study, runs Runs, models []*sim.Model, worlds []*sim.World, r *RunRow) (err error) {
	model := 0
	if len(r.Scenario) == 1 {
		model = int(r.Scenario[0] - 'A')
	}
	if len(r.Scenario) != 1 || model < 0 || model >= len(models) {
		return fmt.Errorf("scenario %q is none of the study's %d: %w", r.Scenario, len(models), result.ErrCorrupt)
	}
	run, err := strconv.ParseUint(r.Run, 10, 64)
	if err != nil {
		return fmt.Errorf("run %q is no number: %w", r.Run, result.ErrCorrupt)
	}
	if worlds[model] == nil {
		if worlds[model], err = sim.New(models[model], study.Seed, run); err != nil {
			return err
		}
	}
	w := worlds[model]
	w.Reset(study.Seed, run)
	runs.reweigh(w, run)
	if err := w.Run(ctx); err != nil {
		return err
	}
	v.Runs++
	if is := fmt.Sprintf("%016x", EndOf(w)); is != r.End {
		v.Differ = append(v.Differ, Mismatch{r.Scenario, run, is, r.End})
	}
	return nil
}
