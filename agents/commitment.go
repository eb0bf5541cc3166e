package agents

// Commitment is what has grown with membership: routines, joint plant, face. Leaders have twice as much to lose.
//
//	commitment = min(1, years of membership / T) + 1 for a leader, 0 for non-members,   T = Tuning.CommitmentYears
//
// Source: sunk costs and inertia in alliances, Gulati, Khanna & Nohria (1994); structural inertia, Hannan & Freeman (1984).
type Commitment struct{}

// About describes the term.
func (Commitment) About() TermInfo {
	return TermInfo{
		Name:    "commitment",
		Label:   Text{"commitment grown with membership", "회원 기간에 쌓인 유대"},
		Formula: "min(1, years/T)+[leader]",
		Source:  "Hannan & Freeman 1984; Gulati, Khanna & Nohria 1994",
	}
}

// Fill writes 0 (non-member) to 2 (leader of long standing).
func (Commitment) Fill(s *Situation, actor int, out []float64) {
	clear(out)
	Commitment{}.Add(s, actor, 1, out)
}

// Add adds the weighted values.
func (Commitment) Add(s *Situation, actor int, weight float64, utility []float64) {
	for set := s.Actors.Memberships[actor]; set != 0; {
		var b int
		b, set = set.First()
		commitment := min(1, s.tenure(actor, b)/s.Tuning.CommitmentYears)
		if s.leads(actor, b) {
			commitment++
		}
		utility[b] += float64(weight * commitment)
	}
}

func (s *Situation) tenure(actor, bloc int) float64 {
	return s.Years(s.Actors.Joined[actor*s.Slots+bloc])
}

func (s *Situation) leads(actor, bloc int) bool {
	for _, leader := range s.Blocs.Leaders[bloc] {
		if int(leader) == actor {
			return true
		}
	}
	return false
}

// Input is the years of membership.
func (Commitment) Input(s *Situation, actor, bloc int, _ float64) Input {
	years := 0.0
	if s.Actors.Memberships[actor].Has(bloc) {
		years = s.tenure(actor, bloc)
	}
	label := Text{"years of membership", "회원 기간"}
	return Input{label, "years", years, 0, max(years, s.Tuning.CommitmentYears)}
}

// Invert solves for the years; non-members have none to change.
func (Commitment) Invert(s *Situation, actor, bloc int, value float64) (float64, bool) {
	if !s.Actors.Memberships[actor].Has(bloc) {
		return 0, false
	}
	if s.leads(actor, bloc) {
		value--
	}
	if value < 0 || value > 1 {
		return 0, false
	}
	if value == 1 {
		return max(s.tenure(actor, bloc), s.Tuning.CommitmentYears), true
	}
	return float64(value * s.Tuning.CommitmentYears), true
}
