package agents

// Scale is the worth of a pool: increasing returns that level off.
//
//	scale = m / (m + h),   m = pooled mass of the other members, h = Tuning.ScaleHalfMass
//
// Source: network externalities, Katz & Shapiro (1985, eq. 1); size in standard-setting alliances,
// Axelrod, Mitchell, Thomas, Bennett & Bruderer (1995).
type Scale struct{}

// About describes the term.
func (Scale) About() TermInfo {
	return TermInfo{
		Name:    "scale",
		Label:   Text{"the bloc's pooled scale", "진영의 규모"},
		Formula: "m/(m+h)",
		Source:  "Katz & Shapiro 1985; Axelrod et al. 1995",
	}
}

// Fill writes 0 (nobody) to 1 (all the world).
func (Scale) Fill(s *Situation, actor int, out []float64) {
	half := s.Tuning.ScaleHalfMass
	masses := s.Blocs.Mass[:len(out)]
	for b := range out {
		out[b] = masses[b] / (masses[b] + half)
	}
	for set := s.Actors.Memberships[actor]; set != 0; {
		var b int
		b, set = set.First()
		others := max(0, s.Blocs.Mass[b]-s.Actors.Mass[actor])
		out[b] = others / (others + half)
	}
}

// Add adds the weighted values.
func (Scale) Add(s *Situation, actor int, weight float64, utility []float64) {
	returns := s.Blocs.Returns[:len(utility)]
	for b := range utility {
		utility[b] += float64(weight * returns[b])
	}
	for set := s.Actors.Memberships[actor]; set != 0; {
		var b int
		b, set = set.First()
		others := s.Blocs.Mass[b] - s.Actors.Mass[actor]
		if others < 0 {
			others = 0
		}
		utility[b] += float64(weight * (others/(others+s.Tuning.ScaleHalfMass) - returns[b]))
	}
}

// Input is the pooled mass of the other members.
func (Scale) Input(s *Situation, actor, bloc int, _ float64) Input {
	mass := s.Blocs.Mass[bloc]
	if s.Actors.Memberships[actor].Has(bloc) {
		mass = max(0, mass-s.Actors.Mass[actor])
	}
	return Input{Text{"the other members' share of the world's AI capital", "다른 회원들의 세계 AI 자본 비중"}, "share", mass, 0, 1}
}

// Invert solves for the pooled mass.
func (Scale) Invert(s *Situation, _, _ int, value float64) (float64, bool) {
	if value < 0 || value >= 1 {
		return 0, false
	}
	mass := float64(s.Tuning.ScaleHalfMass*value) / (1 - value)
	return mass, mass <= 1
}
