package agents

import "math"

// Landscape is how far a bloc would put an actor with those it leans towards and apart from those it leans away from, by
// their sizes: its frustration in landscape theory with the sign turned round, and counted from the best there could be.
//
//	landscape = Σ_{j ∈ b} mass_j · max(tie_ij, 0) + Σ_{j ∉ b} mass_j · max(−tie_ij, 0) = −F_i(b) + Σ_j mass_j · max(tie_ij, 0)
//
// The last sum does not depend on the bloc, so that between blocs it is the frustration alone that decides, and no bloc is
// worth less than none. The ties are the propensities. Source: Axelrod & Bennett (1993), equation for F_i; the exact theory
// is in entente/sim/landscape.
type Landscape struct{}

// About describes the term.
func (Landscape) About() TermInfo {
	return TermInfo{
		Name:    "landscape",
		Label:   Text{"friends inside and rivals outside, by size", "규모로 본 안의 우방과 밖의 경쟁자"},
		Formula: "Σ_{j∈b} mass_j·max(tie_ij,0) + Σ_{j∉b} mass_j·max(−tie_ij,0)",
		Source:  "Axelrod & Bennett 1993",
	}
}

// Fill writes 0 (all friends outside, all rivals inside) to 1 (the other way round, if they are the whole world).
func (Landscape) Fill(s *Situation, actor int, out []float64) {
	clear(out)
	for at := s.Actors.TieStart[actor]; at < s.Actors.TieStart[actor+1]; at++ {
		other, strength := s.Actors.TieTo[at], s.Actors.TieStrength[at]
		pull := float64(s.Actors.Mass[other] * strength)
		for b := range out {
			switch inside := s.Actors.Memberships[other].Has(b); {
			case inside && strength > 0:
				out[b] += pull
			case !inside && strength < 0:
				out[b] -= pull
			}
		}
	}
}

// Drift is 0 for whoever has no ties: how far the coming and going of others can have moved the term for such an actor.
func (Landscape) Drift(_, _ *Situation, _ int) (outsider, member float64) { return 0, 0 }

// Input is the sum itself, at most that of all its ties.
func (Landscape) Input(s *Situation, actor, _ int, value float64) Input {
	label := Text{"friends inside and rivals outside, share of the world's AI capital", "안의 우방과 밖의 경쟁자가 차지하는 AI 자본 비중"}
	return Input{label, "share", value, 0, max(s.tiedMass(actor), value)}
}

// Invert is the identity, for an actor that has ties at all.
func (Landscape) Invert(s *Situation, actor, _ int, value float64) (float64, bool) {
	return value, value >= 0 && value <= s.tiedMass(actor)
}

// tiedMass is the mass of those to whom an actor has ties, each times the strength of the tie without its sign.
func (s *Situation) tiedMass(actor int) float64 {
	mass := 0.0
	for at := s.Actors.TieStart[actor]; at < s.Actors.TieStart[actor+1]; at++ {
		mass += float64(math.Abs(s.Actors.TieStrength[at]) * s.Actors.Mass[s.Actors.TieTo[at]])
	}
	return mass
}
