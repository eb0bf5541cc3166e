package agents

// Rivalry is the cost of sitting with competitors: members in the same roles, weighted by size, those from the same home
// in full unless the home state makes its firms specialise, those from abroad in part.
//
//	rivalry = −Σ_r w_ir · (a · abroad_rb + (1 − coordination_h) · home_rb),   a = Tuning.RivalryAbroad
//
// where home_rb and abroad_rb are other members' shares of the world's mass in role r.
// Source: close rivals weighted by size in landscape theory, Axelrod & Bennett (1993); Axelrod et al. (1995).
type Rivalry struct{}

// About describes the term.
func (Rivalry) About() TermInfo {
	return TermInfo{
		Name:    "rivalry",
		Label:   Text{"rivals among the members", "회원 중 경쟁자"},
		Formula: "−Σ_r w_ir·(a·abroad_rb+(1−coordination_h)·home_rb)",
		Source:  "Axelrod & Bennett 1993; Axelrod et al. 1995",
	}
}

// Fill writes 0 (no rival there) to -1 (all its competitors, all from home).
func (Rivalry) Fill(s *Situation, actor int, out []float64) {
	clear(out)
	home := int(s.Actors.Home[actor])
	abroad := s.Tuning.RivalryAbroad
	domestic := 1 - s.States.Coordination[home]
	extra := domestic - abroad
	members := s.Actors.Memberships[actor]
	for _, part := range s.RolesOf(actor) {
		weight := part.Weight
		perTotal := s.States.perRoleTotal[part.Role]
		all := s.Row(s.Blocs.RoleShare, int(part.Role))[:len(out)]
		same := s.Row(s.Blocs.RoleHomeMass, HomeRole(home, part.Role))[:len(out)]
		for b := range out {
			out[b] -= float64(weight * (float64(abroad*all[b]) + float64(extra*float64(same[b]*perTotal))))
		}
		if members != 0 {
			own := float64(weight * float64(domestic*s.ownShare(actor, part.Role, weight)))
			for set := members; set != 0; {
				var b int
				b, set = set.First()
				out[b] += own
			}
		}
	}
}

// Add adds the weighted values.
func (Rivalry) Add(s *Situation, actor int, weight float64, utility []float64) {
	home := int(s.Actors.Home[actor])
	abroad := s.Tuning.RivalryAbroad
	domestic := 1 - s.States.Coordination[home]
	for _, part := range s.RolesOf(actor) {
		factor := float64(weight * part.Weight)
		everywhere, more := float64(factor*abroad), float64(float64(factor*(domestic-abroad))*s.States.perRoleTotal[part.Role])
		all := s.Row(s.Blocs.RoleShare, int(part.Role))[:len(utility)]
		same := s.Row(s.Blocs.RoleHomeMass, HomeRole(home, part.Role))[:len(utility)]
		for b := range utility {
			utility[b] -= float64(everywhere*all[b]) + float64(more*same[b])
		}
		for set := s.Actors.Memberships[actor]; set != 0; {
			var b int
			b, set = set.First()
			utility[b] += float64(factor * float64(domestic*s.ownShare(actor, part.Role, part.Weight)))
		}
	}
}

// Input is the rivals' weighted share.
func (r Rivalry) Input(s *Situation, actor, bloc int, value float64) Input {
	label := Text{"rivals' weighted share of its markets", "경쟁 회원의 가중 시장 비중"}
	return Input{label, "share", 0 - value, 0, 1}
}

// Invert changes the sign.
func (Rivalry) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return 0 - value, value <= 0 && value >= -1
}
