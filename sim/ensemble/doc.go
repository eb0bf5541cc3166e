// Package ensemble runs models many times and says what the runs have in common, how sure that is, and how models differ.
//
//   - runs.go, pool.go: [Runs] and [Collect], the way of many runs over all processors; results do not depend on how many
//   - ensemble.go: [Run] and [RunUntil], everything at once
//   - outcome.go, answers.go: [Outcome], what each run is asked, and [Ask]
//   - summary.go, distribution.go, partition.go: [Summary], what happened tick by tick, in a size that does not grow with the runs
//   - interval.go: [Wilson], [MeanInterval], [PairedProportions], [Quantiles]
//   - compare.go, ends.go: [Compare], models on common random numbers
//   - divergence.go: [Diverge], the first decision in which two runs differ, and what followed from it
//   - assertion.go, named.go, verdict.go: [Assertion], what estimates are to hold to
//   - verify.go: [Verify], runs of a study done again
//   - tables.go, compare_tables.go: the tables that a study writes, and their rows, such as [MembershipRow], for those who read them
//
// Below it: design and sweep (many settings of a model), sensitivity (which settings matter), discovery (which lead to an
// outcome), advice (which to choose), chunk (the same on many machines), hindcast (how well a model tells what is known, and which weights that supports).
package ensemble
