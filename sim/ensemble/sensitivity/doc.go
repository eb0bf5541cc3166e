// Package sensitivity says which factors an outcome depends on, from the outcomes of a design's rows. It runs nothing:
// outcomes come as a slice, one for each row of a design of entente/sim/ensemble/design.
//
// # Outline
//
//   - [ElementaryEffects], [Effect]: Morris's μ, μ* and σ: which factors matter, from few rows.
//   - [SobolIndices], [Index]: which share of the outcome's variance is due to a factor alone, and to it with others.
//   - [Bootstrap], [Estimate]: intervals.
//
// Rows that failed, or that a sweep cut short has not run, are outcomes of NaN; infinite outcomes count as failed too. A
// trajectory or block with such a row is left out as a whole, and counted as Dropped: its other rows say nothing without it,
// and using parts of it would weigh factors by how often their rows fail. What is left estimates the sensitivity given that
// a row does not fail; where failure goes with some values of the factors, that is another question than was asked, so look
// at Dropped first.
//
// Where luck plays a part, let an outcome be the mean over the same runs in every row (common random numbers), or σ and the
// total indices count luck as interaction.
//
// # Sources
//
//   - Morris (1991), Factorial sampling plans for preliminary computational experiments, Technometrics 33.
//   - Campolongo, Cariboni & Saltelli (2007), An effective screening design for sensitivity analysis of large models,
//     Environmental Modelling & Software 22: μ*.
//   - Sobol' (1993), Sensitivity estimates for nonlinear mathematical models, Mathematical Modelling and Computational
//     Experiment 1; Homma & Saltelli (1996), Importance measures in global sensitivity analysis of nonlinear models,
//     Reliability Engineering and System Safety 52: total indices.
//   - Jansen (1999), Analysis of variance designs for model output, Computer Physics Communications 117.
//   - Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola (2010), Variance based sensitivity analysis of model output,
//     Computer Physics Communications 181: table 2.
//   - Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13: percentile intervals.
//   - Hyndman & Fan (1996), Sample quantiles in statistical packages, The American Statistician 50.
package sensitivity
