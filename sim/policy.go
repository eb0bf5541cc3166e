package sim

// stepPolicy lets states act by rule: where a state's part of the world's AI strength has fallen below that of the start,
// its funding of AI rises.
//
//	d(funding)/dt = funding · response · (strength(0) − strength) / strength(0)   while positive
//
// Acting by schedule is done by events. Source: feedback in arms races, Richardson (1960); the form is a judgement.
func stepPolicy(w *World) error {
	strengths := w.Strengths()
	for h := range w.Policies {
		policy := &w.Policies[h]
		if policy.FundingResponse == 0 || w.start.strength[h] == 0 {
			continue
		}
		lost := max(0, w.start.strength[h]-strengths[h]) / w.start.strength[h]
		policy.AIFunding += float64(float64(policy.AIFunding*policy.FundingResponse) * float64(lost*w.years()))
	}
	return nil
}
