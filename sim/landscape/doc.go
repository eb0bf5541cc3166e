// Package landscape is landscape theory (Axelrod & Bennett 1993; Axelrod, Mitchell, Thomas, Bennett & Bruderer 1995): from how
// large actors are and how each leans towards each other one, which ways of taking sides hold together.
//
//   - problem.go: [Problem], sizes, propensities, and what is fixed; checked by Problem.Check
//   - scale.go: energies as whole numbers, so that sums are exact and ties are ties
//   - units.go: actors that move as one
//   - energy.go: [Problem.Energy], [Problem.Frustration], [Problem.Stable]
//   - explore.go: [Explore], every configuration of two sides; gray.go goes through them, descent.go follows them down
//   - plateau.go: minima of equal energy that touch
//   - component.go: where best responses can end when propensities are not mutual
//   - sample.go: [Sample], descents from random starts, for more sides and more actors; walk.go is one descent
//   - landscape.go: [Landscape], [Minimum], [Cycle], what both give
//   - score.go: [Right] and [Chance], how well sides agree with what happened
//   - rules.go: [Rules], predictions without theory to set beside
//
// The frustration of an actor is F_i = Σ_{j≠i} s_j p_ij d_ij and the energy E = Σ_i s_i F_i, over ordered pairs, with s_j the
// size of j, p_ij the propensity of i towards j (positive: to be with it, negative: to be apart from it), and d_ij = 1 where
// the two are on different sides, 0 where they are on the same. An actor moves to another side, alone, where that lowers its
// frustration. Where propensities are mutual, a move changes the energy by 2 s_i times what it changes F_i by, so that every
// move goes downhill and all end in local minima; -F_i is no exact but a weighted potential. Where they are not, moves can go
// round in circles, which are found and told.
//
// Results are the same to the bit on every machine and for any number of workers.
package landscape
