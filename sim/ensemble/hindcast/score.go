package hindcast

import (
	"slices"

	"entente/sim/ensemble"
	"entente/sim/random"
)

// Score says how good predictions are.
type Score struct {
	// Brier is the mean over actors of Σ_c (p_c − y_c)², 0 for certainty of the truth to 2 for certainty of something else
	// (Brier 1950, eq. 2).
	Brier ensemble.Interval
	// Balanced is the mean over true blocs of the part of their actors that are predicted rightly, 0 to 1 (Brodersen et al.
	// 2010): each bloc counts the same, whatever its size. Where several classes are equally probable, an actor is right by
	// the part of them that is true.
	Balanced ensemble.Interval
	// Accuracy is the part of all actors that are predicted rightly, with Wilson's interval; with the normal one of the mean
	// where some are right in part.
	Accuracy ensemble.Interval
}

// predictions are what is scored: by actor, its part of the Brier score and whether it is right, 0 to 1.
type predictions struct {
	brier, hits []float64
}

// judged compares places with the facts.
func (f *Facts) judged(places Places) predictions {
	p := predictions{make([]float64, len(places)), make([]float64, len(places))}
	for k := range places {
		p.brier[k] = f.brierOf(k, places[k])
		p.hits[k] = f.hit(k, places[k])
	}
	return p
}

// hit says whether the most probable class is a true one; of several, what part of them.
func (f *Facts) hit(actor int, row []float64) float64 {
	most, right, all := slices.Max(row), 0.0, 0.0
	for class, probability := range row {
		if probability == most {
			all++
			if f.right(actor, class) {
				right++
			}
		}
	}
	return right / all
}

// brierOf is an actor's part of the Brier score.
func (f *Facts) brierOf(actor int, row []float64) float64 {
	sum := 0.0
	for class, probability := range row {
		gap := probability - f.True[actor][class]
		sum += float64(gap * gap)
	}
	return sum
}

// balanced is the balanced accuracy of a sample of actors: an actor of several blocs counts in each by its part.
func (f *Facts) balanced(hits []float64, sample []int) float64 {
	sum, classes := 0.0, 0
	for _, class := range f.held() {
		right, all := 0.0, 0.0
		for _, k := range sample {
			right += float64(f.True[k][class] * hits[k])
			all += f.True[k][class]
		}
		if all > 0 {
			sum += right / all
			classes++
		}
	}
	return sum / float64(classes)
}

// replicates is how many times actors are drawn anew for an interval.
const replicates = 2000

// resampled draws the actors anew, as many as there are of each true bloc from that bloc, so that no bloc is ever without
// one; the value of each sample in order.
func (f *Facts) resampled(seed uint64, value func(sample []int) float64) []float64 {
	source := random.New(seed, 0)
	strata := make([][]int, len(f.Classes))
	for k := range f.Actors {
		strata[f.classOf(k)] = append(strata[f.classOf(k)], k)
	}
	values, sample := make([]float64, replicates), make([]int, len(f.Actors))
	for replicate := range values {
		for k := range sample {
			stratum := strata[f.classOf(k)]
			draw := source.Float64(uint64(k), uint64(replicate), random.PurposeBootstrap, 0)
			sample[k] = stratum[int(float64(draw*float64(len(stratum))))]
		}
		values[replicate] = value(sample)
	}
	return values
}

// interval is a value of all actors with the 2.5 % and 97.5 % quantiles of its bootstrap (Efron 1979, percentile method).
func (f *Facts) interval(seed uint64, value func(sample []int) float64) ensemble.Interval {
	all := make([]int, len(f.Actors))
	for k := range all {
		all[k] = k
	}
	ends := ensemble.Quantiles(f.resampled(seed, value), 0.025, 0.975)
	return ensemble.Interval{Value: value(all), Low: ends[0], High: ends[1]}
}

// score is the score of predictions.
func (f *Facts) score(seed uint64, p predictions) Score {
	s := Score{
		Brier:    f.interval(seed, func(sample []int) float64 { return meanOf(p.brier, sample) }),
		Balanced: f.interval(seed, func(sample []int) float64 { return f.balanced(p.hits, sample) }),
		Accuracy: ensemble.MeanInterval(p.hits),
	}
	right := uint64(0)
	for _, hit := range p.hits {
		right += uint64(hit)
	}
	if !slices.ContainsFunc(p.hits, func(hit float64) bool { return hit != 0 && hit != 1 }) {
		s.Accuracy = ensemble.Wilson(right, uint64(len(p.hits)))
	}
	return s
}

func meanOf(values []float64, sample []int) float64 {
	sum := 0.0
	for _, k := range sample {
		sum += values[k]
	}
	return sum / float64(len(sample))
}
