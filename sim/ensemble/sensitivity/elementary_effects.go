package sensitivity

import (
	"fmt"
	"math"

	"entente/sim/ensemble/design"
)

// Effects are the elementary effects of all factors.
type Effects struct {
	// Factors are in the design's order.
	Factors []Effect
	// Trajectories are those that count; Dropped, those left out because a row of theirs failed.
	Trajectories, Dropped int
}

// Effect sums up the elementary effects of a factor: the changes of the outcome with a move of the factor, up counted as up,
// in units of the outcome for a move through the factor's whole range.
type Effect struct {
	// Factor is its name.
	Factor string
	// Mean is Morris's μ: the effect on average, where moves of opposite effect cancel out.
	Mean float64
	// MeanAbsolute is μ* (Campolongo, Cariboni & Saltelli 2007): how much the factor matters, whichever way. 0 means not at
	// all.
	MeanAbsolute Estimate
	// Deviation is Morris's σ, the standard deviation of the effects (divisor r-1): how much the effect depends on where the
	// factor and the others stand. 0 means that the outcome is linear in the factor, which meets no other.
	Deviation float64
}

// ElementaryEffects works out Morris's measures from the outcomes of a design's rows, in the order of the design, NaN where
// a row failed or has not been run. Trajectories with such a row are left out; at least two must be left.
func ElementaryEffects(d *design.Morris, outcomes []float64, bootstrap Bootstrap) (*Effects, error) {
	bootstrap, err := bootstrap.orDefault()
	if err != nil {
		return nil, fmt.Errorf("elementary effects: %w", err)
	}
	if len(outcomes) != d.Len() {
		return nil, fmt.Errorf("elementary effects: %d outcomes for a design of %d rows: give one for each, NaN where a row failed",
			len(outcomes), d.Len())
	}
	size := len(d.Factors()) + 1
	kept := whole(outcomes, size)
	if len(kept) < 2 {
		return nil, fmt.Errorf("elementary effects: %d of %d trajectories have an outcome in every row: at least 2 are needed",
			len(kept), d.Trajectories())
	}
	effects := make([][]float64, len(d.Factors())) // by factor, then trajectory
	for _, trajectory := range kept {
		for step, move := range d.Moves(trajectory) {
			row := trajectory*size + step
			effect := (outcomes[row+1] - outcomes[row]) / (float64(move.Direction) * d.Jump())
			effects[move.Factor] = append(effects[move.Factor], effect)
		}
	}
	result := &Effects{Trajectories: len(kept), Dropped: d.Trajectories() - len(kept)}
	for column, factor := range d.Factors() {
		mean, absolute, deviation := summary(effects[column])
		result.Factors = append(result.Factors, Effect{factor.Name, mean, Estimate{Value: absolute}, deviation})
	}
	result.addIntervals(effects, bootstrap)
	return result, nil
}

// summary gives the mean, the mean of absolute values and the standard deviation.
func summary(effects []float64) (mean, absolute, deviation float64) {
	count := float64(len(effects))
	for _, effect := range effects {
		mean += effect / count
		absolute += math.Abs(effect) / count
	}
	for _, effect := range effects {
		deviation += float64((effect - mean) * (effect - mean))
	}
	return mean, absolute, math.Sqrt(deviation / (count - 1))
}

func (e *Effects) addIntervals(effects [][]float64, bootstrap Bootstrap) {
	resampled := make([][]float64, len(effects))
	times := make([]float64, e.Trajectories)
	for resample := range bootstrap.Resamples {
		bootstrap.draw(resample, times)
		for column := range effects {
			var sum float64
			for trajectory, effect := range effects[column] {
				sum += float64(times[trajectory] * math.Abs(effect))
			}
			resampled[column] = append(resampled[column], sum/float64(e.Trajectories))
		}
	}
	for column := range e.Factors {
		estimate := &e.Factors[column].MeanAbsolute
		estimate.Low, estimate.High = bootstrap.interval(resampled[column])
	}
}
