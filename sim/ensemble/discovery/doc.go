// Package discovery finds out which region of the uncertain factors leads to an outcome (scenario discovery: Bryant & Lempert
// 2010, "Thinking inside the box", Technological Forecasting and Social Change 77). The region is a box: limits on as few
// factors as will do, found by the patient rule induction method, PRIM (Friedman & Fisher 1999, "Bump hunting in
// high-dimensional data", Statistics and Computing 9).
//
// A box is good if most of what is in it has the outcome (density) and most of what has the outcome is in it (coverage).
// The two pull against each other, so that a search leaves a trajectory to choose from, not one answer.
//
//   - data.go: [Data], [Factor], [Kind]: what was run with which factors, and whether it had the outcome
//   - prim.go: [Prim], [Default], [Prim.Boxes], [Discovery]: the settings, and box after box
//   - objective.go: [Objective]: what a step of the search is worth
//   - search.go, peel.go, paste.go: the search for one box
//   - box.go: [Box], [Restriction], [Bound]: where it lies and what may be done with it
//   - trajectory.go: [Step], [LastStep], [Balanced], [Widest]: the steps of a search and which of them to take
//   - significance.go: quasi-p-values: would the box be as dense without this limit?
//   - reproduce.go: [Box.Reproduce], [Reproducibility]: what is left of a box on data that it was not fitted to
//   - table.go: a box and a discovery as text
//
// # Rules
//
// Everything is deterministic: the same data in the same order give the same boxes, bit for bit, on every machine. Of two
// candidate steps the one with the higher objective is taken; of two equal ones the one that restricts fewer factors; then
// the one that is looked at first: continuous factors before integer ones before categorical ones, within a kind in the order
// of the data, the upper limit before the lower one when peeling and the lower one first when pasting, categories in their
// order. Limits belong to the box.
//
// With the default settings the steps are those of the EMA Workbench (Kwakkel 2017; release 2.5.3 was compared), with these
// differences, none of which shows where all factors are continuous and the objective is a lenient one:
//   - It pastes back integer and categorical factors only if a continuous factor is restricted too; we always do.
//   - The points that it considers for pasting back to an integer factor include those on the limit, which are in the box
//     already, so that it seldom pastes; we leave them out.
//   - It cannot peel an integer factor from below once no point in the box lies on the factor's limit, and rounds negative
//     quantiles towards zero; we compare with the lowest value in the box and round down.
//   - It ends a search by the original objective where a peel that removes nothing is the best; we do not count that as one.
//   - It returns the whole of the data where no box reaches the threshold; we return none, and what was nearest.
//
// A speed: one step costs O(n·d) for n points and d factors, and values are sorted once for each factor.
package discovery
