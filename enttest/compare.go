package enttest

import "fmt"

// Comparison is two scenarios, run by run on the same random numbers.
type Comparison struct {
	base, other *Outcomes
}

// Compare readies two scenarios for comparison, by embedded names or paths. Common random numbers give both the same luck,
// so that differences are due to the scenarios and need far fewer runs to show.
func Compare(t TestingT, base, other string, options ...Option) *Comparison {
	t.Helper()
	return CompareOutcomes(Run(t, base, options...), Run(t, other, options...))
}

// CompareOutcomes compares two that have been readied on their own; they must have the same number of runs and the same
// seed.
func CompareOutcomes(base, other *Outcomes) *Comparison {
	if base == nil || other == nil {
		return nil
	}
	base.t.Helper()
	if base.runs != other.runs || base.seed != other.seed {
		base.fail("comparing %d runs of seed %d with %d of seed %d: they must be the same", base.runs, base.seed, other.runs, other.seed)
		return nil
	}
	return &Comparison{base, other}
}

// Difference is the mean of the other scenario's number less the base's, paired by run.
func (c *Comparison) Difference(expression string) *Mean {
	if c == nil {
		return nil
	}
	c.base.t.Helper()
	before, ok := c.base.values(expression)
	if !ok {
		return nil
	}
	after, ok := c.other.values(expression)
	if !ok {
		return nil
	}
	for run := range after {
		after[run] -= before[run]
	}
	what := fmt.Sprintf("%s in %s less that in %s, seed %d", expression, c.other.model.Name, c.base.model.Name, c.base.seed)
	return newMean(c.base.t, what, after)
}
