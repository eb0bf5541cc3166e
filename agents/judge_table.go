package agents

// JudgeTable is what candidates are worth to a bloc for their home and roles: Home[h] + Σ_r w_ir · (Role[r] + HomeRole[h, r]).
type JudgeTable struct {
	Home     []float64
	Role     RoleWeights
	HomeRole []RoleWeights // by home
}

// reset makes a table of zeros for a number of homes.
func (t *JudgeTable) reset(homes int) {
	if len(t.Home) != homes {
		t.Home, t.HomeRole = make([]float64, homes), make([]RoleWeights, homes)
	}
	clear(t.Home)
	clear(t.HomeRole)
	t.Role = RoleWeights{}
}

// look writes what the table says of each candidate.
func (t *JudgeTable) look(s *Situation, candidates []int32, worths []float64) {
	for c, candidate := range candidates {
		home := int(s.Actors.Home[candidate])
		worth := t.Home[home]
		row := &t.HomeRole[home]
		for _, part := range s.RolesOf(int(candidate)) {
			worth += float64(part.Weight * (t.Role[part.Role] + row[part.Role]))
		}
		worths[c] = worth
	}
}
