package advice

import "slices"

// Table is a decision table: the value of each option in each future, where more is better. Its criteria are those of
// decisions without probabilities, and of equal ones.
type Table [][]float64 // by option, then by future

// Regrets are how much worse each option is than the best of its future (Savage 1951, The theory of statistical decision,
// Journal of the American Statistical Association 46): 0 or more.
func (t Table) Regrets() Table {
	regrets := make(Table, len(t))
	for option := range t {
		regrets[option] = make([]float64, len(t[option]))
	}
	for future := range t[0] {
		best := t.best(future)
		for option := range t {
			regrets[option][future] = best - t[option][future]
		}
	}
	return regrets
}

func (t Table) best(future int) float64 {
	best := t[0][future]
	for option := range t {
		best = max(best, t[option][future])
	}
	return best
}

// Means are the expected values of the options, all futures being equally likely.
func (t Table) Means() []float64 {
	return t.each(func(values []float64) float64 {
		sum := 0.0
		for _, value := range values {
			sum += value
		}
		return sum / float64(len(values))
	})
}

// Worst are the options' least values.
func (t Table) Worst() []float64 {
	return t.each(func(values []float64) float64 { return slices.Min(values) })
}

// Greatest are the options' greatest values: of a table of regrets, the greatest regrets.
func (t Table) Greatest() []float64 {
	return t.each(func(values []float64) float64 { return slices.Max(values) })
}

func (t Table) each(of func(values []float64) float64) []float64 {
	found := make([]float64, len(t))
	for option, values := range t {
		found[option] = of(values)
	}
	return found
}

// Shares are how often each option is the best; options that are equally good share the future.
func (t Table) Shares() []float64 {
	shares := make([]float64, len(t))
	for future := range t[0] {
		best, ties := t.best(future), 0
		for option := range t {
			if t[option][future] == best {
				ties++
			}
		}
		for option := range t {
			if t[option][future] == best {
				shares[option] += 1 / float64(ties)
			}
		}
	}
	for option := range shares {
		shares[option] /= float64(len(t[0]))
	}
	return shares
}

// Dominated gives, for each option, the first other that is no worse in any future and costs no more, and that is better in one
// or costs less; -1 where there is none.
func (t Table) Dominated(costs []float64) []int {
	by := make([]int, len(t))
	for option := range t {
		by[option] = -1
		for other := range t {
			if other != option && t.dominates(other, option, costs) {
				by[option] = other
				break
			}
		}
	}
	return by
}

func (t Table) dominates(other, option int, costs []float64) bool {
	better := costs[other] < costs[option]
	for future, value := range t[other] {
		if value < t[option][future] {
			return false
		}
		better = better || value > t[option][future]
	}
	return better && costs[other] <= costs[option]
}

// Criterion is a rule by which one of the options is chosen.
type Criterion int

// The criteria.
const (
	LeastRegret Criterion = iota // the least greatest regret (Savage 1951)
	Expected                     // the greatest mean, as if all futures were equally likely
	BestWorst                    // the greatest least value (Wald 1950, Statistical Decision Functions)
)

// Choose gives the option that a criterion chooses, and the next best. Of equals, the one with the greater mean is chosen, then
// the cheaper, then the first.
func (t Table) Choose(criterion Criterion, costs []float64) (chosen, next int) {
	order := t.order(criterion, costs)
	return order[0], order[1]
}

// order lists the options from the best to the worst.
func (t Table) order(criterion Criterion, costs []float64) []int {
	means := t.Means()
	scores := means
	switch criterion {
	case LeastRegret:
		scores = t.Regrets().Greatest()
		for option := range scores {
			scores[option] = -scores[option]
		}
	case BestWorst:
		scores = t.Worst()
	}
	order := make([]int, len(t))
	for option := range order {
		order[option] = option
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case scores[a] != scores[b]:
			return descending(scores[a], scores[b])
		case means[a] != means[b]:
			return descending(means[a], means[b])
		}
		return descending(-costs[a], -costs[b])
	})
	return order
}

func descending(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}
