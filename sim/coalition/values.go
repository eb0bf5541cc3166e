package coalition

import (
	"fmt"
	"math"

	"entente/sim/random"
)

// Values are what each player of a cooperative game adds, in the game's unit.
type Values struct {
	// Exact says that nothing was sampled; otherwise Samples orders and as many coalitions were.
	Exact   bool
	Samples int
	// Shapley is the mean of what the player adds to those before it in a random order (Shapley 1953). They sum to what all
	// players together are worth more than nobody.
	Shapley []Estimate
	// Banzhaf is the mean of what it adds to a random coalition of the others (Owen 1975).
	Banzhaf []Estimate
}

// ValuesOf works out the values of n players of a game that says what each coalition is worth, a finite number. Beyond
// Sampling.Exact players the values are sampled with normal intervals (Castro, Gómez & Tejada 2009).
func ValuesOf(n int, worth func(Set) float64, sampling Sampling) (Values, error) {
	if err := checkPlayers("values", n); err != nil {
		return Values{}, err
	}
	sampling = sampling.withDefaults()
	var problem error
	checked := func(s Set) float64 {
		value := worth(s)
		if (math.IsNaN(value) || math.IsInf(value, 0)) && problem == nil {
			problem = fmt.Errorf("values: the worth of %v is %v: it must be a finite number", s, value)
		}
		return value
	}
	var values Values
	if n > sampling.Exact {
		values = sampleValues(n, checked, sampling)
	} else {
		values = sumValues(n, checked)
	}
	return values, problem
}

// sumValues adds up what each player adds, over all coalitions, by size.
func sumValues(n int, worth func(Set) float64) Values {
	worths := make([]float64, 1<<uint(n))
	for s := range worths {
		worths[s] = worth(Set(s))
	}
	bySize := make([]float64, n*n)
	for s := range worths {
		size := Set(s).Count()
		for rest := Everybody(n) &^ Set(s); rest != 0; {
			var player int
			player, rest = rest.First()
			bySize[player*n+size] += worths[Set(s).With(player)] - worths[s]
		}
	}
	weights := orderWeights(n)
	values := Values{Exact: true}
	for player := range n {
		shapley, banzhaf := 0.0, 0.0
		for size, sum := range bySize[player*n : (player+1)*n] {
			shapley += float64(sum * weights[size])
			banzhaf += sum
		}
		values.Shapley = append(values.Shapley, exactly(shapley))
		values.Banzhaf = append(values.Banzhaf, exactly(banzhaf/math.Ldexp(1, n-1)))
	}
	return values
}

func sampleValues(n int, worth func(Set) float64, sampling Sampling) Values {
	source := random.New(sampling.Seed, stream)
	order, in := make([]int32, n), make([]bool, n)
	shapley, banzhaf := make([]running, n), make([]running, n)
	nobody := worth(0)
	for sample := range uint64(sampling.Samples) {
		drawOrder(source, sample, order)
		var before Set
		reached := nobody
		for _, player := range order {
			before = before.With(int(player))
			next := worth(before)
			shapley[player].add(next - reached)
			reached = next
		}
		drawCoalition(source, sample, in)
		others := setOf(in)
		base := worth(others)
		for player := range n {
			if others.Has(player) {
				banzhaf[player].add(base - worth(others.Without(player)))
			} else {
				banzhaf[player].add(worth(others.With(player)) - base)
			}
		}
	}
	values := Values{Samples: sampling.Samples}
	for player := range n {
		values.Shapley = append(values.Shapley, shapley[player].estimate())
		values.Banzhaf = append(values.Banzhaf, banzhaf[player].estimate())
	}
	return values
}
