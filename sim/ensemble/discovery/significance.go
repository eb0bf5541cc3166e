package discovery

import (
	"math"

	"entente/sim/ensemble"
)

// Significant is the box without the limits whose quasi-p-value is above a level, such as 0.05: the worst of them is dropped
// first, then the others are tested anew, as each depends on all (Bryant & Lempert 2010, section 3). Of equal ones the first
// in the order of the data goes, its lower limit before its upper one. The box itself is returned if there are none.
func (b Box) Significant(level float64) Box {
	for {
		region := b.path.regions[b.Chosen]
		worst, without := level, region
		note := func(quasiP float64, factor int, changed limits) {
			if quasiP > worst {
				worst, without = quasiP, region.with(factor, changed)
			}
		}
		next := 0
		for j, limits := range region {
			if !limits.restricted() {
				continue
			}
			restriction := b.Restrictions[next]
			next++
			if restriction.Kind == Categorical {
				note(restriction.QuasiP, j, limits.open())
				continue
			}
			if restriction.Lower.Restricted {
				note(restriction.Lower.QuasiP, j, limits.withoutLower())
			}
			if restriction.Upper.Restricted {
				note(restriction.Upper.QuasiP, j, limits.withoutUpper())
			}
		}
		if worst == level {
			return b
		}
		b = b.path.dropped(b.Chosen, without)
	}
}

// quasiP is the quasi-p-value of what a step has and a larger region has not.
func (t *trajectory) quasiP(i int, larger region) float64 {
	without := t.search.count(larger, t.among)
	return upperTail(t.steps[i].OfInterest, t.steps[i].Points, without.ofInterest, without.points)
}

// upperTail is the probability of at least so many successes in so many trials, where of others as frequent successes are
// so many of so many. The binomial weights are worked out from the largest one, whose size does not matter, by the ratio of
// neighbours, (n−k)/(k+1) · p/(1−p), which takes no logarithm. Below about 1e-300 it is 0.
func upperTail(successes, trials, otherSuccesses, others int) float64 {
	if successes <= 0 || otherSuccesses >= others {
		return 1
	}
	if otherSuccesses <= 0 {
		return 0
	}
	p := float64(otherSuccesses) / float64(others)
	odds := p / (1 - p)
	mode := min(int(math.Floor(float64(float64(trials+1)*p))), trials)
	below, tail := 0.0, 0.0
	collect := func(k int, weight float64) {
		if k >= successes {
			tail += weight
		} else {
			below += weight
		}
	}
	collect(mode, 1)
	for k, weight := mode, 1.0; k < trials && weight > 0; k++ {
		weight = float64(weight * (float64(float64(trials-k)/float64(k+1)) * odds))
		collect(k+1, weight)
	}
	for k, weight := mode, 1.0; k > 0 && weight > 0; k-- {
		weight = float64(weight * (float64(float64(k)/float64(trials-k+1)) / odds))
		collect(k-1, weight)
	}
	return tail / (tail + below)
}

// wilson is the 95 % score interval of a proportion (Wilson 1927). Without trials it is 0 to 1.
func wilson(successes, trials int) Interval {
	found := ensemble.Wilson(uint64(successes), uint64(trials))
	return Interval{found.Low, found.High}
}
