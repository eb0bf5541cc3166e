package sweep_test

import (
	"errors"
	"math"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble/sweep"
)

// A row that fails in whatever way is a row with its error, the others are as they would be without it, and the bytes are the
// same for any number of workers.
func TestARowThatFailsIsARowWithItsError(t *testing.T) {
	sound := plan(20, 64)
	whole := rowsOf(t, carriedOut(t, sound, 2))
	long := strings.Repeat("é", 3000)
	for _, test := range []struct {
		name  string
		spoil func(model *sim.Model) (*sim.Model, error)
		says  string
	}{
		{"an error of build", func(*sim.Model) (*sim.Model, error) { return nil, errors.New("no such\n\tlever\x00\xff") }, "build the model: no such;  lever \uFFFD"},
		{"an error without words", func(*sim.Model) (*sim.Model, error) { return nil, errors.New("") }, "build the model:"},
		{"an error of many words", func(*sim.Model) (*sim.Model, error) { return nil, errors.New(long) }, "éé…"},
		{"a panic in build", func(*sim.Model) (*sim.Model, error) { panic("build fell over") }, "panic: build fell over"},
		{"no model", func(*sim.Model) (*sim.Model, error) { return nil, nil }, "there is none"},
		{"a model that does not hold", func(m *sim.Model) (*sim.Model, error) {
			m.States, m.Calendar.End = nil, m.Calendar.Start.AddDate(-1, 0, 0)
			return m, nil
		}, ""},
		{"a panic in making the world", func(m *sim.Model) (*sim.Model, error) {
			m.Hostility = []sim.Enmity{{A: 1000, B: 1, Level: 0.5}}
			return m, nil
		}, "panic: runtime error: index out of range ["},
		{"an error in a run", func(m *sim.Model) (*sim.Model, error) {
			return broken(m, func(w *sim.World) error { return failsInRuns(w, 5, 41) }), nil
		}, "run 5: tick 2 (2024-03), phase broken: out of luck"},
		{"a panic in a run", func(m *sim.Model) (*sim.Model, error) {
			return broken(m, func(w *sim.World) error {
				if failsInRuns(w, 33, 60) != nil {
					panic("fell over")
				}
				return nil
			}), nil
		}, "run 33: panic: fell over"},
		{"an outcome without value", func(m *sim.Model) (*sim.Model, error) {
			return broken(m, func(w *sim.World) error {
				if _, run := w.Random.Key(); run == 12 {
					w.Blocs.Share[0] = math.NaN()
				}
				return nil
			}), nil
		}, `run 12: number "share(\"b0\")" has no value`},
		{"an outcome that names nothing", func(m *sim.Model) (*sim.Model, error) {
			m.Actors = append(m.Actors[:0:0], m.Actors...)
			m.Actors[0].ID = "other"
			return m, nil
		}, "a0"},
		{"a hash that no table holds", func(m *sim.Model) (*sim.Model, error) {
			m.Hash = "two\nlines"
			return m, nil
		}, "the scenario's hash: it holds a control character"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := sound
			p.Build = func(point []float64) (*sim.Model, error) {
				model, err := sound.Build(point)
				if point[1] == 0.25 || point[1] == 0.5 {
					return test.spoil(model)
				}
				return model, err
			}
			dir := carriedOut(t, p, 2)
			for k, row := range rowsOf(t, dir) {
				if row.Number != 5 && row.Number != 10 {
					assert.Equal(t, whole[k], row, "the other rows go on as ever")
					continue
				}
				assert.Contains(t, row.Error, test.says)
				assert.NotEmpty(t, row.Error)
				assert.LessOrEqual(t, len(row.Error), 2010)
				assert.Nil(t, row.Estimates)
				assert.Equal(t, whole[k].Point, row.Point)
			}
			same(t, contents(t, dir), carriedOut(t, p, 1))
		})
	}
}

// broken has a phase that is not as it should be at the end of each tick.
func broken(model *sim.Model, step func(w *sim.World) error) *sim.Model {
	last := len(model.Phases) - 1
	phases := append(model.Phases[:last:last], sim.Phase{Name: "broken", Step: step}, model.Phases[last])
	model.Phases = phases
	return model
}

// failsInRuns is an error in the third tick of two runs.
func failsInRuns(w *sim.World, runs ...uint64) error {
	for _, number := range runs {
		if _, run := w.Random.Key(); run == number && w.Tick == 2 {
			return errors.New("out of luck")
		}
	}
	return nil
}

// Where there are more workers than rows, several do the runs of one; which failure is told does not depend on that.
func TestTheFirstFailureIsToldForAnyNumberOfWorkers(t *testing.T) {
	p := plan(2, 64)
	sound := p.Build
	p.Build = func(point []float64) (*sim.Model, error) {
		model, err := sound(point)
		return broken(model, func(w *sim.World) error { return failsInRuns(w, 60, 7, 8, 33) }), err
	}
	for _, workers := range []int{1, 4, 16, 200} {
		for _, row := range rowsOf(t, carriedOut(t, p, workers)) {
			assert.Contains(t, row.Error, "run 7: tick 2", "%d workers", workers)
		}
	}
}

func TestNumbersTooLargeToAverageAreNoValue(t *testing.T) {
	p := plan(4, 8)
	sound := p.Build
	p.Build = func(point []float64) (*sim.Model, error) {
		model, err := sound(point)
		return broken(model, func(w *sim.World) error {
			w.Blocs.Share[0] = math.MaxFloat64
			return nil
		}), err
	}
	for _, row := range rowsOf(t, carriedOut(t, p, 2)) {
		assert.Contains(t, row.Error, "too large to be averaged")
	}
}

// What is wrong with the plan, and not with a row, ends the sweep with all that can be seen before it starts.
func TestAPlanThatCannotBeCarriedOut(t *testing.T) {
	for _, test := range []struct {
		spoil func(p *sweep.Plan)
		says  []string
	}{
		{func(p *sweep.Plan) { *p = sweep.Plan{} }, []string{"0 rows", "0 runs", "Point and Build", "no factors", "no outcomes"}},
		{func(p *sweep.Plan) { p.Names[1] = p.Names[0] }, []string{"two factors"}},
		{func(p *sweep.Plan) { p.Names[1] = "a\nb" }, []string{"control character"}},
		{func(p *sweep.Plan) { p.Outcomes = append(p.Outcomes, "") }, []string{`outcome ""`}},
		{func(p *sweep.Plan) { p.Outcomes = append(p.Outcomes, "\xff") }, []string{"UTF-8"}},
		{func(p *sweep.Plan) { p.Order = func(turn int) int { return turn / 2 } }, []string{"row 0 twice"}},
		{func(p *sweep.Plan) { p.Order = func(turn int) int { return turn + 1 } }, []string{"row 20 in turn 19"}},
		{func(p *sweep.Plan) { p.Order = func(int) int { panic("no order") } }, []string{"no order"}},
		{func(p *sweep.Plan) { p.Point = func(int, []float64) { panic("no points") } }, []string{"no points"}},
		{func(p *sweep.Plan) { p.Documents[0].Name = "../escape" }, []string{`document "../escape"`}},
		{func(p *sweep.Plan) { p.Documents[0].Name = "rows-00000.parquet" }, []string{"kept for the sweep"}},
		{func(p *sweep.Plan) { p.Documents[0].Name = "Manifest.json" }, []string{"kept for the sweep"}},
		{func(p *sweep.Plan) { p.Documents[0].Name = "Scenario.yaml" }, []string{"two documents"}},
		{func(p *sweep.Plan) { spoilPoint(p, func() float64 { return math.NaN() }) }, []string{"row 11", "blocs.b0.openness is NaN"}},
		{func(p *sweep.Plan) { spoilPoint(p, func() float64 { panic("no point") }) }, []string{"row 11", "no point"}},
	} {
		p := plan(20, 64)
		test.spoil(&p)
		dir := t.TempDir() + "/out"
		err := sweep.Do(t.Context(), dir, p, sweep.Options{})
		require.ErrorIs(t, err, sweep.ErrPlan)
		for _, says := range test.says {
			assert.ErrorContains(t, err, says)
		}
		_, err = sweep.Read(dir)
		if err == nil {
			assert.NotContains(t, contents(t, dir), "manifest.json")
		}
	}
}

// spoilPoint has row 11 give something else once the sweep is under way.
func spoilPoint(p *sweep.Plan, value func() float64) {
	point, build := p.Point, p.Build
	var started atomic.Bool
	p.Build = func(point []float64) (*sim.Model, error) {
		started.Store(true)
		return build(point)
	}
	p.Point = func(row int, into []float64) {
		point(row, into)
		if row == 11 && started.Load() {
			into[1] = value()
		}
	}
}
