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
	all := s.pooled()
	all.blocs[bloc] = blocSums{
		members: blocs.Members[bloc], share: blocs.Share[bloc],
		knowledge: blocs.KnowledgeSum[bloc], openness: blocs.OpennessSum[bloc], claims: blocs.Claims[bloc],
	}
	if sign > 0 && s.unsummed.Has(bloc) {
		s.sumHomes(bloc)
	}
	s.pool(&all, actor, []Memberships{present | to}, Memberships(0).With(bloc), sign)
	if sign < 0 {
		s.clearHome(int(s.Actors.Home[actor]), bloc)
		s.unsummed = s.unsummed.With(bloc)
	}
	s.keepSums(bloc, &all.blocs[bloc])
	s.unsettled = s.unsettled.With(bloc)
	if !s.deferring {
		s.settleChanges()
	}
}

// Defer puts off what follows from changed memberships until Settle: for where nobody looks at blocs in between. Memberships
// and what blocs' members hold are kept up as ever.
func (s *Situation) Defer() { s.deferring = true }

// Settle works out what Defer has put off. All is to the bit as if nothing had been.
func (s *Situation) Settle() {
	s.deferring = false
	s.settleChanges()
}

// settleChanges works out what follows from the changes since it was last called.
func (s *Situation) settleChanges() {
	for s.unsummed != 0 {
		bloc, _ := s.unsummed.First()
		s.sumHomes(bloc)
	}
	if s.unsettled != 0 {
		s.findDominant()
	}
	for s.unsettled != 0 {
		var bloc int
		bloc, s.unsettled = s.unsettled.First()
		s.Refresh(bloc)
	}
}

// clearHome clears what rounding has left of a bloc's masses from a home after a member from there has gone: all of them where
// nobody else is from there.
func (s *Situation) clearHome(home, bloc int) {
	blocs, slots := &s.Blocs, s.Slots
	row, at := home*slots+bloc, HomeRole(home, 0)*slots+bloc
	nobody := blocs.HomeMembers[row] == 0
	if nobody {
		blocs.HomeMass[row] = 0
	}
	for range RoleCount {
		if nobody || blocs.RoleHomeMass[at] < 0 {
			blocs.RoleHomeMass[at] = 0
		}
		at += slots
	}
}

// sumHomes adds up a bloc's masses by role afresh after members have gone. Homes that nobody is from have no part in them.
func (s *Situation) sumHomes(bloc int) {
	s.unsummed = s.unsummed.Without(bloc)
	blocs, slots := &s.Blocs, s.Slots
	var roles RoleWeights
	for home := range s.States.Count {
		row, at := home*slots+bloc, HomeRole(home, 0)*slots+bloc
		if blocs.HomeMembers[row] == 0 {
			continue
		}
		homeMass := 0.0
		for role := range roles {
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
	for _, part := range s.RolesOf(actor) {
		fit += float64(part.Weight * s.Blocs.Wants[int(part.Role)*s.Slots+bloc])
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
