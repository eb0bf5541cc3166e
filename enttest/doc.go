// Package enttest lets tests run scenarios over many seeds and assert on what comes out, in the manner of testify:
//
//		korea := enttest.Run(t, "korea-stargate", enttest.Runs(200))
//		korea.Probability("samsung in stargate").AtLeast(0.6)
//		korea.Mean(`strength("KR")`).AtLeast(0.015)
//
//		enttest.Compare(t, "article", "korea-stargate", enttest.Runs(200)).Difference(`strength("KR")`).AtLeast(0)
//
//	  - outcomes.go: [Run], [RunModel], and [Outcomes], from which estimates are asked
//	  - probability.go: [Probability], with its Wilson interval and its assertions
//	  - mean.go: [Mean], [Outcomes.Quantiles]
//	  - compare.go: [Compare], two scenarios on common random numbers
//	  - reasons.go: the reasons that a failure message gives
//	  - model.go: the copy of a model that [Change] alters
//
// The same test gives the same numbers on every machine: a failure is never bad luck of the day.
package enttest
