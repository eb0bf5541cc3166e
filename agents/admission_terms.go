package agents

// Wanted is the gap that a candidate fills: roles that the bloc wants and lacks. It mirrors Complementarity.
type Wanted struct{}

// About describes the term.
func (Wanted) About() TermInfo {
	return TermInfo{"wanted", Text{"roles that it lacks", "부족한 역할"}, "Σ_r w_ir·wants_rb·(1−share_rb)", "Teece 1986"}
}

// Judge is 0 (not wanted) to 1.
func (Wanted) Judge(s *Situation, bloc, candidate int) float64 {
	wanted := 0.0
	for _, part := range s.RolesOf(candidate) {
		at := int(part.Role)*s.Slots + bloc
		wanted += float64(part.Weight * s.Blocs.Gap[at])
	}
	return wanted
}

// Tabulate adds the weighted values.
func (Wanted) Tabulate(s *Situation, bloc int, weight float64, table *JudgeTable) {
	for role := range table.Role {
		table.Role[role] += float64(weight * s.Blocs.Gap[role*s.Slots+bloc])
	}
}

// Resources is the capital that a candidate brings.
type Resources struct{}

// About describes the term.
func (Resources) About() TermInfo {
	return TermInfo{"resources", Text{"capital that it brings", "가져오는 자본"}, "m_i/(m_i+h/10)", "Katz & Shapiro 1985"}
}

// Judge is 0 (nothing) to 1; half at a tenth of the mass at which a pool's returns reach half.
func (Resources) Judge(s *Situation, _, candidate int) float64 {
	mass := s.Actors.Mass[candidate]
	return mass / (mass + float64(0.1*s.Tuning.ScaleHalfMass))
}

// JudgeAll judges many.
func (Resources) JudgeAll(s *Situation, _ int, weight float64, candidates []int32, worths []float64) {
	half, masses := float64(0.1*s.Tuning.ScaleHalfMass), s.Actors.Mass
	for c, candidate := range candidates {
		mass := masses[candidate]
		worths[c] += float64(weight*mass) / (mass + half)
	}
}

// LeaderRivalry is how far a candidate competes with the leaders.
type LeaderRivalry struct{}

// About describes the term.
func (LeaderRivalry) About() TermInfo {
	return TermInfo{"leader_rivalry", Text{"rivalry with the leaders", "주도 기업과의 경쟁"}, "−Σ_r w_ir·leadershare_rb", "Axelrod & Bennett 1993"}
}

// Judge is 0 (no rival) to -1.
func (LeaderRivalry) Judge(s *Situation, bloc, candidate int) float64 {
	rivalry := 0.0
	for _, part := range s.RolesOf(candidate) {
		rivalry -= float64(part.Weight * s.Blocs.LeaderRoleShare[int(part.Role)*s.Slots+bloc])
	}
	return rivalry
}

// Tabulate adds the weighted values.
func (LeaderRivalry) Tabulate(s *Situation, bloc int, weight float64, table *JudgeTable) {
	for role := range table.Role {
		table.Role[role] -= float64(weight * s.Blocs.LeaderRoleShare[role*s.Slots+bloc])
	}
}

// LeaderAlignment is how the candidate's state gets on with the leaders' states.
type LeaderAlignment struct{}

// About describes the term.
func (LeaderAlignment) About() TermInfo {
	return TermInfo{"leader_alignment", Text{"its state's alignment with the leaders'", "주도국과의 우호도"}, "mean alignment with the leaders' homes", "Walt 1987"}
}

// Judge is -1 to 1.
func (LeaderAlignment) Judge(s *Situation, bloc, candidate int) float64 {
	return s.Blocs.LeaderAlignment[int(s.Actors.Home[candidate])*s.Slots+bloc]
}

// Tabulate adds the weighted values.
func (LeaderAlignment) Tabulate(s *Situation, bloc int, weight float64, table *JudgeTable) {
	for home := range table.Home {
		table.Home[home] += float64(weight * s.Blocs.LeaderAlignment[home*s.Slots+bloc])
	}
}

// Barrier is export controls between the leaders' states and the candidate.
type Barrier struct{}

// About describes the term.
func (Barrier) About() TermInfo {
	return TermInfo{"barrier", Text{"export controls", "수출 통제"}, "−(Σ_r w_ir·barrier_hrb+named_ib)", "Farrell & Newman 2019"}
}

// Judge is 0 (none) to -2.
func (Barrier) Judge(s *Situation, bloc, candidate int) float64 {
	barrier := 0.0
	home := int(s.Actors.Home[candidate])
	for _, part := range s.RolesOf(candidate) {
		barrier -= float64(part.Weight * s.Blocs.LeaderBarrier[HomeRole(home, part.Role)*s.Slots+bloc])
	}
	if s.Actors.Targeted[candidate] {
		barrier -= s.namedBy(bloc, candidate)
	}
	return barrier
}

// Tabulate adds the weighted values of controls between homes.
func (Barrier) Tabulate(s *Situation, bloc int, weight float64, table *JudgeTable) {
	for home := range table.Home {
		if !s.States.Restricted[home] && !s.States.Restricting[home] {
			continue
		}
		at := HomeRole(home, 0)*s.Slots + bloc
		row := &table.HomeRole[home]
		for role := range row {
			row[role] -= float64(weight * s.Blocs.LeaderBarrier[at])
			at += s.Slots
		}
	}
}

// JudgeAll adds the weighted values of controls that name a candidate.
func (Barrier) JudgeAll(s *Situation, bloc int, weight float64, candidates []int32, worths []float64) {
	if !s.namesAnybody(bloc) {
		return
	}
	targeted := s.Actors.Targeted
	for c, candidate := range candidates {
		if targeted[candidate] {
			worths[c] -= float64(weight * s.namedBy(bloc, int(candidate)))
		}
	}
}

// namesAnybody says whether a leader's home names any actor in its controls.
func (s *Situation) namesAnybody(bloc int) bool {
	for _, targeting := range s.Actors.TargetedBy {
		for _, leader := range s.Blocs.Leaders[bloc] {
			if s.Actors.Home[leader] == targeting.State {
				return true
			}
		}
	}
	return false
}

// namedBy is the strongest control by which a leader's home names the candidate.
func (s *Situation) namedBy(bloc, candidate int) float64 {
	strongest := 0.0
	for _, targeting := range s.Actors.TargetedBy {
		if int(targeting.Actor) != candidate {
			continue
		}
		for _, leader := range s.Blocs.Leaders[bloc] {
			if s.Actors.Home[leader] == targeting.State {
				strongest = max(strongest, targeting.Strength)
			}
		}
	}
	return strongest
}

// Secrecy is the risk that a candidate opens what a closed bloc keeps.
type Secrecy struct{}

// About describes the term.
func (Secrecy) About() TermInfo {
	return TermInfo{"secrecy", Text{"risk that it opens what the bloc keeps closed", "비공개 기술이 공개될 위험"}, "−(1−o_b)·max(0, o_i−o_b)", "Oxley & Sampson 2004"}
}

// Judge is 0 (no risk) to -1.
func (Secrecy) Judge(s *Situation, bloc, candidate int) float64 {
	openness := s.Blocs.Openness[bloc]
	return -float64((1 - openness) * max(0, s.Actors.Openness[candidate]-openness))
}

// JudgeAll judges many.
func (Secrecy) JudgeAll(s *Situation, bloc int, weight float64, candidates []int32, worths []float64) {
	openness := s.Blocs.Openness[bloc]
	factor, theirs := float64(weight*(1-openness)), s.Actors.Openness
	for c, candidate := range candidates {
		if more := theirs[candidate] - openness; more > 0 {
			worths[c] -= float64(factor * more)
		}
	}
}

// Loyalty is the hostility between the bloc and those that the candidate belongs to.
type Loyalty struct{}

// About describes the term.
func (Loyalty) About() TermInfo {
	return TermInfo{"hostility", Text{"its membership in a hostile bloc", "적대적 진영의 회원 여부"}, "−Σ_{a∈M_i} hostility_ab", "Cartwright & Harary 1956"}
}

// Judge is 0 or less.
func (Loyalty) Judge(s *Situation, bloc, candidate int) float64 {
	sum := 0.0
	for set := s.Actors.Memberships[candidate].Without(bloc); set != 0; {
		var other int
		other, set = set.First()
		sum -= s.Blocs.Hostility[other*s.Slots+bloc]
	}
	return sum
}

// JudgeAll judges many.
func (Loyalty) JudgeAll(s *Situation, bloc int, weight float64, candidates []int32, worths []float64) {
	hostility, memberships := s.Row(s.Blocs.Hostility, bloc), s.Actors.Memberships // hostility is the same both ways
	var hostile Memberships
	for other, level := range hostility {
		if level != 0 && other != bloc {
			hostile = hostile.With(other)
		}
	}
	if hostile == 0 {
		return
	}
	for c, candidate := range candidates {
		for set := memberships[candidate] & hostile; set != 0; {
			var other int
			other, set = set.First()
			worths[c] -= float64(weight * hostility[other])
		}
	}
}
