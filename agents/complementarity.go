package agents

// Complementarity is demand for what the actor does: roles that the bloc wants and does not yet hold.
//
//	complementarity = Σ_r w_ir · wants_rb · (1 − share_rb),   share_rb without the actor's own part
//
// Source: complementary assets, Teece (1986); complementarity in alliance formation, Chung, Singh & Lee (2000).
type Complementarity struct{}

// About describes the term.
func (Complementarity) About() TermInfo {
	return TermInfo{
		Name:    "complementarity",
		Label:   Text{"the bloc's demand for what it does", "진영이 필요로 하는 역할"},
		Formula: "Σ_r w_ir·wants_rb·(1−share_rb)",
		Source:  "Teece 1986; Chung, Singh & Lee 2000",
	}
}

// Fill writes 0 (not wanted) to 1 (wanted, and nobody there does it).
func (Complementarity) Fill(s *Situation, actor int, out []float64) {
	clear(out)
	for _, part := range s.RolesOf(actor) {
		weight := part.Weight
		wants := s.Row(s.Blocs.Wants, int(part.Role))[:len(out)]
		shares := s.Row(s.Blocs.RoleShare, int(part.Role))[:len(out)]
		for b := range out {
			out[b] += float64(float64(weight*wants[b]) * (1 - shares[b]))
		}
		if set := s.Actors.Memberships[actor]; set != 0 {
			own := s.ownShare(actor, part.Role, weight)
			for set != 0 {
				var b int
				b, set = set.First()
				out[b] += float64(float64(weight*wants[b]) * own)
			}
		}
	}
}

// ownShare is an actor's own share of the world's mass in one of its roles.
func (s *Situation) ownShare(actor int, role Role, weight float64) float64 {
	total := s.States.RoleTotal[role]
	if total <= 0 {
		return 0
	}
	return float64(weight*s.Actors.Mass[actor]) / total
}

// Add adds the weighted values.
func (Complementarity) Add(s *Situation, actor int, weight float64, utility []float64) {
	members := s.Actors.Memberships[actor]
	for _, part := range s.RolesOf(actor) {
		factor := float64(weight * part.Weight)
		gaps := s.Row(s.Blocs.Gap, int(part.Role))[:len(utility)]
		for b := range utility {
			utility[b] += float64(factor * gaps[b])
		}
		for set := members; set != 0; {
			var b int
			b, set = set.First()
			own := s.ownShare(actor, part.Role, part.Weight)
			utility[b] += float64(float64(factor*s.Blocs.Wants[int(part.Role)*s.Slots+b]) * own)
		}
	}
}

// Input is the unmet demand itself.
func (c Complementarity) Input(s *Situation, actor, bloc int, value float64) Input {
	label := Text{"the part of the actor's work that the bloc still lacks", "진영에 아직 부족한 역할의 정도"}
	return Input{label, "share", value, 0, 1}
}

// Invert is the identity.
func (Complementarity) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return value, value >= 0 && value <= 1
}
