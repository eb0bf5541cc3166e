package agents

// Costs are what memberships cost besides their terms, in utility units.
type Costs struct {
	Attention float64 // of the first membership; the n-th costs n times as much
	Switching float64 // of each membership begun or ended
	Openness  float64 // of two blocs, per squared tolerance of openness between them
	Hostility float64 // of two blocs, per unit of hostility
	Exclusive float64 // of two blocs, times what one shuts and the other opens
}

// attention is the cost of n memberships: 1 + 2 + … + n times the first one's.
func (c Costs) attention(n int) float64 { return float64(c.Attention * float64(n*(n+1)/2)) }

// conflictParts are the three parts of what belonging to two blocs costs, before their weights: squared openness distance
// in tolerances, hostility, and leakage: each bloc's exclusivity times the other's openness (Oxley & Sampson 2004).
func (s *Situation) conflictParts(a, b int) (openness, hostility, leakage float64) {
	blocs := &s.Blocs
	distance := (blocs.Openness[a] - blocs.Openness[b]) / s.Tuning.OpennessTolerance
	openness = float64(distance * distance)
	hostility = blocs.Hostility[a*s.Slots+b]
	leakage = float64(blocs.Exclusivity[a]*blocs.Openness[b]) + float64(blocs.Exclusivity[b]*blocs.Openness[a])
	return openness, hostility, leakage
}

// RefreshConflict works out the conflict between every pair of active blocs.
func (s *Situation) RefreshConflict(costs Costs) {
	for a := range s.Used {
		for b := range a {
			conflict := 0.0
			if s.Blocs.Active[a] && s.Blocs.Active[b] {
				openness, hostility, leakage := s.conflictParts(a, b)
				conflict = float64(costs.Openness*openness) + float64(costs.Hostility*hostility) + float64(costs.Exclusive*leakage)
			}
			s.Blocs.Conflict[a*s.Slots+b] = conflict
			s.Blocs.Conflict[b*s.Slots+a] = conflict
		}
	}
}
