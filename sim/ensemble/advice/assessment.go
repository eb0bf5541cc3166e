package advice

import "slices"

// Assessment is how an option does over the futures. Values are in the unit of the outcome; an advantage is how much better an
// option is than another, whichever way the outcome counts, and a regret how much worse than the best of the future.
type Assessment struct {
	Option
	// Standing is its value in the scenario as it stands, with the luck of the runs.
	Standing Interval
	// Expected is its mean over the futures. Futures are the units of its interval; a Latin hypercube makes it rather too wide than
	// too narrow (Stein 1987, Technometrics 29).
	Expected Interval
	// Other is the option with the best mean of all others, and Advantage how much better this one is, paired by future.
	Other     int
	Advantage Interval
	// Worst and Best are the futures in which it does worst and best.
	Worst, Best Extreme
	// BestShare is the probability that it is the best of all; options that are equally good share the future.
	BestShare Interval
	// MeanRegret is the mean of its regrets, with a bootstrap interval over futures (Efron 1979, percentiles). Luck raises it: the
	// best of several noisy values lies too high.
	MeanRegret Interval
	// SureRegret is the mean regret against the option that half of the runs call the best, measured in the other half: luck
	// does not raise it, so that the true mean regret is expected between it and MeanRegret.
	SureRegret float64
	// MaxRegret is the greatest of its regrets. Its interval reaches from the bootstrap's lower end to what luck allows in that
	// future; a future that was not drawn may be worse.
	MaxRegret Interval
	// MaxRegretIn is the future of that regret.
	MaxRegretIn int
	// DominatedBy is an option that is no worse in any of the futures and costs no more, and is better in one or cheaper; -1
	// where there is none.
	DominatedBy int
}

// Extreme is a value and the future in which it came.
type Extreme struct {
	Future int
	Value  Interval
}

// assess fills in all that follows from the futures.
func (a *Advice) assess() {
	costs := a.costs()
	a.Chosen, a.RunnerUp = a.table.Choose(LeastRegret, costs)
	a.BestExpected, _ = a.table.Choose(Expected, costs)
	a.BestWorst, _ = a.table.Choose(BestWorst, costs)
	means, regrets := a.table.Means(), a.table.Regrets()
	shares, dominated := a.table.Shares(), a.table.Dominated(costs)
	sampled := bootstrap(a.table, costs, a.Plan.Seed)
	a.Steadiness = sampled.chosen[a.Chosen]
	a.Options = make([]Assessment, len(a.Problem.Options))
	for k := range a.Options {
		o := &a.Options[k]
		o.Option = a.Problem.Options[k]
		o.Standing = a.Problem.value(a.cells[k][0])
		o.Expected = a.raw(meanOf(a.table[k]))
		o.Other = bestBut(means, k)
		o.Advantage = differenceOf(a.table[k], a.table[o.Other])
		o.Worst = a.extreme(k, slices.Index(a.table[k], slices.Min(a.table[k])))
		o.Best = a.extreme(k, slices.Index(a.table[k], slices.Max(a.table[k])))
		o.BestShare = scoreInterval(shares[k], a.Plan.Futures)
		o.MeanRegret, o.SureRegret = sampled.mean[k], a.sureRegret(k)
		o.MaxRegret = sampled.greatest[k]
		in := slices.Index(regrets[k], o.MaxRegret.Value)
		o.MaxRegretIn = in + 1
		best := a.bestIn(in)
		o.MaxRegret.High = max(o.MaxRegret.High, a.Problem.better(a.cells[best][in+1], a.cells[k][in+1]).High)
		o.DominatedBy = dominated[k]
	}
	a.Close = a.closeFutures()
}

func (a *Advice) costs() []float64 {
	costs := make([]float64, len(a.Problem.Options))
	for k, option := range a.Problem.Options {
		costs[k] = option.Cost
	}
	return costs
}

// raw turns an interval of oriented values into one of the outcome.
func (a *Advice) raw(i Interval) Interval {
	if a.Problem.Lower {
		return Interval{Value: -i.Value, Low: -i.High, High: -i.Low}
	}
	return i
}

// value is a cell's mean with the luck of its runs.
func (p *Problem) value(c *cell) Interval {
	found := meanOf(c.batches)
	shift := c.mean - found.Value
	return Interval{Value: c.mean, Low: found.Low + shift, High: found.High + shift}
}

func (a *Advice) extreme(option, drawn int) Extreme {
	return Extreme{drawn + 1, a.Problem.value(a.cells[option][drawn+1])}
}

// bestBut is the option with the greatest mean of all but one.
func bestBut(means []float64, but int) int {
	best := -1
	for k, mean := range means {
		if k != but && (best < 0 || mean > means[best]) {
			best = k
		}
	}
	return best
}

// bestIn is the best option of a drawn future, counted from 0.
func (a *Advice) bestIn(drawn int) int {
	best := 0
	for k := range a.table {
		if a.table[k][drawn] > a.table[best][drawn] {
			best = k
		}
	}
	return best
}

// sureRegret is the mean over futures of the regret against the option that one half of the batches calls the best, measured in
// the other half, both ways round.
func (a *Advice) sureRegret(option int) float64 {
	sum := 0.0
	for future := 1; future < len(a.Futures); future++ {
		for half := range 2 {
			best := 0
			for k := range a.cells {
				if a.half(k, future, half) > a.half(best, future, half) {
					best = k
				}
			}
			sum += a.half(best, future, 1-half) - a.half(option, future, 1-half)
		}
	}
	return sum / float64(2*a.Plan.Futures)
}

// half is the oriented mean of every other batch of a cell.
func (a *Advice) half(option, future, half int) float64 {
	sum, count := 0.0, 0.0
	values := a.cells[option][future].batches
	for k := half; k < len(values); k += 2 {
		sum += values[k]
		count++
	}
	return a.Problem.oriented(sum / count)
}

// closeFutures is the part of the futures in which the next best option is not worse by more than luck explains.
func (a *Advice) closeFutures() float64 {
	count := 0
	for drawn := range a.Plan.Futures {
		best := a.bestIn(drawn)
		for k := range a.table {
			if k == best {
				continue
			}
			// Options that are the same in every run are no matter of luck.
			if d := a.Problem.better(a.cells[best][drawn+1], a.cells[k][drawn+1]); d.Low <= 0 && d != (Interval{}) {
				count++
				break
			}
		}
	}
	return float64(count) / float64(a.Plan.Futures)
}
