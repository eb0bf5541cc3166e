package agents

// Enrol makes an actor a member of a bloc from this tick on and adds it to the bloc's sums.
func (s *Situation) Enrol(actor, bloc int) {
	if s.Actors.Memberships[actor].Has(bloc) {
		return
	}
	s.splitShare(actor, -1)
	s.Actors.Memberships[actor] = s.Actors.Memberships[actor].With(bloc)
	s.splitShare(actor, 1)
	s.Actors.Invited[actor] = s.Actors.Invited[actor].Without(bloc)
	s.Actors.Joined[actor*s.Slots+bloc] = s.Tick
	s.Blocs.Members[bloc]++
	s.pool(actor, bloc, 1)
	s.findDominant()
	s.Refresh(bloc)
}

// Withdraw ends a membership and takes the actor out of the bloc's sums.
func (s *Situation) Withdraw(actor, bloc int) {
	if !s.Actors.Memberships[actor].Has(bloc) {
		return
	}
	s.splitShare(actor, -1)
	s.Actors.Memberships[actor] = s.Actors.Memberships[actor].Without(bloc)
	s.splitShare(actor, 1)
	s.Blocs.Members[bloc]--
	s.pool(actor, bloc, -1)
	s.findDominant()
	s.Refresh(bloc)
}

// Pool adds up all sums afresh, in the order of actors, and refreshes every bloc.
// The engine calls it once a tick, so that differences of rounding cannot pile up.
func (s *Situation) Pool() {
	blocs := &s.Blocs
	for _, table := range [...][]float64{
		blocs.Share, blocs.RoleHomeMass, blocs.TargetedMass, blocs.KnowledgeSum, blocs.OpennessSum, blocs.Claims, s.States.RoleTotal,
	} {
		clear(table)
	}
	clear(blocs.HomeMembers)
	clear(blocs.Members)
	top := 0.0
	actors := &s.Actors
	for actor, mass := range actors.Mass {
		top = max(top, actors.Capability[actor])
		roles, weights := s.RolesOf(actor)
		for k, role := range roles {
			s.States.RoleTotal[role] += float64(mass * weights[k])
		}
		if actors.Memberships[actor] == 0 {
			continue
		}
		s.splitShare(actor, 1)
		for set := actors.Memberships[actor]; set != 0; {
			var bloc int
			bloc, set = set.First()
			blocs.Members[bloc]++
			s.pool(actor, bloc, 1)
		}
	}
	s.States.TopKnowledge = top
	for role, total := range s.States.RoleTotal {
		s.States.perRoleTotal[role] = 0
		if total > 0 {
			s.States.perRoleTotal[role] = 1 / total
		}
	}
	s.findDominant()
	for bloc := range s.Used {
		s.Refresh(bloc)
	}
}

// pool adds an actor's part to the sums of a bloc (sign 1) or takes it out (sign -1).
func (s *Situation) pool(actor, bloc int, sign float64) {
	actors, blocs, slots := &s.Actors, &s.Blocs, s.Slots
	mass, openness := float64(sign*actors.Mass[actor]), actors.Openness[actor]
	home := int(actors.Home[actor])
	blocs.HomeMembers[home*slots+bloc] += int32(sign)
	blocs.KnowledgeSum[bloc] += float64(mass * actors.Capability[actor])
	blocs.OpennessSum[bloc] += float64(mass * openness)
	fit := 0.0
	roles, weights := s.RolesOf(actor)
	for k, role := range roles {
		part := float64(mass * weights[k])
		blocs.RoleHomeMass[HomeRole(home, role)*slots+bloc] += part
		fit += float64(weights[k] * blocs.Wants[int(role)*slots+bloc])
	}
	if actors.Kind[actor] != Government {
		blocs.Claims[bloc] += float64(sign * float64(actors.Invest[actor]*fit))
	}
	if actors.Targeted[actor] {
		for _, targeting := range actors.TargetedBy {
			if int(targeting.Actor) == actor {
				blocs.TargetedMass[int(targeting.State)*slots+bloc] += float64(mass * targeting.Strength)
			}
		}
	}
}

// splitShare adds an actor's market share to its blocs, split evenly (sign 1), or takes it out of them (sign -1).
func (s *Situation) splitShare(actor int, sign float64) {
	set := s.Actors.Memberships[actor]
	if set == 0 || s.Actors.Share[actor] == 0 {
		return
	}
	part := float64(sign*s.Actors.Share[actor]) / float64(set.Count())
	for set != 0 {
		var bloc int
		bloc, set = set.First()
		s.Blocs.Share[bloc] += part
	}
}

// Claim is what part of a bloc's pledges an actor would draw on: its AI investment times its fit with the wanted roles,
// USD bn per year. Governments pledge; they do not draw.
func (s *Situation) Claim(actor, bloc int) float64 {
	if s.Actors.Kind[actor] == Government {
		return 0
	}
	fit := 0.0
	roles, weights := s.RolesOf(actor)
	for k, role := range roles {
		fit += float64(weights[k] * s.Blocs.Wants[int(role)*s.Slots+bloc])
	}
	return float64(s.Actors.Invest[actor] * fit)
}

// findDominant notes the bloc with the largest market share and how far it is over the threshold.
func (s *Situation) findDominant() {
	top := -1
	for bloc, share := range s.Blocs.Share[:s.Used] {
		if s.Blocs.Active[bloc] && (top < 0 || share > s.Blocs.Share[top]) {
			top = bloc
		}
	}
	s.States.Dominant, s.States.Dominance = top, 0
	if threshold := s.Tuning.DominanceThreshold; top >= 0 && threshold < 1 {
		s.States.Dominance = max(0, s.Blocs.Share[top]-threshold) / (1 - threshold)
	}
}
