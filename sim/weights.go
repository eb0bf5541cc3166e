package sim

import (
	"slices"

	"entente/agents"
)

// Reweigh gives the world's terms other weights, in the order of the model's; those that are off in the model stay off. It
// holds until the next Reweigh, through Reset and Fork too. Call it between two ticks.
func (w *World) Reweigh(weights []float64) {
	terms := slices.Clone(w.Model.Terms)
	for k := range terms {
		if terms[k].Weight != 0 {
			terms[k].Weight = weights[k]
		}
	}
	former := w.chooser
	w.setTerms(terms)
	w.chooser.ChooseAs(former)
}

// setTerms makes what chooses by the terms.
func (w *World) setTerms(terms []agents.Registered) {
	w.terms = terms
	w.chooser = agents.NewChooser(terms, w.Slots)
	w.choosing.foresight.setTerms(terms, w.Slots)
}
