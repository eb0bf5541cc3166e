package main

import (
	"slices"

	"entente/scenarios"
)

// keeping are the limits for a scenario that a result or a checkpoint keeps.
func (m *Main) keeping(document []byte) scenarios.Option {
	return scenarios.WithLimits(m.limits.Keeping(document))
}

// beyondLimit says whether all that is wrong are limits, which a user can raise.
func beyondLimit(problems scenarios.Problems) bool {
	return problems.Count(scenarios.SeverityError) > 0 && !slices.ContainsFunc(problems, func(problem scenarios.Problem) bool {
		return problem.Severity == scenarios.SeverityError && problem.Limit == ""
	})
}
