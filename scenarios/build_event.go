package scenarios

import (
	"fmt"

	"entente/agents"
	"entente/sim"
)

func (b *builder) events() {
	names := b.model.Names()
	for k := range b.doc.Events {
		from := &b.doc.Events[k]
		event := sim.Event{ID: from.ID, Name: text(from.Name), Repeat: from.Repeat}
		if from.When != "" {
			condition, mistakes := sim.CompileConditionWithin(from.When, names, sim.MostCondition())
			if len(mistakes) > 0 {
				b.fail(fmt.Errorf("event %s: %s", from.ID, mistakes[0].Text))
				continue
			}
			event.When = condition
		} else {
			event.Tick = b.tick(from.Date)
		}
		for _, effect := range from.Do {
			event.Effects = append(event.Effects, b.effect(effect))
		}
		b.model.Events = append(b.model.Events, event)
	}
}

// effect builds the one field that is set.
func (b *builder) effect(from Effect) sim.Effect {
	switch {
	case from.Found != nil:
		return sim.FoundBloc{Bloc: b.find("bloc", from.Found.Bloc), Members: b.findAll("actor", from.Found.Members)}
	case from.Dissolve != nil:
		return sim.DissolveBloc{Bloc: b.find("bloc", from.Dissolve.Bloc)}
	case from.Merge != nil:
		return sim.MergeBlocs{From: b.find("bloc", from.Merge.From), Into: b.find("bloc", from.Merge.Into)}
	case from.Split != nil:
		return sim.SplitBloc{
			From: b.find("bloc", from.Split.From), Into: b.find("bloc", from.Split.Into), Members: b.findAll("actor", from.Split.Members),
		}
	case from.Join != nil:
		return sim.JoinBloc{Bloc: b.find("bloc", from.Join.Bloc), Actors: b.findAll("actor", from.Join.Actors)}
	case from.Leave != nil:
		return sim.LeaveBloc{Bloc: b.find("bloc", from.Leave.Bloc), Actors: b.findAll("actor", from.Leave.Actors)}
	case from.Invite != nil:
		return sim.InviteToBloc{Bloc: b.find("bloc", from.Invite.Bloc), Actors: b.findAll("actor", from.Invite.Actors)}
	case from.Pledge != nil:
		return sim.SetPledges{Bloc: b.find("bloc", from.Pledge.Bloc), Pledges: pledges(from.Pledge.Pledges)}
	}
	return b.leverEffect(from)
}

// leverEffect builds the effects that change levers.
func (b *builder) leverEffect(from Effect) sim.Effect {
	switch {
	case from.Bloc != nil:
		change := sim.ChangeBloc{
			Bloc: b.find("bloc", from.Bloc.Bloc), Openness: optional(from.Bloc.Openness), Exclusivity: optional(from.Bloc.Exclusivity),
		}
		if rule, ok := agents.AdmissionByName(from.Bloc.Admission); ok {
			change.Admission = &rule
		}
		return change
	case from.Actor != nil:
		return sim.ChangeActors{
			Actors:   b.findAll("actor", from.Actor.Actors),
			Openness: optional(from.Actor.OpennessDeclared), InvestFactor: optional(from.Actor.InvestFactor),
		}
	case from.Policy != nil:
		return sim.ChangePolicy{State: b.find("state", from.Policy.State), Change: b.change(&from.Policy.Set)}
	case from.Control != nil:
		control := b.control(&from.Control.Control)
		return sim.ChangePolicy{
			State: b.find("state", from.Control.State), Change: func(policy *agents.Policy) { setControl(policy, control) },
		}
	case from.Hostility != nil:
		ends := b.findAll("bloc", from.Hostility.Between)
		return sim.SetEnmity{A: ends[0], B: ends[1], Level: from.Hostility.Level.Value}
	case from.CostShock != nil:
		return sim.CostShock{
			Origin: b.find("actor", from.CostShock.Origin), Factor: from.CostShock.Factor.Value, Diffusion: from.CostShock.Diffusion.Value,
		}
	}
	b.fail(fmt.Errorf("an effect names nothing"))
	return nil
}

func optional(from *Figure) *float64 {
	if from == nil {
		return nil
	}
	return &from.Value
}
