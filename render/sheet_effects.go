package render

import (
	"maps"
	"slices"

	"entente/render/wording"
	"entente/scenarios"
)

// effects says what an event does, a sentence for each change.
func (s *sheet) effects(list []scenarios.Effect) []string {
	var said []string
	for _, effect := range list {
		said = append(said, s.effect(effect)...)
	}
	return said
}

func (s *sheet) effect(effect scenarios.Effect) []string {
	actors := func(ids []string) []string { return called(s.actorNames, ids...) }
	bloc := func(id string) string { return name(s.blocNames, id) }
	switch e := effect; {
	case e.Found != nil:
		return []string{s.voice.Founded(bloc(e.Found.Bloc), actors(s.leaders(e.Found.Bloc)), actors(e.Found.Members))}
	case e.Dissolve != nil:
		return []string{s.voice.Dissolves(bloc(e.Dissolve.Bloc))}
	case e.Merge != nil:
		return []string{s.voice.Merges(bloc(e.Merge.From), bloc(e.Merge.Into))}
	case e.Split != nil:
		return []string{s.voice.Splits(actors(e.Split.Members), bloc(e.Split.From), bloc(e.Split.Into))}
	case e.Join != nil:
		return []string{s.voice.Joins(actors(e.Join.Actors), bloc(e.Join.Bloc))}
	case e.Leave != nil:
		return []string{s.voice.Leaves(actors(e.Leave.Actors), bloc(e.Leave.Bloc))}
	case e.Invite != nil:
		return []string{s.voice.Invited(actors(e.Invite.Actors), bloc(e.Invite.Bloc))}
	case e.Pledge != nil:
		years := slices.Sorted(maps.Keys(e.Pledge.Pledges))
		sums := make([]wording.Figure, len(years))
		for k, year := range years {
			sums[k] = marked(e.Pledge.Pledges[year])
		}
		return []string{s.voice.Pledged(bloc(e.Pledge.Bloc), years, sums)}
	case e.Bloc != nil:
		return s.blocEffect(e.Bloc)
	case e.Actor != nil:
		said := s.becomes(nil, actors(e.Actor.Actors), wording.Declared, e.Actor.OpennessDeclared)
		return s.becomes(said, actors(e.Actor.Actors), wording.Investment, e.Actor.InvestFactor)
	case e.Policy != nil:
		return s.policyEffect(e.Policy)
	case e.Control != nil:
		return []string{s.control(e.Control.State, e.Control.Control)}
	case e.Hostility != nil:
		between := called(s.blocNames, e.Hostility.Between...)
		return []string{s.voice.Hostile(between[0], between[len(between)-1], marked(e.Hostility.Level))}
	case e.CostShock != nil:
		return []string{s.voice.Cheaper(name(s.actorNames, e.CostShock.Origin), marked(e.CostShock.Factor), marked(e.CostShock.Diffusion))}
	}
	return nil
}

// leaders are the ids of a bloc's leaders.
func (s *sheet) leaders(id string) []string {
	for _, bloc := range s.document.Blocs {
		if bloc.ID == id {
			return bloc.Leaders
		}
	}
	return nil
}

// becomes adds what a quantity becomes, where it is set.
func (s *sheet) becomes(said, owners []string, quantity wording.Quantity, value *scenarios.Figure) []string {
	if value == nil {
		return said
	}
	return append(said, s.voice.Becomes(owners, quantity, marked(*value)))
}

func (s *sheet) blocEffect(effect *scenarios.BlocEffect) []string {
	bloc := called(s.blocNames, effect.Bloc)
	said := s.becomes(nil, bloc, wording.BlocOpenness, effect.Openness)
	said = s.becomes(said, bloc, wording.Exclusivity, effect.Exclusivity)
	if effect.Admission != "" {
		said = append(said, s.voice.Admits(bloc[0], effect.Admission))
	}
	return said
}

func (s *sheet) policyEffect(effect *scenarios.PolicyEffect) []string {
	state, set := called(s.stateNames, effect.State), &effect.Set
	var said []string
	for _, lever := range []struct {
		quantity wording.Quantity
		value    *scenarios.Figure
	}{
		{wording.PublicMoney, set.AIFunding}, {wording.FirmSupport, set.FirmSupport}, {wording.OpennessStance, set.Openness},
		{wording.Coordination, set.Coordination}, {wording.TalentNet, set.TalentNet}, {wording.FundingResponse, set.FundingResponse},
	} {
		said = s.becomes(said, state, lever.quantity, lever.value)
	}
	for _, other := range slices.Sorted(maps.Keys(set.Alignment)) {
		said = append(said, s.voice.Aligned(state[0], name(s.stateNames, other), marked(set.Alignment[other])))
	}
	for _, control := range set.ExportControls {
		said = append(said, s.control(effect.State, control))
	}
	return said
}

func (s *sheet) control(state string, control scenarios.ExportControl) string {
	targets := called(s.actorNames, control.OnActors...)
	if control.OnState != "" {
		targets = append([]string{name(s.stateNames, control.OnState)}, targets...)
	}
	return s.voice.Controlled(name(s.stateNames, state), control.ID, targets, s.roles(control.Roles), marked(control.Strength))
}
