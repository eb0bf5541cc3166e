// Package experiment makes studies from their documents: ensembles, sweeps, sensitivities and advice, each as a
// [entente/sim/ensemble/chunk.Experiment], whose chunks can be done on any machine that has its job.
package experiment
