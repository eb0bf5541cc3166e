// Package random gives every draw of a run an address instead of a place in a
// queue: a draw is a pure function of (seed, run, actor, tick, purpose, index).
//
// So a changed policy does not shift anybody else's luck, two scenarios can be
// compared on common random numbers, and neither the order of the actors nor
// the number of workers shows in a result.
//
//   - philox.go: [Philox], the counter-based generator underneath
//   - source.go: [Source], the draws of one run
//   - schedule.go: [Schedule], the same draws for those who need many
//   - series.go: [Series], the draws of one actor, tick and purpose
//   - purpose.go: [Purpose], what a draw is for
//
// Package agents/portable turns its words into numbers. All of it has the same
// bits on every architecture. It is not for secrets.
package random
