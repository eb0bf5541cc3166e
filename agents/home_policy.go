package agents

// HomePolicy is the home state's steering: towards the blocs where its government is, away from others.
//
//	home_policy = coordination_h · g,   g = 1 where the government is a member, −1 elsewhere, 0 if it is in no bloc
//
// Source: the developmental state, Johnson (1982); state-led alliances as the article reports them. A government itself
// is not steered.
type HomePolicy struct{}

// About describes the term.
func (HomePolicy) About() TermInfo {
	return TermInfo{
		Name:    "home_policy",
		Label:   Text{"the home state's steering", "본국 정부의 조정"},
		Formula: "coordination_h·(+1 with the government, −1 without it)",
		Source:  "Johnson 1982",
	}
}

// Fill writes -1 to 1.
func (HomePolicy) Fill(s *Situation, actor int, out []float64) {
	home := int(s.Actors.Home[actor])
	coordination := s.States.Coordination[home]
	if coordination == 0 || !s.steered(actor) {
		clear(out)
		return
	}
	present := s.Row(s.Blocs.Government, home)[:len(out)]
	for b := range out {
		out[b] = float64(coordination * (float64(2*present[b]) - 1))
	}
}

// steered says whether there is a government that is a member somewhere and not the actor itself. It asks the blocs, as another
// actor's memberships may not be read while turns are worked out ahead: see Drifter.
func (s *Situation) steered(actor int) bool {
	home := int(s.Actors.Home[actor])
	government := s.States.Government[home]
	if government < 0 || int(government) == actor {
		return false
	}
	for _, member := range s.Row(s.Blocs.Government, home)[:s.Used] {
		if member != 0 {
			return true
		}
	}
	return false
}

// Add adds the weighted values.
func (HomePolicy) Add(s *Situation, actor int, weight float64, utility []float64) {
	home := int(s.Actors.Home[actor])
	coordination := s.States.Coordination[home]
	if coordination == 0 || !s.steered(actor) {
		return
	}
	factor := float64(weight * coordination)
	present := s.Row(s.Blocs.Government, home)[:len(utility)]
	for b := range utility {
		utility[b] += float64(factor * (float64(2*present[b]) - 1))
	}
}

// Input is the state's coordination.
func (HomePolicy) Input(s *Situation, actor, _ int, _ float64) Input {
	label := Text{"the home state's coordination of its firms", "본국 정부의 기업 조정 수준"}
	return Input{label, "0..1", s.States.Coordination[s.Actors.Home[actor]], 0, 1}
}

// Invert solves for the coordination.
func (HomePolicy) Invert(s *Situation, actor, bloc int, value float64) (float64, bool) {
	home := int(s.Actors.Home[actor])
	if !s.steered(actor) {
		return s.States.Coordination[home], value == 0
	}
	coordination := value
	if s.Row(s.Blocs.Government, home)[bloc] == 0 {
		coordination = 0 - value
	}
	return coordination, coordination >= 0 && coordination <= 1
}
