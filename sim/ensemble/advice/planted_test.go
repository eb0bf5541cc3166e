package advice

import (
	"errors"
	"time"

	"entente/agents"
	"entente/sim"
	"entente/sim/random"
)

// planted is a problem whose answers are known: the outcome of an option in a future is a straight line, plus luck that all
// options share and luck of its own.
type planted struct {
	constant []float64   // by option
	slopes   [][]float64 // by option and factor
	own      float64     // standard deviation, about, of each option's own luck
	lever    float64     // slope along the lever
}

// problem has the factors x, y, …, each judged and from 0 to 1.
func (p planted) problem() *Problem {
	problem := &Problem{State: "S0", Outcome: `capital("a0")`, Levers: []Lever{{Name: "lever", Low: 0, High: 1}}, Model: p.model}
	for k := range p.constant {
		problem.Options = append(problem.Options, Option{ID: string('A' + rune(k)), Values: []float64{0}})
	}
	for k := range p.slopes[0] {
		problem.Factors = append(problem.Factors, Factor{Name: string('x' + rune(k)), Judged: true, Low: 0, High: 1, Standing: 0.3})
	}
	return problem
}

func (p planted) model(at Case) (*sim.Model, error) {
	model := sim.Synthetic(3, 1, 2, 1)
	model.Calendar.End = model.Calendar.Start.Add(24 * time.Hour)
	value := p.constant[at.Option]
	for k, slope := range p.slopes[at.Option] {
		value += float64(slope * at.Future[k])
	}
	if at.Lever >= 0 {
		value += float64(p.lever * at.Value)
	}
	if value > 1e6 {
		return nil, errors.New("too much")
	}
	plant := sim.Phase{Name: "plant", Step: func(w *sim.World) error {
		draw := func(what uint64) float64 { return w.Random.Float64(0, what, random.PurposeUser, 0) - 0.5 }
		luck := draw(0) + float64(p.own*draw(1+uint64(at.Option)))
		w.Actors.Capital[0] = 100 + value + luck
		return nil
	}}
	record := model.Phases[len(model.Phases)-1]
	model.Phases = []sim.Phase{plant, record}
	model.Actors[0].Name = agents.Text{English: "Planted"}
	return model, nil
}

func quick() Plan { return Plan{Seed: 1, Runs: 10, Futures: 40, Steps: 5, Compared: 4} }
