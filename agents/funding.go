package agents

// Funding is the pledged money within the actor's reach, against what it invests itself.
//
//	funding = f / (f + I_i),   f = pledge_b · claim_i / (claims_b + claim_i),   claim_i = I_i · Σ_r w_ir · wants_rb
//
// Source: side payments in coalition formation, Carraro & Siniscalco (1993); matching of funds to fit is a judgement.
type Funding struct{}

// About describes the term.
func (Funding) About() TermInfo {
	return TermInfo{
		Name:    "funding",
		Label:   Text{"pledged money within its reach", "기대할 수 있는 약정 자금"},
		Formula: "f/(f+I_i), f = pledge_b·claim_i/(claims_b+claim_i)",
		Source:  "Carraro & Siniscalco 1993",
	}
}

// Fill writes 0 (no money) to 1 (nearly all of its investment would be pledged money).
func (Funding) Fill(s *Situation, actor int, out []float64) {
	pledges := s.Blocs.PledgeRate[:len(out)]
	for b := range out {
		out[b] = 0
		if pledges[b] > 0 {
			out[b] = s.fundingRatio(s.ExpectedFunding(actor, b), actor)
		}
	}
}

// ExpectedFunding is what an actor draws, or would draw as a member, from a bloc's pledges, USD bn per year.
func (s *Situation) ExpectedFunding(actor, bloc int) float64 {
	claim := s.Claim(actor, bloc)
	if claim <= 0 {
		return 0
	}
	claims := s.Blocs.Claims[bloc]
	if !s.Actors.Memberships[actor].Has(bloc) {
		claims += claim
	}
	if claims < claim {
		claims = claim
	}
	return float64(s.Blocs.PledgeRate[bloc]*claim) / claims
}

func (s *Situation) fundingRatio(funding float64, actor int) float64 {
	if funding <= 0 {
		return 0
	}
	return funding / (funding + s.Actors.Invest[actor])
}

// Add adds the weighted values.
func (Funding) Add(s *Situation, actor int, weight float64, utility []float64) {
	for b, pledge := range s.Blocs.PledgeRate[:len(utility)] {
		if pledge > 0 {
			utility[b] += float64(weight * s.fundingRatio(s.ExpectedFunding(actor, b), actor))
		}
	}
}

// Input is the expected money.
func (Funding) Input(s *Situation, actor, bloc int, _ float64) Input {
	label := Text{"pledged money it could expect", "기대 약정 자금"}
	funding := s.ExpectedFunding(actor, bloc)
	return Input{label, "USD bn/year", funding, 0, max(funding, 10*s.Actors.Invest[actor])}
}

// Invert solves for the expected money; those who cannot claim any have none to change.
func (Funding) Invert(s *Situation, actor, bloc int, value float64) (float64, bool) {
	if value == 0 {
		return 0, true
	}
	if value < 0 || value >= 1 || s.Claim(actor, bloc) <= 0 {
		return 0, false
	}
	funding := float64(s.Actors.Invest[actor]*value) / (1 - value)
	return funding, funding <= float64(10*s.Actors.Invest[actor])
}
