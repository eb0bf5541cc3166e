package sim

import "entente/agents"

// The effects that scenario files can name, each with actors, blocs and states by index.
type (
	// FoundBloc brings a listed bloc into being, with its leaders and further members.
	FoundBloc struct {
		Bloc    int
		Members []int
	}
	// DissolveBloc ends a bloc.
	DissolveBloc struct{ Bloc int }
	// MergeBlocs moves all of From into Into.
	MergeBlocs struct{ From, Into int }
	// SplitBloc founds Into with members of From.
	SplitBloc struct {
		From, Into int
		Members    []int
	}
	// JoinBloc, LeaveBloc and InviteToBloc move or invite actors.
	JoinBloc struct {
		Bloc   int
		Actors []int
	}
	LeaveBloc struct {
		Bloc   int
		Actors []int
	}
	InviteToBloc struct {
		Bloc   int
		Actors []int
	}
	// SetPledges replaces a bloc's pledges.
	SetPledges struct {
		Bloc    int
		Pledges []agents.Pledge
	}
	// ChangeBloc changes what is not nil.
	ChangeBloc struct {
		Bloc                  int
		Openness, Exclusivity *float64
		Admission             *agents.Admission
	}
	// ChangeActors changes what is not nil; InvestFactor multiplies investment, now and as the base of its growth.
	ChangeActors struct {
		Actors       []int
		Openness     *float64
		InvestFactor *float64
	}
	// ChangePolicy lets Change alter a state's levers. A new stance on openness is also its government's own.
	ChangePolicy struct {
		State  int
		Change func(policy *agents.Policy)
	}
	// SetEnmity sets the hostility between two blocs.
	SetEnmity struct {
		A, B  int
		Level float64
	}
	// CostShock multiplies the cost of capability by Factor: at once for its origin, for all others by Diffusion per year
	// times the origin's openness.
	CostShock struct {
		Origin            int
		Factor, Diffusion float64
	}
)

// Apply founds the bloc.
func (f FoundBloc) Apply(w *World, event int) error {
	w.Found(f.Bloc, event)
	for _, actor := range f.Members {
		w.Join(actor, f.Bloc, event)
	}
	return nil
}

// Apply dissolves the bloc.
func (d DissolveBloc) Apply(w *World, event int) error { w.Dissolve(d.Bloc, event); return nil }

// Apply merges the blocs.
func (m MergeBlocs) Apply(w *World, event int) error { w.Merge(m.From, m.Into, event); return nil }

// Apply splits the bloc.
func (s SplitBloc) Apply(w *World, event int) error {
	w.Split(s.From, s.Into, event, func(actor int) bool {
		for _, member := range s.Members {
			if member == actor {
				return true
			}
		}
		return false
	})
	return nil
}

// Apply makes the actors members.
func (j JoinBloc) Apply(w *World, event int) error {
	for _, actor := range j.Actors {
		w.Join(actor, j.Bloc, event)
	}
	return nil
}

// Apply ends the memberships.
func (l LeaveBloc) Apply(w *World, event int) error {
	for _, actor := range l.Actors {
		w.Leave(actor, l.Bloc, event)
	}
	return nil
}

// Apply invites the actors, where they are not members.
func (i InviteToBloc) Apply(w *World, _ int) error {
	for _, actor := range i.Actors {
		if w.Blocs.Active[i.Bloc] && !w.Actors.Memberships[actor].Has(i.Bloc) {
			w.Invite(actor, i.Bloc)
		}
	}
	return nil
}

// Apply replaces the pledges.
func (s SetPledges) Apply(w *World, _ int) error {
	w.Pledges[s.Bloc] = append(w.Pledges[s.Bloc][:0], s.Pledges...)
	return nil
}

// Apply changes the bloc.
func (c ChangeBloc) Apply(w *World, _ int) error {
	if c.Openness != nil {
		w.Blocs.Openness[c.Bloc] = *c.Openness
	}
	if c.Exclusivity != nil {
		w.Blocs.Exclusivity[c.Bloc] = *c.Exclusivity
	}
	if c.Admission != nil {
		w.Blocs.Admission[c.Bloc] = *c.Admission
	}
	return nil
}

// Apply changes the actors.
func (c ChangeActors) Apply(w *World, _ int) error {
	for _, actor := range c.Actors {
		if c.Openness != nil {
			w.Actors.Openness[actor] = *c.Openness
		}
		if c.InvestFactor != nil {
			w.Actors.Invest[actor] = float64(w.Actors.Invest[actor] * *c.InvestFactor)
			w.start.invest[actor] = float64(w.start.invest[actor] * *c.InvestFactor)
		}
	}
	return nil
}

// Apply changes the policy.
func (c ChangePolicy) Apply(w *World, _ int) error {
	policy := &w.Policies[c.State]
	openness := policy.Openness
	c.Change(policy)
	if government := w.States.Government[c.State]; government >= 0 && policy.Openness != openness {
		w.Actors.Openness[government] = policy.Openness
	}
	w.PoliciesChanged()
	return nil
}

// Apply sets the hostility.
func (s SetEnmity) Apply(w *World, _ int) error { w.SetHostility(s.A, s.B, s.Level); return nil }

// Apply lowers the cost of capability.
func (c CostShock) Apply(w *World, _ int) error {
	e := &w.economy
	now := min(e.own[c.Origin], e.spread)
	e.own[c.Origin] = float64(now * c.Factor)
	e.best = min(e.best, e.own[c.Origin])
	e.spreading = max(e.spreading, float64(c.Diffusion*w.Actors.Openness[c.Origin]))
	return nil
}
