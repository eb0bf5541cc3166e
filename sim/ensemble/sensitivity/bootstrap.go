package sensitivity

import (
	"fmt"
	"math"
	"math/bits"
	"slices"

	"entente/sim/random"
)

// Bootstrap says how intervals are made: percentiles of the estimates from whole trajectories or blocks drawn with
// replacement (Efron & Tibshirani 1993, chapter 13). The zero value is 1000 resamples, a confidence of 0.95 and seed 0.
type Bootstrap struct {
	// Resamples is how many; 0 stands for 1000.
	Resamples int
	// Confidence is the chance, above 0 and below 1, with which intervals should hold the truth; 0 stands for 0.95.
	Confidence float64
	Seed       uint64
}

// Estimate is a number with its bootstrap interval. An interval need not hold the value, nor stay within the range that the
// truth cannot leave: an index near 0 may have an interval that begins below it.
type Estimate struct{ Value, Low, High float64 }

// orDefault fills in what is left at zero, and refuses what makes no sense.
func (b Bootstrap) orDefault() (Bootstrap, error) {
	if b.Resamples == 0 {
		b.Resamples = 1000
	}
	if b.Confidence == 0 {
		b.Confidence = 0.95
	}
	if b.Resamples < 0 {
		return b, fmt.Errorf("%d resamples: at least 1, or 0 for 1000", b.Resamples)
	}
	if !(b.Confidence > 0 && b.Confidence < 1) {
		return b, fmt.Errorf("confidence %v: it must lie between 0 and 1, such as 0.95", b.Confidence)
	}
	return b, nil
}

// draw writes how often each of the units is in a resample of as many.
func (b Bootstrap) draw(resample int, times []float64) {
	clear(times)
	source, n := random.New(b.Seed, 0), uint64(len(times))
	var words [4]uint64
	for i := range times {
		if i%4 == 0 {
			words = source.Block(uint64(resample), 0, random.PurposeBootstrap, uint64(i/4))
		}
		// A whole number below n, each as likely as the next to within n/2^64.
		unit, _ := bits.Mul64(words[i%4], n)
		times[unit]++
	}
}

// interval is where the middle of the resampled values lies. It sorts them, and leaves out those that are NaN, of resamples
// from which nothing could be estimated; both ends are NaN if all are.
func (b Bootstrap) interval(values []float64) (low, high float64) {
	values = slices.DeleteFunc(values, math.IsNaN)
	slices.Sort(values)
	return quantile(values, (1-b.Confidence)/2), quantile(values, (1+b.Confidence)/2)
}

// quantile of sorted values, by linear interpolation between them (type 7 of Hyndman & Fan 1996, the default of R).
func quantile(sorted []float64, level float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	place := float64(level * float64(len(sorted)-1))
	below := math.Floor(place)
	first, second := sorted[int(below)], sorted[min(int(below)+1, len(sorted)-1)]
	return first + float64((place-below)*(second-first))
}

// failed says that a row has no outcome to count with.
func failed(outcome float64) bool { return math.IsNaN(outcome) || math.IsInf(outcome, 0) }

// whole returns the numbers of the units, of size rows each, in which no row failed.
func whole(outcomes []float64, size int) []int {
	var units []int
	for unit := range len(outcomes) / size {
		if !slices.ContainsFunc(outcomes[unit*size:(unit+1)*size], failed) {
			units = append(units, unit)
		}
	}
	return units
}
