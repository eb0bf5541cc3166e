package agents

// Ties is the sum of documented relations with members: owners, long-standing partners, feuds.
//
//	ties = Σ_{j ∈ b} tie_ij
//
// Source: prior ties in alliance formation, Gulati (1995).
type Ties struct{}

// About describes the term.
func (Ties) About() TermInfo {
	return TermInfo{
		Name:    "ties",
		Label:   Text{"documented ties with members", "회원들과의 기존 관계"},
		Formula: "Σ_{j∈b} tie_ij",
		Source:  "Gulati 1995",
	}
}

// Fill writes a sum of strengths, each -1 to 1.
func (Ties) Fill(s *Situation, actor int, out []float64) {
	clear(out)
	for at := s.Actors.TieStart[actor]; at < s.Actors.TieStart[actor+1]; at++ {
		for set := s.Actors.Memberships[s.Actors.TieTo[at]]; set != 0; {
			var b int
			b, set = set.First()
			out[b] += s.Actors.TieStrength[at]
		}
	}
}

// Add adds the weighted values.
func (Ties) Add(s *Situation, actor int, weight float64, utility []float64) {
	for at := s.Actors.TieStart[actor]; at < s.Actors.TieStart[actor+1]; at++ {
		strength := float64(weight * s.Actors.TieStrength[at])
		for set := s.Actors.Memberships[s.Actors.TieTo[at]]; set != 0; {
			var b int
			b, set = set.First()
			utility[b] += strength
		}
	}
}

// Input is the sum itself.
func (t Ties) Input(s *Situation, actor, bloc int, value float64) Input {
	count := float64(s.Actors.TieStart[actor+1] - s.Actors.TieStart[actor])
	label := Text{"sum of its ties with members", "회원들과의 관계 합"}
	return Input{label, "sum of -1..1", value, -max(1, count), max(1, count)}
}

// Invert is the identity.
func (Ties) Invert(s *Situation, actor, _ int, value float64) (float64, bool) {
	count := max(1, float64(s.Actors.TieStart[actor+1]-s.Actors.TieStart[actor]))
	return value, value >= -count && value <= count
}
