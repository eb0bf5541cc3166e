package agents

import "math"

// Sanctions is the cost of export controls between the actor and the members, in either direction.
//
//	sanctions = −(Σ_r w_ir · restricted_hrb + named_ib + sanctioned_hb)
//
// where restricted is how far the members' homes restrict the actor's roles, named is by how much they name the actor
// itself, and sanctioned is the part of the bloc that the actor's own home restricts; all weighted by the other members'
// mass.
// Source: economic statecraft, Farrell & Newman (2019) on chokepoints; the linear form is a judgement.
type Sanctions struct{}

// About describes the term.
func (Sanctions) About() TermInfo {
	return TermInfo{
		Name:    "sanctions",
		Label:   Text{"export controls between it and the members", "회원들과의 수출 통제"},
		Formula: "−(Σ_r w_ir·restricted_hrb+named_ib+sanctioned_hb)",
		Source:  "Farrell & Newman 2019",
	}
}

// Fill writes 0 (no controls) to -2 (total bans both ways), and less where controls that name actors come on top.
func (Sanctions) Fill(s *Situation, actor int, out []float64) {
	home := int(s.Actors.Home[actor])
	sanctioned := s.Row(s.Blocs.Sanctioned, home)[:len(out)]
	for b := range out {
		out[b] = -sanctioned[b]
	}
	for _, part := range s.RolesOf(actor) {
		weight := part.Weight
		restricted := s.Row(s.Blocs.Restricted, HomeRole(home, part.Role))[:len(out)]
		for b := range out {
			out[b] -= float64(weight * restricted[b])
		}
	}
	if s.Actors.Targeted[actor] {
		for _, targeting := range s.Actors.TargetedBy {
			if int(targeting.Actor) == actor {
				parts := s.Row(s.Blocs.HomeShare, int(targeting.State))[:len(out)]
				for b := range out {
					out[b] -= float64(targeting.Strength * parts[b])
				}
			}
		}
	}
	if set := s.Actors.Memberships[actor]; set != 0 {
		own := s.ownSanctions(actor)
		for set != 0 {
			var b int
			b, set = set.First()
			out[b] = s.othersMean(actor, b, float64(out[b]*s.Blocs.Mass[b]), own, -math.MaxFloat64, 0)
		}
	}
}

// ownSanctions is the term's value of an actor to itself: 0 unless its home restricts its own actors. Each such control
// counts in both directions.
func (s *Situation) ownSanctions(actor int) float64 {
	own, home := 0.0, int(s.Actors.Home[actor])
	if pair := home*s.States.Count + home; s.States.Restricts[pair] {
		for _, part := range s.RolesOf(actor) {
			own -= float64(2 * float64(part.Weight*s.States.Controls[pair*RoleCount+int(part.Role)]))
		}
	}
	if s.Actors.Targeted[actor] {
		for _, targeting := range s.Actors.TargetedBy {
			if int(targeting.Actor) == actor && int(targeting.State) == home {
				own -= float64(2 * targeting.Strength)
			}
		}
	}
	return own
}

// Add adds the weighted values; nothing where no control touches the actor's home.
func (t Sanctions) Add(s *Situation, actor int, weight float64, utility []float64) {
	home := int(s.Actors.Home[actor])
	if s.Actors.Targeted[actor] {
		var row [MaxBlocs]float64
		t.Fill(s, actor, row[:len(utility)])
		addWeighted(utility, weight, row[:len(utility)])
		return
	}
	restricted, restricting := s.States.Restricted[home], s.States.Restricting[home]
	if !restricted && !restricting {
		return
	}
	parts := s.RolesOf(actor)
	sanctioned := s.Row(s.Blocs.Sanctioned, home)[:len(utility)]
	if restricting {
		addWeighted(utility, -weight, sanctioned)
	}
	if restricted {
		for _, part := range parts {
			addWeighted(utility, -float64(weight*part.Weight), s.Row(s.Blocs.Restricted, HomeRole(home, part.Role))[:len(utility)])
		}
	}
	for set := s.Actors.Memberships[actor]; set != 0; {
		var b int
		b, set = set.First()
		all := -sanctioned[b]
		for _, part := range parts {
			all -= float64(part.Weight * s.Blocs.Restricted[HomeRole(home, part.Role)*s.Slots+b])
		}
		others := s.othersMean(actor, b, float64(all*s.Blocs.Mass[b]), s.ownSanctions(actor), -math.MaxFloat64, 0)
		utility[b] += float64(weight * (others - all))
	}
}

// Input is the restriction itself.
func (t Sanctions) Input(s *Situation, actor, bloc int, value float64) Input {
	label := Text{"weight of export controls with the members", "회원들과의 수출 통제 강도"}
	restriction := 0 - value
	return Input{label, "0..2", restriction, 0, max(2, restriction)}
}

// Invert changes the sign. Where no control exists between the actor and the members there is nothing to change: a control
// that nobody has would often be the smallest change, even between allies, and tells nothing of the decision.
func (t Sanctions) Invert(s *Situation, actor, bloc int, value float64) (float64, bool) {
	home := s.Actors.Home[actor]
	if value >= 0 || !(s.States.Restricted[home] || s.States.Restricting[home] || s.Actors.Targeted[actor]) {
		return 0, value == 0
	}
	var row [MaxBlocs]float64
	t.Fill(s, actor, row[:s.Used])
	now := row[bloc]
	return 0 - value, now < 0 && (value >= -2 || value >= now)
}
