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
		members: blocs.Members[bloc], knowledge: blocs.KnowledgeSum[bloc], openness: blocs.OpennessSum[bloc], claims: blocs.Claims[bloc],
	}
	for role := range RoleCount {
		s.sums[bloc].roles[role] = blocs.RoleMass[role*s.Slots+bloc]
	}
	s.pool(actor, Memberships(0).With(bloc), sign)
	if sign < 0 {
		s.sums[bloc].roles = s.sumHomes(int(s.Actors.Home[actor]), bloc)
	}
	s.keepSums(bloc)
	s.findDominant()
	s.Refresh(bloc)
}

// Pool adds up all sums afresh, in the order of actors, and refreshes every bloc.
// The engine adds up once a tick, so that differences of rounding cannot pile up; in a large world by PoolSome and PoolTogether.
func (s *Situation) Pool() {
	all := s.pooled()
	all.clear()
	s.addUp(&all, 0, len(s.Actors.Mass))
	s.settle(&all)
}

// memberSums are a bloc's sums over its members, beside those by home. They grow side by side, as every member has a part in
// all of them, and are then put into their columns.
type memberSums struct {
	members                     int32
	knowledge, openness, claims float64
	roles                       RoleWeights
}

func (s *Situation) makeRoom() {
	if len(s.sums) != s.Slots {
		s.sums = make([]memberSums, s.Slots)
	}
}

// keepSums puts a bloc's sums into its columns.
func (s *Situation) keepSums(bloc int) {
	blocs, sums := &s.Blocs, &s.sums[bloc]
	blocs.Members[bloc] = sums.members
	blocs.KnowledgeSum[bloc], blocs.OpennessSum[bloc], blocs.Claims[bloc] = sums.knowledge, sums.openness, sums.claims
	at := bloc
	for _, mass := range sums.roles {
		blocs.RoleMass[at] = mass
		at += s.Slots
	}
}

// sumHomes adds up a bloc's masses by role afresh after a member from a home has gone, and clears what rounding has left of
// it: all of the home where nobody else is from there.
func (s *Situation) sumHomes(changed, bloc int) (roles RoleWeights) {
	blocs, slots := &s.Blocs, s.Slots
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
	return roles
}

// pool adds an actor's part to the sums of some blocs (sign 1) or takes it out of them (sign -1).
func (s *Situation) pool(actor int, blocs Memberships, sign float64) {
	actors, columns, slots := &s.Actors, &s.Blocs, s.Slots
	home, mass := int(actors.Home[actor]), float64(sign*actors.Mass[actor])
	knowledge, openness := float64(mass*actors.Capability[actor]), float64(mass*actors.Openness[actor])
	claim := 0.0
	if actors.Kind[actor] != Government {
		claim = float64(sign * actors.Invest[actor])
	}
	roles, weights := s.RolesOf(actor)
	weights = weights[:len(roles)]
	for blocs != 0 {
		var bloc int
		bloc, blocs = blocs.First()
		sums, fit, held := &s.sums[bloc], 0.0, 0.0
		at := HomeRole(home, 0)*slots + bloc
		for k, role := range roles {
			weight := weights[k]
			part := float64(mass * weight)
			held += part
			sums.roles[role] += part
			columns.RoleHomeMass[at+int(role)*slots] += part
			fit += float64(weight * columns.Wants[int(role)*slots+bloc])
		}
		sums.members += int32(sign)
		sums.knowledge += knowledge
		sums.openness += openness
		sums.claims += float64(claim * fit)
		columns.HomeMass[home*slots+bloc] += held
		columns.HomeMembers[home*slots+bloc] += int32(sign)
		if actors.Targeted[actor] {
			for _, targeting := range actors.TargetedBy {
				if int(targeting.Actor) == actor {
					columns.TargetedMass[int(targeting.State)*slots+bloc] += float64(mass * targeting.Strength)
				}
			}
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
