package agents

// Refresh works out what follows from a bloc's sums: shares, supply, alignment, restrictions.
func (s *Situation) Refresh(bloc int) {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	roleMass, mass := s.refreshHomes(bloc)
	perMass := 0.0
	if mass >= negligibleMass {
		perMass = 1 / mass
	}
	blocs.Mass[bloc] = mass
	blocs.Returns[bloc] = mass / (mass + s.Tuning.ScaleHalfMass)
	blocs.Knowledge[bloc] = float64(blocs.KnowledgeSum[bloc] * perMass)
	var shares RoleWeights
	perTotal := &states.perRoleTotal
	for role := range shares {
		shares[role] = float64(roleMass[role] * perTotal[role])
		blocs.RoleMass[role*slots+bloc] = roleMass[role]
		blocs.RoleShare[role*slots+bloc] = shares[role]
		blocs.Gap[role*slots+bloc] = float64(blocs.Wants[role*slots+bloc] * (1 - shares[role]))
	}
	var supply RoleWeights
	for _, need := range needList {
		supply[need.role] += float64(need.weight * shares[need.input])
	}
	for role := range supply {
		blocs.Supply[role*slots+bloc] = supply[role]
	}
	for _, home := range s.present {
		at := HomeRole(int(home), 0)*slots + bloc
		for role := range RoleCount {
			blocs.RoleHomeShare[at] = float64(blocs.RoleHomeMass[at] * perTotal[role])
			at += slots
		}
		blocs.HomeShare[int(home)*slots+bloc] = float64(blocs.HomeMass[int(home)*slots+bloc] * perMass)
	}
	s.refreshViews(bloc, perMass)
}

// Forget clears all that Refresh, RefreshLeaders and RefreshConflict work out, so that a new run finds nothing of the last.
func (s *Situation) Forget() {
	blocs := &s.Blocs
	for _, table := range [...][]float64{
		blocs.PledgeRate, blocs.Conflict, blocs.Mass, blocs.RoleMass, blocs.HomeMass, blocs.Returns, blocs.Gap, blocs.RoleShare,
		blocs.RoleHomeShare, blocs.HomeShare, blocs.Supply, blocs.Alignment, blocs.Restricted, blocs.Sanctioned,
		blocs.Government, blocs.Knowledge, blocs.LeaderRoleShare, blocs.LeaderAlignment, blocs.LeaderBarrier,
	} {
		clear(table)
	}
}

// refreshHomes adds up a bloc's masses, lists the homes with members in it, and clears what is left over from homes
// without.
func (s *Situation) refreshHomes(bloc int) (roleMass RoleWeights, mass float64) {
	blocs, slots := &s.Blocs, s.Slots
	s.present = s.present[:0]
	for home := range s.States.Count {
		row := home*slots + bloc
		at := HomeRole(home, 0)*slots + bloc
		if blocs.HomeMembers[row] == 0 {
			if blocs.HomeMass[row] != 0 {
				for role := range RoleCount {
					blocs.RoleHomeMass[at+role*slots], blocs.RoleHomeShare[at+role*slots] = 0, 0
				}
				blocs.HomeMass[row], blocs.HomeShare[row] = 0, 0
			}
			continue
		}
		s.present = append(s.present, int32(home))
		homeMass := 0.0
		for role := range RoleCount {
			part := max(0, blocs.RoleHomeMass[at])
			roleMass[role] += part
			homeMass += part
			at += slots
		}
		blocs.HomeMass[row] = homeMass
		mass += homeMass
	}
	return roleMass, mass
}

// refreshViews works out how a bloc looks from each home state.
func (s *Situation) refreshViews(bloc int, perMass float64) {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	for home := range states.Count {
		row := home*slots + bloc
		alignment := 0.0
		alignments := states.Alignment[home*states.Count : (home+1)*states.Count]
		for _, other := range s.present {
			alignment += float64(alignments[other] * blocs.HomeShare[int(other)*slots+bloc])
		}
		blocs.Alignment[row] = alignment
		blocs.Government[row] = 0
		if actor := states.Government[home]; actor >= 0 && s.Actors.Memberships[actor].Has(bloc) {
			blocs.Government[row] = 1
		}
		if states.Restricting[home] {
			blocs.Sanctioned[row] = s.sanctionedPart(bloc, home, perMass)
		}
		if states.Restricted[home] {
			s.refreshRestricted(bloc, home)
		}
	}
}

// sanctionedPart is the part of a bloc that a home's controls restrict.
func (s *Situation) sanctionedPart(bloc, home int, perMass float64) float64 {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	sanctioned := float64(blocs.TargetedMass[home*slots+bloc] * perMass)
	for _, other := range s.present {
		pair := home*states.Count + int(other)
		if !states.Restricts[pair] {
			continue
		}
		for role, control := range states.Controls[pair*RoleCount : (pair+1)*RoleCount] {
			held := float64(blocs.RoleHomeMass[HomeRole(int(other), Role(role))*slots+bloc] * perMass)
			sanctioned += float64(control * held)
		}
	}
	return sanctioned
}

// refreshRestricted works out how far a bloc's members' homes restrict a home's roles.
func (s *Situation) refreshRestricted(bloc, home int) {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	var restricted RoleWeights
	for _, other := range s.present {
		pair := int(other)*states.Count + home
		if !states.Restricts[pair] {
			continue
		}
		part := blocs.HomeShare[int(other)*slots+bloc]
		for role, control := range states.Controls[pair*RoleCount : (pair+1)*RoleCount] {
			restricted[role] += float64(control * part)
		}
	}
	for role := range RoleCount {
		blocs.Restricted[HomeRole(home, Role(role))*slots+bloc] = restricted[role]
	}
}

// RefreshLeaders works out what follows from a bloc's leaders and the states' policies: call it when either changes.
func (s *Situation) RefreshLeaders(bloc int) {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	leaders := blocs.Leaders[bloc]
	var held RoleWeights
	for _, leader := range leaders {
		roles, weights := s.RolesOf(int(leader))
		for k, role := range roles {
			held[role] += float64(weights[k] * s.Actors.Mass[leader])
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
