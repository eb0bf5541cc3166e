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
	present := s.Actors.Memberships[actor]
	s.splitShare(actor, present, to)
	s.Actors.Memberships[actor] = to
	blocs := &s.Blocs
	s.makeRoom()
	s.sums[bloc] = memberSums{
		members: blocs.Members[bloc], share: blocs.Share[bloc],
		knowledge: blocs.KnowledgeSum[bloc], openness: blocs.OpennessSum[bloc], claims: blocs.Claims[bloc],
	}
	s.pool(actor, []Memberships{present | to}, Memberships(0).With(bloc), sign)
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
	s.pool(0, s.Actors.Memberships, ^Memberships(0), 1)
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
	var totals [16]float64 // so that a role modulo 16 needs no check
	masses, top := s.Actors.Mass, 0.0
	for _, part := range s.Actors.RoleParts {
		totals[part.Role&15] += float64(masses[part.Actor] * part.Weight)
	}
	for _, capability := range s.Actors.Capability {
		if capability > top {
			top = capability
		}
	}
	for role, total := range totals[:RoleCount] {
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

// pool adds the parts of some actors, from first on, to the sums of their blocs (sign 1) or takes them out (sign -1), but only
// of blocs among those given.
func (s *Situation) pool(first int, memberships []Memberships, among Memberships, sign float64) {
	// Columns are cut to one length and tables to another, so that the compiler need not check the index in each.
	actors, blocs, slots, last := &s.Actors, &s.Blocs, s.Slots, first+len(memberships)
	kinds, homes, roles, targeted := actors.Kind[first:last], actors.Home[first:last], actors.Roles[first:last], actors.Targeted[first:last]
	masses, shares, invest := actors.Mass[first:last], actors.Share[first:last], actors.Invest[first:last]
	capabilities, opennesses := actors.Capability[first:last], actors.Openness[first:last]
	table, members := RoleCount*slots, int32(sign)
	wants, roleMass, homeMass := blocs.Wants[:table], blocs.RoleMass[:table], blocs.HomeMass
	homeMembers, roleHomeMass := blocs.HomeMembers[:len(homeMass)], blocs.RoleHomeMass
	for k, all := range memberships {
		set := all & among
		if set == 0 {
			continue
		}
		home, mass := int(homes[k]), float64(sign*masses[k])
		share, claim := float64(sign*shares[k]), 0.0
		if all&(all-1) != 0 {
			share /= float64(all.Count())
		}
		if kinds[k] != Government {
			claim = float64(sign * invest[k])
		}
		if targeted[k] {
			s.poolTargeted(first+k, set, mass)
		}
		knowledge, openness := float64(mass*capabilities[k]), float64(mass*opennesses[k])
		parts, homeRoles := roles[k], home*table
		for set != 0 {
			var bloc int
			bloc, set = set.First()
			fit, held := 0.0, 0.0
			for p := range parts {
				part := &parts[p]
				row := int(part.Role)*slots + bloc
				does := float64(mass * part.Weight)
				held += does
				roleMass[row] += does
				roleHomeMass[homeRoles+row] += does
				fit += float64(part.Weight * wants[row])
			}
			row := home*slots + bloc
			homeMass[row] += held
			homeMembers[row] += members
			sums := &s.sums[bloc]
			sums.members += members
			sums.share += share
			sums.knowledge += knowledge
			sums.openness += openness
			sums.claims += float64(claim * fit)
		}
	}
}

// poolTargeted adds an actor's mass, below 0 where it goes, to what states that name it find of it in some blocs.
func (s *Situation) poolTargeted(actor int, blocs Memberships, mass float64) {
	for _, targeting := range s.Actors.TargetedBy {
		if int(targeting.Actor) != actor {
			continue
		}
		row := int(targeting.State) * s.Slots
		for set := blocs; set != 0; {
			var bloc int
			bloc, set = set.First()
			s.Blocs.TargetedMass[row+bloc] += float64(mass * targeting.Strength)
		}
	}
}

// splitShare spreads an actor's market share evenly over other memberships than before: of the blocs that are in both.
func (s *Situation) splitShare(actor int, from, to Memberships) {
	share := s.Actors.Share[actor]
	for both := from & to; both != 0; {
		var bloc int
		bloc, both = both.First()
		s.Blocs.Share[bloc] -= share / float64(from.Count())
		s.Blocs.Share[bloc] += share / float64(to.Count())
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
