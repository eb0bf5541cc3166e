package advice

import (
	"entente/sim/ensemble"
	"entente/sim/random"
)

// mostDraws bounds the work of the bootstrap, leastResamples and mostResamples how often it draws.
const (
	mostDraws      = 50_000_000
	leastResamples = 200
	mostResamples  = 2000
)

// resampled is what sets of futures drawn again from those at hand say (Efron 1979, Bootstrap methods, Annals of Statistics 7).
type resampled struct {
	mean, greatest []Interval // of the regrets, by option
	chosen         []float64  // how often each is the least regretted
}

// bootstrap draws futures with replacement, all options together. A future's regret holds the luck of its own runs, so that
// drawing futures covers that too. Draws are addressed by the number of the set and of the draw in it.
func bootstrap(table Table, costs []float64, seed uint64) resampled {
	options, futures := len(table), len(table[0])
	sets := min(mostResamples, max(leastResamples, mostDraws/(options*futures)))
	regrets, source := table.Regrets(), random.New(seed, 0)
	means, greatest := make([][]float64, options), make([][]float64, options)
	found := resampled{mean: make([]Interval, options), greatest: make([]Interval, options), chosen: make([]float64, options)}
	drawn := make(Table, options)
	for k := range drawn {
		drawn[k] = make([]float64, futures)
		means[k], greatest[k] = make([]float64, sets), make([]float64, sets)
	}
	for set := range sets {
		for f := range futures {
			uniform := source.Float64(uint64(set), 0, random.PurposeBootstrap, uint64(f))
			from := min(int(uniform*float64(futures)), futures-1)
			for k := range drawn {
				drawn[k][f] = table[k][from]
			}
		}
		again := drawn.Regrets()
		for k, mean := range again.Means() {
			means[k][set] = mean
		}
		for k, most := range again.Greatest() {
			greatest[k][set] = most
		}
		chosen, _ := drawn.Choose(LeastRegret, costs)
		found.chosen[chosen] += 1 / float64(sets)
	}
	for k := range table {
		found.mean[k] = percentiles(regrets.Means()[k], means[k])
		found.greatest[k] = percentiles(regrets.Greatest()[k], greatest[k])
	}
	return found
}

// percentiles is a value with the middle 95 % of what resampling gave, widened to hold it.
func percentiles(value float64, of []float64) Interval {
	ends := ensemble.Quantiles(of, 0.025, 0.975)
	return Interval{Value: value, Low: min(value, ends[0]), High: max(value, ends[1])}
}
