package agents

// Refresh works out what follows from a bloc's sums: shares, supply, alignment, restrictions.
func (s *Situation) Refresh(bloc int) {
	blocs, step := &s.Blocs, uint(s.Slots)
	mass, homeMass := 0.0, blocs.HomeMass
	// A row counted without sign and compared with the length needs no other check; so below.
	for row := uint(bloc); row < uint(len(homeMass)); row += step {
		mass += homeMass[row]
	}
	perMass := 0.0
	if mass >= negligibleMass {
		perMass = 1 / mass
	}
	blocs.Mass[bloc] = mass
	blocs.Returns[bloc] = mass / (mass + s.Tuning.ScaleHalfMass)
	blocs.Knowledge[bloc] = float64(blocs.KnowledgeSum[bloc] * perMass)
	s.refreshRoles(bloc)
	s.refreshPresence(bloc, perMass)
	s.refreshViews(bloc)
	s.refreshControls(bloc, perMass)
}

// Forget clears all that Refresh, RefreshLeaders and RefreshConflict work out, so that a new run finds nothing of the last.
func (s *Situation) Forget() {
	blocs := &s.Blocs
	for _, table := range [...][]float64{
		blocs.PledgeRate, blocs.Conflict, blocs.Mass, blocs.RoleMass, blocs.HomeMass, blocs.Returns, blocs.Gap, blocs.RoleShare,
		blocs.HomeShare, blocs.Supply, blocs.Alignment, blocs.Restricted, blocs.Sanctioned,
		blocs.Government, blocs.Knowledge, blocs.LeaderRoleShare, blocs.LeaderAlignment, blocs.LeaderBarrier,
	} {
		clear(table)
	}
}

// refreshRoles works out what a bloc holds, lacks and supplies of each role.
func (s *Situation) refreshRoles(bloc int) {
	blocs, step := &s.Blocs, uint(s.Slots)
	masses, wants := blocs.RoleMass, blocs.Wants[:len(blocs.RoleMass)]
	roleShare, gap, supply := blocs.RoleShare[:len(masses)], blocs.Gap[:len(masses)], blocs.Supply[:len(masses)]
	// With room for 16 roles and places taken modulo 16, the compiler need not check them.
	var shares [16]float64
	role := 0
	for at := uint(bloc); at < uint(len(masses)); at += step {
		share := float64(masses[at] * s.States.perRoleTotal[role&15])
		shares[role&15] = share
		roleShare[at] = share
		gap[at] = float64(wants[at] * (1 - share))
		role++
	}
	role = 0
	for at := uint(bloc); at < uint(len(supply)); at += step {
		needs := &needLists[role&15]
		supply[at] = float64(needs[0].weight*shares[needs[0].input&15]) + float64(needs[1].weight*shares[needs[1].input&15]) +
			float64(needs[2].weight*shares[needs[2].input&15]) + float64(needs[3].weight*shares[needs[3].input&15])
		role++
	}
}

// refreshPresence works out from which homes a bloc's members are.
func (s *Situation) refreshPresence(bloc int, perMass float64) {
	if cap(s.present) < s.States.Count {
		s.present = make([]presence, 0, s.States.Count)
	}
	homeMass, step := s.Blocs.HomeMass, uint(s.Slots)
	homeShare, present := s.Blocs.HomeShare[:len(homeMass)], s.present[:s.States.Count]
	home, count := 0, 0
	for row := uint(bloc); row < uint(len(homeMass)); row += step {
		share := float64(homeMass[row] * perMass)
		homeShare[row] = share
		if share != 0 {
			present[count] = presence{home, share}
			count++
		}
		home++
	}
	s.present = present[:count]
}

// refreshViews works out how a bloc's members get on with each home state, and whether its government is one.
func (s *Situation) refreshViews(bloc int) {
	present, count, step := s.present, s.States.Count, uint(s.Slots)
	column, alignments, from := s.Blocs.Alignment, s.States.Alignment, 0
	for row := uint(bloc); row < uint(len(column)); row += step {
		alignment := 0.0
		for _, other := range present {
			alignment += float64(alignments[from+other.home] * other.share)
		}
		column[row] = alignment
		from += count
	}
	column, memberships := s.Blocs.Government, s.Actors.Memberships
	row, member := uint(bloc), Memberships(0).With(bloc)
	for _, government := range s.States.Government {
		column[row] = 0
		if government >= 0 && memberships[government]&member != 0 {
			column[row] = 1
		}
		row += step
	}
}

// refreshControls works out what part of a bloc each home's controls restrict, and how far members' homes restrict it.
func (s *Situation) refreshControls(bloc int, perMass float64) {
	states := &s.States
	restricted := states.Restricted[:len(states.Restricting)]
	for home, restricting := range states.Restricting {
		if restricting {
			s.Blocs.Sanctioned[home*s.Slots+bloc] = s.sanctionedPart(bloc, home, perMass)
		}
		if restricted[home] {
			s.refreshRestricted(bloc, home)
		}
	}
}

// sanctionedPart is the part of a bloc that a home's controls restrict.
func (s *Situation) sanctionedPart(bloc, home int, perMass float64) float64 {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	sanctioned := blocs.TargetedMass[home*slots+bloc]
	restricts := states.Restricts[home*states.Count : (home+1)*states.Count]
	for _, other := range s.present {
		if !restricts[other.home] {
			continue
		}
		from := HomeRole(home*states.Count+other.home, 0)
		at := HomeRole(other.home, 0)*slots + bloc
		for _, control := range states.Controls[from : from+RoleCount] {
			sanctioned += float64(control * blocs.RoleHomeMass[at])
			at += slots
		}
	}
	return float64(sanctioned * perMass)
}

// refreshRestricted works out how far a bloc's members' homes restrict a home's roles.
func (s *Situation) refreshRestricted(bloc, home int) {
	states, count := &s.States, s.States.Count
	var restricted RoleWeights
	restricts := states.Restricts
	for _, other := range s.present {
		if pair := other.home*count + home; restricts[pair] {
			for role, control := range states.Controls[pair*RoleCount : pair*RoleCount+RoleCount] {
				restricted[role] += float64(control * other.share)
			}
		}
	}
	table, step := RoleCount*s.Slots, uint(s.Slots)
	column := s.Blocs.Restricted[home*table : home*table+table]
	role := 0
	for at := uint(bloc); at < uint(len(column)); at += step {
		column[at] = restricted[role]
		role++
	}
}

// RefreshLeaders works out what follows from a bloc's leaders and the states' policies: call it when either changes.
func (s *Situation) RefreshLeaders(bloc int) {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	leaders := blocs.Leaders[bloc]
	var held RoleWeights
	for _, leader := range leaders {
		for _, part := range s.RolesOf(int(leader)) {
			held[part.Role] += float64(part.Weight * s.Actors.Mass[leader])
		}
	}
	for role := range RoleCount {
		if total := states.RoleTotal[role]; total > 0 {
			held[role] /= total
		}
		blocs.LeaderRoleShare[role*slots+bloc] = held[role]
	}
	for home := range states.Count {
		alignment := 0.0
		var barrier RoleWeights
		for _, leader := range leaders {
			other := int(s.Actors.Home[leader])
			alignment += states.Alignment[home*states.Count+other] / float64(len(leaders))
			if !states.Restricts[other*states.Count+home] && !states.Restricts[home*states.Count+other] {
				continue
			}
			for role := range RoleCount {
				theirs := states.Controls[(other*states.Count+home)*RoleCount+role]
				ours := states.Controls[(home*states.Count+other)*RoleCount+role]
				barrier[role] = max(barrier[role], theirs, ours)
			}
		}
		blocs.LeaderAlignment[home*slots+bloc] = alignment
		for role := range RoleCount {
			blocs.LeaderBarrier[HomeRole(home, Role(role))*slots+bloc] = barrier[role]
		}
	}
}
