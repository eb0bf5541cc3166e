package agents

import "math"

// OpennessFit is the cost of belonging to a bloc whose stance on open source is not one's own: quadratic spatial loss.
//
//	openness_fit = −((o_i − o_b) / τ)²,   τ = Tuning.OpennessTolerance
//
// Source: spatial theory of voting, Enelow & Hinich (1984, ch. 2).
type OpennessFit struct{}

// About describes the term.
func (OpennessFit) About() TermInfo {
	return TermInfo{
		Name:    "openness_fit",
		Label:   Text{"fit on open or closed source", "개방성 적합도"},
		Formula: "−((o_i−o_b)/τ)²",
		Source:  "Enelow & Hinich 1984",
	}
}

// Fill writes 0 (same stance) or less.
func (OpennessFit) Fill(s *Situation, actor int, out []float64) {
	own, perTolerance := s.Actors.Openness[actor], 1/s.Tuning.OpennessTolerance
	openness := s.Blocs.Openness[:len(out)]
	for b := range out {
		distance := float64((own - openness[b]) * perTolerance)
		out[b] = -float64(distance * distance)
	}
}

// Add adds the weighted values.
func (OpennessFit) Add(s *Situation, actor int, weight float64, utility []float64) {
	own, tolerance := s.Actors.Openness[actor], s.Tuning.OpennessTolerance
	factor := weight / float64(tolerance*tolerance)
	openness := s.Blocs.Openness[:len(utility)]
	for b := range utility {
		distance := own - openness[b]
		utility[b] -= float64(factor * float64(distance*distance))
	}
}

// Input is the bloc's openness.
func (OpennessFit) Input(s *Situation, _, bloc int, _ float64) Input {
	return Input{Text{"the bloc's openness", "진영의 개방성"}, "0..1", s.Blocs.Openness[bloc], 0, 1}
}

// Invert gives the nearer of the two stances at that distance.
func (OpennessFit) Invert(s *Situation, actor, bloc int, value float64) (float64, bool) {
	if value > 0 {
		return 0, false
	}
	distance := float64(s.Tuning.OpennessTolerance * math.Sqrt(-value))
	own, now := s.Actors.Openness[actor], s.Blocs.Openness[bloc]
	best, found := 0.0, false
	for _, openness := range []float64{own - distance, own + distance} {
		if openness < 0 || openness > 1 {
			continue
		}
		if !found || math.Abs(openness-now) < math.Abs(best-now) {
			best, found = openness, true
		}
	}
	return best, found
}
