package agents

// Dependence is access to inputs: how much of what the actor's roles need the bloc holds.
//
//	dependence = Σ_r w_ir · supply_rb,   supply_rb = Σ_q Needs[r][q] · share_qb
//
// Source: resource dependence, Pfeffer & Salancik (1978).
type Dependence struct{}

// About describes the term.
func (Dependence) About() TermInfo {
	return TermInfo{
		Name:    "dependence",
		Label:   Text{"access to inputs that the bloc holds", "진영이 가진 자원에 대한 접근"},
		Formula: "Σ_r w_ir·Σ_q need_rq·share_qb",
		Source:  "Pfeffer & Salancik 1978",
	}
}

// Fill writes 0 (needs nothing that is there) to 1 (the bloc holds all it needs).
func (Dependence) Fill(s *Situation, actor int, out []float64) {
	clear(out)
	for _, part := range s.RolesOf(actor) {
		weight := part.Weight
		supply := s.Row(s.Blocs.Supply, int(part.Role))[:len(out)]
		for b := range out {
			out[b] += float64(weight * supply[b])
		}
	}
	if set := s.Actors.Memberships[actor]; set != 0 {
		own := s.ownSupply(actor)
		for set != 0 {
			var b int
			b, set = set.First()
			out[b] = max(0, out[b]-own)
		}
	}
}

// ownSupply is the part of a bloc's supply to the actor that is the actor itself.
func (s *Situation) ownSupply(actor int) float64 {
	own, parts := 0.0, s.RolesOf(actor)
	for _, part := range parts {
		needs := &Needs[part.Role]
		for _, input := range parts {
			if need := needs[input.Role]; need != 0 {
				own += float64(float64(part.Weight*need) * s.ownShare(actor, input.Role, input.Weight))
			}
		}
	}
	return own
}

// Add adds the weighted values.
func (Dependence) Add(s *Situation, actor int, weight float64, utility []float64) {
	for _, part := range s.RolesOf(actor) {
		factor := float64(weight * part.Weight)
		supply := s.Row(s.Blocs.Supply, int(part.Role))[:len(utility)]
		for b := range utility {
			utility[b] += float64(factor * supply[b])
		}
	}
	set := s.Actors.Memberships[actor]
	if set == 0 {
		return
	}
	own := s.ownSupply(actor)
	for set != 0 {
		var b int
		b, set = set.First()
		value := 0.0
		for _, part := range s.RolesOf(actor) {
			value += float64(part.Weight * s.Blocs.Supply[int(part.Role)*s.Slots+b])
		}
		utility[b] -= float64(weight * min(own, value)) // more than all only by rounding
	}
}

// Input is the share of its inputs that the bloc holds.
func (d Dependence) Input(s *Situation, actor, bloc int, value float64) Input {
	label := Text{"share of the actor's inputs that other members hold", "다른 회원들이 가진 필요 자원의 비중"}
	return Input{label, "share", value, 0, 1}
}

// Invert is the identity.
func (Dependence) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return value, value >= 0 && value <= 1
}
