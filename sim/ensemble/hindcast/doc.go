// Package hindcast asks where a model, told only who led, would have put everybody by a date that has passed, and how good
// that is: beside what trivial rules reach, with weights as they are judged and as the facts would have them.
//
//   - facts.go: [Facts], the actors that are scored and where each really was
//   - places.go: [Places], where a model puts them, over many runs
//   - score.go: [Score], Brier score and balanced accuracy with their intervals
//   - rules.go: [Rules], what size, home, role or openness alone would have said
//   - prior.go: [Prior], what is thought of the weights before the facts
//   - search.go: the fit of the weights, and its repetition without each actor
//   - posterior.go: [Posterior], sets of weights with what the facts make of each, to draw from
//   - hindcast.go: [Run], everything at once
//   - why.go: [Reason], the terms that spoke for a wrong place
//   - tables.go: the tables that a study writes
//
// docs/hindcast.md says what is measured, by which formulas, and what came out.
package hindcast
