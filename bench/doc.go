// Program bench sets Entente beside other engines on one machine, in one run: the alliance-choice model of docs/bench-spec.md,
// written for each in its own idiom, and the task of Mesa's example of alliance formation.
//
//	go run ./bench                          everything; some ten minutes, most of them Mesa's and the compiling of krABMaga
//	go run ./bench -sizes 60,1000 -runs 3   less
//	go run ./bench -write                   and put the tables into docs/benchmarks.md, the numbers into docs/benchmarks.json
//
// Runs of engines take turns, so that what else a machine does hits all of them. An engine that cannot be installed has a row that
// says so. An engine whose results differ from Entente's by more than the tolerance is an error: it did other work.
//
//   - clock: what a program has spent
//   - engine.go: the engines, how each is built, and how one is run
//   - measure.go: worlds, turns and medians
//   - agreement.go: whether all did the same work
//   - formation.go: Mesa's example
//   - lines.go: how much model code each took
//   - table.go, aims.go, page.go: what is printed and kept
//
// Peers are installed at fixed versions into a scratch folder (-scratch) by the ordinary clients of their registries.
package main
