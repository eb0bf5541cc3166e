package enttest

import (
	"slices"

	"entente/sim"
)

// copied is a model that can be changed without changing the one it was made from. Terms, phases and effects are values
// that keep no state, and are shared.
func copied(model *sim.Model) *sim.Model {
	c := *model
	c.States, c.Actors, c.Blocs = slices.Clone(c.States), slices.Clone(c.Actors), slices.Clone(c.Blocs)
	c.Ties, c.Hostility = slices.Clone(c.Ties), slices.Clone(c.Hostility)
	c.Terms, c.AdmissionTerms, c.Phases = slices.Clone(c.Terms), slices.Clone(c.AdmissionTerms), slices.Clone(c.Phases)
	c.Events = slices.Clone(c.Events)
	for h := range c.States {
		policy := &c.States[h].Policy
		policy.Alignment, policy.Controls = slices.Clone(policy.Alignment), slices.Clone(policy.Controls)
		for k := range policy.Controls {
			policy.Controls[k].Actors = slices.Clone(policy.Controls[k].Actors)
		}
	}
	for b := range c.Blocs {
		c.Blocs[b].Leaders, c.Blocs[b].Pledges = slices.Clone(c.Blocs[b].Leaders), slices.Clone(c.Blocs[b].Pledges)
	}
	for e := range c.Events {
		c.Events[e].Effects = slices.Clone(c.Events[e].Effects)
	}
	return &c
}
