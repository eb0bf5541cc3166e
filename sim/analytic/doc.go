// Package analytic holds published results with exact answers, each run through the engine's own choosing: small worlds of sim,
// in which reasons are terms as any Go user would write them, and whose phase choose does the rest. It has tests alone; what
// they measure stands in docs/analytic.md, which they write.
//
//   - log_linear_test.go: log-linear learning of two players (Blume 1993)
//   - weighted_potential_test.go: why unequal sizes have no Gibbs distribution (Monderer & Shapley 1996)
//   - three_enemies_test.go: three mutual enemies on two sides (Cartwright & Harary 1956; Axelrod & Bennett 1993)
//   - lock_in_test.go: lock-in by historical small events (Arthur 1989)
//   - threshold_test.go: the crowd of one hundred (Granovetter 1978)
//   - hedonic_test.go: the stable partitions of four players (Bogomolnaia & Jackson 2002)
//   - cyclic_preference_test.go: three players with an empty core (Banerjee, Konishi & Sönmez 2001)
//   - agreement_test.go: the self-enforcing agreement of three (Barrett 1994; Carraro & Siniscalco 1993)
//   - cartel_test.go: the stable cartel of three (Shaffer 1995; d'Aspremont et al. 1983; Salant et al. 1983)
//
// What they have in common: stage_test.go, the bare world; start_test.go, its starts and ends; chain_test.go, the Markov chain
// of its choices; club_test.go, what it pays to be in; sheet_test.go, the table.
package analytic
