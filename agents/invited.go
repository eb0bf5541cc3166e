package agents

// Invited is a standing invitation: search and negotiation are already done.
//
//	invited = 1 with a standing invitation, else 0
//
// Source: mutual consent in link formation, Jackson & Wolinsky (1996); search costs, Williamson (1985).
type Invited struct{}

// About describes the term.
func (Invited) About() TermInfo {
	return TermInfo{
		Name:    "invited",
		Label:   Text{"a standing invitation", "초대를 받음"},
		Formula: "1 if invited",
		Source:  "Jackson & Wolinsky 1996; Williamson 1985",
	}
}

// Fill writes 0 or 1.
func (Invited) Fill(s *Situation, actor int, out []float64) {
	clear(out)
	for set := s.Actors.Invited[actor]; set != 0; {
		var b int
		b, set = set.First()
		out[b] = 1
	}
}

// Add adds the weighted values.
func (Invited) Add(s *Situation, actor int, weight float64, utility []float64) {
	for set := s.Actors.Invited[actor]; set != 0; {
		var b int
		b, set = set.First()
		utility[b] += weight
	}
}

// Input is whether there is an invitation.
func (Invited) Input(s *Situation, actor, bloc int, _ float64) Input {
	invited := 0.0
	if s.Actors.Invited[actor].Has(bloc) {
		invited = 1
	}
	return Input{Text{"an invitation (0 no, 1 yes)", "초대 여부(0 없음, 1 있음)"}, "0 or 1", invited, 0, 1}
}

// Invert rounds away from what is, as an invitation is there or not: any value on the way to the other one needs it whole.
// A member cannot be invited.
func (Invited) Invert(s *Situation, actor, bloc int, value float64) (float64, bool) {
	switch {
	case s.Actors.Invited[actor].Has(bloc):
		if value == 1 {
			return 1, true
		}
		return 0, value >= 0 && value < 1
	case value == 0:
		return 0, true
	}
	return 1, value > 0 && value <= 1 && !s.Actors.Memberships[actor].Has(bloc)
}
