// Package design lays out experiments: which values of which factors to run a model with, and in what order. It knows nothing of
// models and runs nothing. Rows are worked out when they are asked for, so a design of a million takes no more memory than one
// of ten; all draws have addresses (entente/sim/random), so a design and a seed are the same rows on every machine.
//
// # Outline
//
//   - [Factor]: what is varied, over a range or a list of levels.
//   - [Design]: rows of values, by number.
//
// Designs, by what they are for:
//   - [Grid]: every combination of levels.
//   - [OneAtATime]: a centre, and each factor on its own.
//   - [Random], [LatinHypercube], [Sobol]: n points over all factors, ever more evenly.
//   - [Morris]: trajectories for elementary effects, few rows for many factors.
//   - [Saltelli]: blocks for Sobol's sensitivity indices.
//
// Around a design:
//   - [Replicated]: run several times.
//   - [Balanced]: in an order that is usable wherever it is cut short.
//
// Package entente/sim/ensemble/sensitivity makes sensitivities of the outcomes of Morris and Saltelli designs.
//
// # Sources
//
//   - McKay, Beckman & Conover (1979), A comparison of three methods for selecting values of input variables in the
//     analysis of output from a computer code, Technometrics 21.
//   - Morris (1991), Factorial sampling plans for preliminary computational experiments, Technometrics 33.
//   - Sobol' (1967), On the distribution of points in a cube and the approximate evaluation of integrals, USSR
//     Computational Mathematics and Mathematical Physics 7; Antonov & Saleev (1979), the same journal, 19.
//   - Joe & Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM Journal on
//     Scientific Computing 30.
//   - Owen (2000), Monte Carlo, quasi-Monte Carlo, and randomized quasi-Monte Carlo.
//   - Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola (2010), Variance based sensitivity analysis of model output,
//     Computer Physics Communications 181.
//   - Black & Rogaway (2002), Ciphers with arbitrary finite domains, CT-RSA; Luby & Rackoff (1988), How to construct
//     pseudorandom permutations from pseudorandom functions, SIAM Journal on Computing 17.
//   - Lemire (2019), Fast random integer generation in an interval, ACM Transactions on Modeling and Computer Simulation 29.
package design
