package coalition_test

import (
	"fmt"
	"time"

	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// quartet is four players and what each pair is worth to both.
func quartet() coalition.Game {
	game, err := coalition.NewSeparable([][]float64{
		{0, 3, -1, 2},
		{3, 0, 2, -2},
		{-1, 2, 0, 1},
		{2, -2, 1, 0},
	})
	if err != nil {
		panic(err)
	}
	return game
}

// A verdict comes with its certificate: a witness here, the slack below.
func ExampleJudge() {
	for _, partition := range []coalition.Partition{{0, 0, 1, 2}, {0, 0, 1, 1}} {
		verdict, err := coalition.Judge(coalition.Nash, quartet(), partition, coalition.Search{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%v is %v, slack %v; nearest: %v to %v for %v\n", partition, verdict.Finding, verdict.Slack,
			verdict.Witness.Movers, verdict.Witness.Forms, verdict.Witness.Gains)
	}
	// Output:
	// {0 1}{2}{3} is unstable, slack -1; nearest: {2} to {0 1 2} for [1]
	// {0 1}{2 3} is stable, slack 0; nearest: {2} to {0 1 2} for [0]
}

func ExampleAllStable() {
	for _, concept := range []coalition.Concept{coalition.Nash, coalition.Core} {
		stable, err := coalition.AllStable(concept, quartet())
		fmt.Println(concept, stable, err)
	}
	// Output:
	// Nash stability [{0 1 2 3} {0 1}{2 3} {0 3}{1 2}] <nil>
	// core stability [{0 1 2 3} {0 1 2}{3} {0 1}{2 3}] <nil>
}

func ExamplePartitions() {
	for partition := range coalition.Partitions(3) {
		fmt.Println(partition)
	}
	// Output:
	// {0 1 2}
	// {0 1}{2}
	// {0 2}{1}
	// {0}{1 2}
	// {0}{1}{2}
}

// Three players each like best to be with the next one: some pair always breaks away.
func ExampleHedonic() {
	game := coalition.Hedonic(3, func(player int, together coalition.Set) float64 {
		switch {
		case together.Count() != 2:
			return 0
		case together.Has((player + 1) % 3):
			return 2
		}
		return 1
	})
	stable, err := coalition.AllStable(coalition.Core, game)
	fmt.Println(len(stable), "partitions in the core", err)
	// Output:
	// 0 partitions in the core <nil>
}

// The Council of the European Economic Community in 1958: Luxembourg had a vote and no power.
func ExampleVoting() {
	power, err := coalition.Voting{Quota: 12, Weights: []float64{4, 4, 4, 2, 2, 1}}.Power(coalition.Sampling{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, player := range []int{0, 3, 5} {
		fmt.Printf("%.3f %.3f\n", power.Banzhaf[player].Value, power.ShapleyShubik[player].Value)
	}
	// Output:
	// 0.238 0.233
	// 0.143 0.150
	// 0.000 0.000
}

// A rule need not be one of weights: two chambers of three and five, a majority of each. By hand: each of the three has 2 · 16 swings, each of
// the five 6 · 4, of 216 in all.
func ExamplePowerOf() {
	power, err := coalition.PowerOf(8, func(s coalition.Set) bool {
		return (s&0b111).Count() >= 2 && (s>>3).Count() >= 3
	}, coalition.Sampling{})
	fmt.Printf("%.4f and %.4f, exact: %v %v\n", power.Banzhaf[0].Value, power.Banzhaf[7].Value, power.Exact, err)
	// Output:
	// 0.1481 and 0.1111, exact: true <nil>
}

// Two left gloves and a right one.
func ExampleValuesOf() {
	values, err := coalition.ValuesOf(3, func(s coalition.Set) float64 {
		return min(float64((s & 0b011).Count()), float64((s & 0b100).Count()))
	}, coalition.Sampling{})
	for _, value := range values.Shapley {
		fmt.Printf("%.4f ", value.Value)
	}
	fmt.Println(err)
	// Output:
	// 0.1667 0.1667 0.6667 <nil>
}

// pioneers is a world of four equal firms and a bloc that has none of them: only its scale counts, and it is worth the trouble only
// to those who join it together.
func pioneers() *sim.World {
	model := sim.NewModel("pioneers", sim.Calendar{
		Start: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC), Length: sim.Month,
	})
	model.Terms = []agents.Registered{{Term: agents.Scale{}, Weight: 1}}
	model.AdmissionTerms = nil
	model.States = []agents.State{{ID: "KR", Government: -1}}
	for _, id := range []string{"chips", "phones", "cloud", "games"} {
		actor := agents.Actor{ID: id, Invest: 10}
		actor.Roles[agents.Services] = 1
		model.Actors = append(model.Actors, actor)
	}
	model.Blocs = []agents.Bloc{{ID: "pool", Active: true, State: -1}}
	w, err := sim.New(model, 1, 0)
	if err != nil {
		panic(err)
	}
	return w
}

// Nobody moves alone, and all gain together: the first is a Nash equilibrium, and outside the core.
func ExampleExaminer() {
	examiner := coalition.Examine(pioneers())
	alone := examiner.Nash()
	fmt.Printf("alone: %v, slack %.2f\n", alone.Finding, alone.Slack)
	together := examiner.Core(coalition.JointSearch{})
	fmt.Printf("together: %v of %d joint moves, witness %v into bloc %d, each gains %.2f\n", together.Finding, together.Looked,
		together.Witness.Actors, together.Witness.Bloc, together.Witness.Gains[0])
	// Output:
	// alone: stable, slack 0.60
	// together: unstable of 15 joint moves, witness [0 1 2 3] into bloc 0, each gains 0.28
}

func ExampleExaminer_Stable() {
	w := pioneers()
	examiner := &coalition.Examiner{} // one for all runs
	for run := range uint64(3) {
		w.Reset(1, run)
		for w.Tick < int32(w.Model.Calendar.Ticks()) {
			if err := w.Step(); err != nil {
				fmt.Println(err)
				return
			}
		}
		fmt.Println(examiner.Stable(w))
	}
	// Output:
	// true true
	// true true
	// true true
}

func ExamplePowerOfActors() {
	power, err := coalition.PowerOfActors(pioneers(), coalition.Half, coalition.Sampling{})
	fmt.Println(power.Players, power.ShapleyShubik[0].Value, err)
	// Output:
	// [0 1 2 3] 0.25 <nil>
}
