package agents

// negligibleMass is a share of the world's AI capital that rounding can leave behind when members come and go.
const negligibleMass = 1e-12

// othersMass is the mass of a member's fellow members: the bloc's without its own; 0 where nothing but rounding is left.
func (s *Situation) othersMass(actor, bloc int) float64 {
	others := s.Blocs.Mass[bloc] - s.Actors.Mass[actor]
	if s.Blocs.Members[bloc] <= 1 || others < negligibleMass {
		return 0
	}
	return others
}

// othersMean takes a member's own part out of a mass-weighted sum over a bloc's members and gives the mean over the
// others, within low and high; 0 where there are none.
func (s *Situation) othersMean(actor, bloc int, sum, own, low, high float64) float64 {
	others := s.othersMass(actor, bloc)
	if others == 0 {
		return 0
	}
	mean := (sum - float64(s.Actors.Mass[actor]*own)) / others
	// Branches, which are nearly always foreseen, are faster than min and max, which look for NaN.
	if mean < low {
		return low
	}
	if mean > high {
		return high
	}
	return mean
}
