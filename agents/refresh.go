package agents

// Refresh works out what follows from a bloc's sums: shares, supply, alignment, restrictions.
func (s *Situation) Refresh(bloc int) {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	roleMass, mass := s.refreshHomes(bloc)
	perMass := 0.0
	if mass > 0 {
		perMass = 1 / mass
	}
	blocs.Mass[bloc] = mass
	blocs.Knowledge[bloc] = float64(blocs.KnowledgeSum[bloc] * perMass)
	var perTotal, shares RoleWeights
	for role, total := range states.RoleTotal {
		if total > 0 {
			perTotal[role] = 1 / total
		}
		shares[role] = float64(roleMass[role] * perTotal[role])
		blocs.RoleMass[role*slots+bloc] = roleMass[role]
		blocs.RoleShare[role*slots+bloc] = shares[role]
	}
	for role := range RoleCount {
		supply := 0.0
		for input, need := range Needs[role] {
			supply += float64(need * shares[input])
		}
		blocs.Supply[role*slots+bloc] = supply
	}
	for _, home := range s.present {
		at := HomeRole(int(home), 0)*slots + bloc
		for role := range RoleCount {
			blocs.RoleHomeShare[at] = float64(blocs.RoleHomeMass[at] * perTotal[role])
			at += slots
		}
		blocs.HomeShare[int(home)*slots+bloc] = float64(blocs.HomeMass[int(home)*slots+bloc] * perMass)
	}
	for home := range states.Count {
		s.refreshView(bloc, home, perMass)
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

// refreshView works out how a bloc looks from one home state.
func (s *Situation) refreshView(bloc, home int, perMass float64) {
	blocs, states, slots := &s.Blocs, &s.States, s.Slots
	row := home*slots + bloc
	alignment, sanctioned := 0.0, float64(blocs.TargetedMass[row]*perMass)
	restricted := false
	for _, other := range s.present {
		part := blocs.HomeShare[int(other)*slots+bloc]
		alignment += float64(states.Alignment[home*states.Count+int(other)] * part)
		restricted = restricted || states.Restricts[int(other)*states.Count+home]
		if pair := home*states.Count + int(other); states.Restricts[pair] {
			for role, control := range states.Controls[pair*RoleCount : (pair+1)*RoleCount] {
				held := float64(blocs.RoleHomeMass[HomeRole(int(other), Role(role))*slots+bloc] * perMass)
				sanctioned += float64(control * held)
			}
		}
	}
	blocs.Alignment[row] = alignment
	blocs.Sanctioned[row] = sanctioned
	if restricted || states.Restricted[home] {
		s.refreshRestricted(bloc, home)
	}
	blocs.Government[row] = 0
	if actor := states.Government[home]; actor >= 0 && s.Actors.Memberships[actor].Has(bloc) {
		blocs.Government[row] = 1
	}
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
