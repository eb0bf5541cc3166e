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
		Label:   Text{"how its state gets on with the members' states", "회원국들과의 관계"},
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
		own := s.States.Alignment[home*s.States.Count+home]
		out[b] = s.othersMean(actor, b, float64(out[b]*s.Blocs.Mass[b]), own, -1, 1)
	}
}

// Input is the mean alignment.
func (t StateAlignment) Input(s *Situation, actor, bloc int) Input {
	label := Text{"mean alignment with the members' states", "회원국들과의 평균 정렬도"}
	return Input{label, "-1..1", valueAt(t, s, actor, bloc), -1, 1}
}

// Invert is the identity.
func (StateAlignment) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return value, value >= -1 && value <= 1
}
