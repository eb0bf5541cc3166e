package agents

// Input is the bloc's gap in what the candidate does.
func (Wanted) Input(_ *Situation, _, _ int, value float64) Input {
	label := Text{"the part of the candidate's work that the bloc still lacks", "후보의 역할 중 진영에 아직 부족한 정도"}
	return Input{label, "share", value, 0, 1}
}

// Invert is the identity.
func (Wanted) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return value, value >= 0 && value <= 1
}

// Input is the candidate's capital.
func (Resources) Input(s *Situation, _, candidate int, _ float64) Input {
	label := Text{"its part of the world's AI capital", "후보가 세계 AI 자본에서 차지하는 비중"}
	return Input{label, "share", s.Actors.Mass[candidate], 0, s.largestMass()}
}

// largestMass is the capital of the actor with most of it, up to which another one's could differ.
func (s *Situation) largestMass() float64 {
	largest := 0.0
	for _, mass := range s.Actors.Mass {
		largest = max(largest, mass)
	}
	return largest
}

// Invert solves for the capital.
func (Resources) Invert(s *Situation, _, _ int, value float64) (float64, bool) {
	if value < 0 || value >= 1 {
		return 0, false
	}
	mass := float64(float64(0.1*s.Tuning.ScaleHalfMass)*value) / (1 - value)
	return mass, mass <= s.largestMass()
}

// Input is the leaders' weighted share.
func (LeaderRivalry) Input(_ *Situation, _, _ int, value float64) Input {
	label := Text{"the leaders' weighted share of its trades", "후보의 분야에서 주도 기업이 차지하는 가중 비중"}
	return Input{label, "share", 0 - value, 0, 1}
}

// Invert changes the sign.
func (LeaderRivalry) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return 0 - value, value <= 0 && value >= -1
}

// Input is the mean alignment.
func (LeaderAlignment) Input(_ *Situation, _, _ int, value float64) Input {
	label := Text{"mean alignment with the leaders' states", "주도국들과의 평균 우호도"}
	return Input{label, "-1..1", value, -1, 1}
}

// Invert is the identity.
func (LeaderAlignment) Invert(_ *Situation, _, _ int, value float64) (float64, bool) {
	return value, value >= -1 && value <= 1
}

// Input is the restriction itself.
func (Barrier) Input(_ *Situation, _, _ int, value float64) Input {
	label := Text{"weight of export controls with the leaders' states", "주도국들과의 수출 통제 강도"}
	return Input{label, "0..2", 0 - value, 0, 2}
}

// Invert changes the sign; as with Sanctions, there is nothing to change where no control exists.
func (b Barrier) Invert(s *Situation, bloc, candidate int, value float64) (float64, bool) {
	now := b.Judge(s, bloc, candidate)
	return 0 - value, value == now || now < 0 && value <= 0 && value >= -2
}

// Input is the candidate's openness.
func (Secrecy) Input(s *Situation, _, candidate int, _ float64) Input {
	return Input{Text{"its openness", "후보의 개방성"}, "0..1", s.Actors.Openness[candidate], 0, 1}
}

// Invert solves for the openness; a candidate that is no more open than the bloc is no risk, however closed it is.
func (Secrecy) Invert(s *Situation, bloc, candidate int, value float64) (float64, bool) {
	theirs, own := s.Blocs.Openness[bloc], s.Actors.Openness[candidate]
	switch {
	case value == 0:
		return min(own, theirs), true
	case value > 0 || theirs >= 1:
		return 0, false
	}
	openness := theirs - value/(1-theirs)
	return openness, openness <= 1
}

// Input is the hostility itself, added up over the candidate's blocs.
func (Loyalty) Input(s *Situation, bloc, candidate int, value float64) Input {
	label := Text{"hostility between the bloc and the candidate's own", "후보가 속한 진영들과의 적대도"}
	return Input{label, "sum of 0..1", 0 - value, 0, max(1, s.otherBlocs(bloc, candidate))}
}

// Invert changes the sign; who is in no other bloc has none that could be hostile.
func (Loyalty) Invert(s *Situation, bloc, candidate int, value float64) (float64, bool) {
	return 0 - value, value <= 0 && value >= -s.otherBlocs(bloc, candidate)
}

// otherBlocs is how many blocs beside this one the candidate is in.
func (s *Situation) otherBlocs(bloc, candidate int) float64 {
	return float64(s.Actors.Memberships[candidate].Without(bloc).Count())
}
