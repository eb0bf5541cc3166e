package agents

// Enrol makes an actor a member of a bloc from this tick on and adds it to the bloc's sums.
func (s *Situation) Enrol(actor, bloc int) {
	present := s.Actors.Memberships[actor]
	if present.Has(bloc) {
		return
	}
	s.Actors.Invited[actor] = s.Actors.Invited[actor].Without(bloc)
	s.Actors.Joined[actor*s.Slots+bloc] = s.Tick
	s.change(actor, bloc, present.With(bloc), 1)
}

// Withdraw ends a membership and takes the actor out of the bloc's sums.
func (s *Situation) Withdraw(actor, bloc int) {
	present := s.Actors.Memberships[actor]
	if present.Has(bloc) {
		s.change(actor, bloc, present.Without(bloc), -1)
	}
}

// change gives an actor other memberships, adds it to the sums of a bloc (sign 1) or takes it out (sign -1), and works out
// what follows.
func (s *Situation) change(actor, bloc int, to Memberships, sign float64) {
	s.splitShare(actor, -1)
	s.Actors.Memberships[actor] = to
	s.splitShare(actor, 1)
	blocs := &s.Blocs
	s.makeRoom()
	s.sums[bloc] = memberSums{
		members: blocs.Members[bloc], share: blocs.Share[bloc],
		knowledge: blocs.KnowledgeSum[bloc], openness: blocs.OpennessSum[bloc], claims: blocs.Claims[bloc],
	}
	s.pool(actor, []Memberships{Memberships(0).With(bloc)}, sign)
	if sign < 0 {
		s.sumHomes(int(s.Actors.Home[actor]), bloc)
	}
	s.keepSums(bloc)
	s.findDominant()
	s.Refresh(bloc)
}

// Pool adds up all sums afresh, in the order of actors, and refreshes every bloc.
// The engine calls it once a tick, so that differences of rounding cannot pile up.
func (s *Situation) Pool() {
	blocs := &s.Blocs
	clear(blocs.RoleMass)
	clear(blocs.RoleHomeMass)
	clear(blocs.HomeMass)
	clear(blocs.TargetedMass)
	clear(blocs.HomeMembers)
	s.makeRoom()
	clear(s.sums)
	s.pool(0, s.Actors.Memberships, 1)
	s.splitShares()
	for bloc := range s.sums {
		s.keepSums(bloc)
	}
	s.addUpWorld()
	s.findDominant()
	for bloc := range s.Used {
		s.Refresh(bloc)
	}
}

// addUpWorld works out the totals of the world.
func (s *Situation) addUpWorld() {
	var totals RoleWeights
	masses, top := s.Actors.Mass, 0.0
	roles, capabilities := s.Actors.Roles[:len(masses)], s.Actors.Capability[:len(masses)]
	for actor, mass := range masses {
		for _, part := range roles[actor] {
			totals[part.Role] += float64(mass * part.Weight)
		}
		if capability := capabilities[actor]; capability > top {
			top = capability
		}
	}
	for role, total := range totals {
		s.States.RoleTotal[role], s.States.perRoleTotal[role] = total, 0
		if total > 0 {
			s.States.perRoleTotal[role] = 1 / total
		}
	}
	s.States.TopKnowledge = top
}

// memberSums are a bloc's sums over its members, beside those by role and home. They grow side by side, as every member has
// a part in all of them, and are then put into their columns.
type memberSums struct {
	members                            int32
	share, knowledge, openness, claims float64
}

func (s *Situation) makeRoom() {
	if len(s.sums) != s.Slots {
		s.sums = make([]memberSums, s.Slots)
	}
}

// keepSums puts a bloc's sums into its columns.
func (s *Situation) keepSums(bloc int) {
	blocs, sums := &s.Blocs, &s.sums[bloc]
	blocs.Members[bloc], blocs.Share[bloc] = sums.members, sums.share
	blocs.KnowledgeSum[bloc], blocs.OpennessSum[bloc], blocs.Claims[bloc] = sums.knowledge, sums.openness, sums.claims
}

// sumHomes adds up a bloc's masses by role afresh after a member from a home has gone, and clears what rounding has left of
// it: all of the home where nobody else is from there.
func (s *Situation) sumHomes(changed, bloc int) {
	blocs, slots := &s.Blocs, s.Slots
	var roles RoleWeights
	for home := range s.States.Count {
		row, at := home*slots+bloc, HomeRole(home, 0)*slots+bloc
		nobody := blocs.HomeMembers[row] == 0
		if nobody && home != changed {
			continue
		}
		homeMass := 0.0
		for role := range roles {
			if nobody || blocs.RoleHomeMass[at] < 0 {
				blocs.RoleHomeMass[at] = 0
			}
			roles[role] += blocs.RoleHomeMass[at]
			homeMass += blocs.RoleHomeMass[at]
			at += slots
		}
		blocs.HomeMass[row] = homeMass
	}
	for role, mass := range roles {
		blocs.RoleMass[role*slots+bloc] = mass
	}
}

// pool adds the parts of some actors, from first on, to the sums of some blocs of each (sign 1) or takes them out (sign -1).
func (s *Situation) pool(first int, sets []Memberships, sign float64) {
	// All columns are cut to one length and one table's rows to another, so that the compiler need not check every index.
	actors, blocs, slots, last := &s.Actors, &s.Blocs, s.Slots, first+len(sets)
	kinds, homes, roles, targeted := actors.Kind[first:last], actors.Home[first:last], actors.Roles[first:last], actors.Targeted[first:last]
	masses, capabilities, openness, invest := actors.Mass[first:last], actors.Capability[first:last], actors.Openness[first:last], actors.Invest[first:last]
	table := RoleCount * slots
	wants, roleMass := blocs.Wants[:table], blocs.RoleMass[:table]
	roleHomeMass, homeMass := blocs.RoleHomeMass, blocs.HomeMass
	homeMembers := blocs.HomeMembers[:len(homeMass)]
	for k, set := range sets {
		if set == 0 {
			continue
		}
		mass, home, parts := float64(sign*masses[k]), int(homes[k]), roles[k]
		knowledge, open := float64(mass*capabilities[k]), float64(mass*openness[k])
		claim := 0.0
		if kinds[k] != Government {
			claim = float64(sign * invest[k])
		}
		if targeted[k] {
			s.poolTargeted(first+k, set, mass)
		}
		for homeRoles := home * table; set != 0; {
			var bloc int
			bloc, set = set.First()
			fit, held := 0.0, 0.0
			for _, part := range parts {
				row, weight := int(part.Role)*slots+bloc, part.Weight
				part := float64(mass * weight)
				held += part
				roleMass[row] += part
				roleHomeMass[homeRoles+row] += part
				fit += float64(weight * wants[row])
			}
			sums, row := &s.sums[bloc], home*slots+bloc
			sums.members += int32(sign)
			sums.knowledge += knowledge
			sums.openness += open
			sums.claims += float64(claim * fit)
			homeMass[row] += held
			homeMembers[row] += int32(sign)
		}
	}
}

// poolTargeted adds an actor's mass, below 0 where it goes, to what states that name it find of it in some blocs.
func (s *Situation) poolTargeted(actor int, blocs Memberships, mass float64) {
	for blocs != 0 {
		var bloc int
		bloc, blocs = blocs.First()
		for _, targeting := range s.Actors.TargetedBy {
			if int(targeting.Actor) == actor {
				s.Blocs.TargetedMass[int(targeting.State)*s.Slots+bloc] += float64(mass * targeting.Strength)
			}
		}
	}
}

// splitShares adds up the market shares of all blocs' members, as splitShare does.
func (s *Situation) splitShares() {
	sums, shares := s.sums, s.Actors.Share[:len(s.Actors.Memberships)]
	for actor, set := range s.Actors.Memberships {
		part := shares[actor]
		if count := set.Count(); count > 1 {
			part /= float64(count)
		}
		for set != 0 {
			var bloc int
			bloc, set = set.First()
			sums[bloc].share += part
		}
	}
}

// splitShare adds an actor's market share to its blocs, split evenly (sign 1), or takes it out of them (sign -1).
func (s *Situation) splitShare(actor int, sign float64) {
	set := s.Actors.Memberships[actor]
	part := float64(sign * s.Actors.Share[actor])
	if count := set.Count(); count > 1 {
		part /= float64(count)
	}
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
	parts := s.RolesOf(actor)
	for _, part := range parts {
		role := part.Role
		fit += float64(part.Weight * s.Blocs.Wants[int(role)*s.Slots+bloc])
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
