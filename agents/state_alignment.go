package agents

// StateAlignment is how the actor's home state gets on with those of the members, weighted by their mass.
//
//	alignment = Σ_h' alignment_hh' · (mass of b from h') / mass_b,   masses without the actor's own
//
// Source: Walt (1987); political affinity and economic exchange, Gowa (1994).
type StateAlignment struct{}

// About describes the term.
func (StateAlignment) About() TermInfo {
	return TermInfo{
		Name:    "alignment",
		Label:   Text{"how its state gets on with the members' states", "회원들의 본국과의 관계"},
		Formula: "Σ_h' alignment_hh'·homeshare_h'b",
		Source:  "Walt 1987; Gowa 1994",
	}
}

// Fill writes -1 (all others from hostile states) to 1 (all from allied ones); 0 for a bloc without mass.
func (StateAlignment) Fill(s *Situation, actor int, out []float64) {
	home := int(s.Actors.Home[actor])
	copy(out, s.Row(s.Blocs.Alignment, home))
	for set := s.Actors.Memberships[actor]; set != 0; {
		var b int
		b, set = set.First()
		out[b] = s.othersAlignment(actor, b)
	}
}

// othersAlignment is the mean alignment with a member's fellow members.
func (s *Situation) othersAlignment(actor, bloc int) float64 {
	home := int(s.Actors.Home[actor])
	sum := float64(s.Blocs.Alignment[home*s.Slots+bloc] * s.Blocs.Mass[bloc])
	return s.othersMean(actor, bloc, sum, s.States.Alignment[home*s.States.Count+home], -1, 1)
}

// Add adds the weighted values.
func (StateAlignment) Add(s *Situation, actor int, weight float64, utility []float64) {
	alignment := s.Row(s.Blocs.Alignment, int(s.Actors.Home[actor]))[:len(utility)]
	for b := range utility {
		utility[b] += float64(weight * alignment[b])
	}
	for set := s.Actors.Memberships[actor]; set != 0; {
		var b int
		b, set = set.First()
		utility[b] += float64(weight * (s.othersAlignment(actor, b) - alignment[b]))
	}
}

// Input is the mean alignment.
func (t StateAlignment) Input(s *Situation, actor, bloc int, value float64) Input {
	label := Text{"mean alignment with the members' states", "회원들의 본국과의 평균 우호도"}
	return Input{label, "-1..1", value, -1, 1}
}

// Invert is the identity.
func (StateAlignment) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return value, value >= -1 && value <= 1
}
