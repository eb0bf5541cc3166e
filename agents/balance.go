package agents

// Balance is the pull to side against a bloc that has become dominant.
//
//	balance = −x for the dominant bloc, x · share_b / (1 − share_dominant) for the others,
//	x = how far the dominant bloc's market share is over Tuning.DominanceThreshold, scaled to 0..1
//
// Shares are the market's, with the actor's own: dominance is what everybody sees.
//
// Source: balance of power and of threat, Waltz (1979, ch. 6), Walt (1987, ch. 2); the linear form is a judgement.
type Balance struct{}

// About describes the term.
func (Balance) About() TermInfo {
	return TermInfo{
		Name:    "balance",
		Label:   Text{"balancing against the dominant bloc", "지배적 진영에 대한 균형"},
		Formula: "−x if dominant, else x·share_b/(1−share_dominant)",
		Source:  "Waltz 1979; Walt 1987",
	}
}

// Fill writes -1 to 1; all 0 while nobody is dominant.
func (Balance) Fill(s *Situation, _ int, out []float64) {
	clear(out)
	dominant, excess := s.States.Dominant, s.States.Dominance
	if dominant < 0 || excess == 0 {
		return
	}
	rest := 1 - s.Blocs.Share[dominant]
	for b := range out {
		if rest > 0 {
			out[b] = float64(excess * min(1, s.Blocs.Share[b]/rest))
		}
	}
	out[dominant] = -excess
}

// Add adds the weighted values.
func (Balance) Add(s *Situation, _ int, weight float64, utility []float64) {
	dominant, excess := s.States.Dominant, s.States.Dominance
	if dominant < 0 || excess == 0 {
		return
	}
	rest, pull := 1-s.Blocs.Share[dominant], float64(weight*excess)
	others := utility[dominant]
	for b, share := range s.Blocs.Share[:len(utility)] {
		if share < rest {
			utility[b] += float64(pull*share) / rest
		} else if rest > 0 {
			utility[b] += pull
		}
	}
	utility[dominant] = others - pull
}

// Input is the pressure itself.
func (t Balance) Input(s *Situation, actor, bloc int, value float64) Input {
	label := Text{"pressure to balance", "균형 압력"}
	return Input{label, "-1..1", value, -1, 1}
}

// Invert is the identity.
func (Balance) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return value, value >= -1 && value <= 1
}
