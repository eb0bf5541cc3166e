package agents

// Learning is the knowledge that would spill over from members, the more the more open the bloc.
//
//	learning = openness_b · max(0, knowledge_b − capability_i) / top
//
// where knowledge_b is the mass-weighted mean capability of the other members and top the world's best.
//
// Source: spillovers and absorptive capacity, Cohen & Levinthal (1989, eq. 1); learning in alliances, Hamel (1991).
type Learning struct{}

// negligibleCapability is a best capability in the world, by the index in which it started at 1, below which there is
// nothing to learn anywhere.
const negligibleCapability = 1e-12

// About describes the term.
func (Learning) About() TermInfo {
	return TermInfo{
		Name:    "learning",
		Label:   Text{"what it could learn from members", "회원들에게서 배울 수 있는 것"},
		Formula: "openness_b·max(0, knowledge_b−capability_i)/top",
		Source:  "Cohen & Levinthal 1989; Hamel 1991",
	}
}

// Fill writes 0 (nothing to learn) to 1 (an open bloc of the world's best).
func (Learning) Fill(s *Situation, actor int, out []float64) {
	own, top := s.Actors.Capability[actor], s.States.TopKnowledge
	if top < negligibleCapability {
		clear(out)
		return
	}
	perTop := 1 / top
	knowledge, openness := s.Blocs.Knowledge[:len(out)], s.Blocs.Openness[:len(out)]
	for b := range out {
		out[b] = float64(float64(openness[b]*max(0, knowledge[b]-own)) * perTop)
	}
	for set := s.Actors.Memberships[actor]; set != 0; {
		var b int
		b, set = set.First()
		out[b] = float64(float64(openness[b]*max(0, s.othersKnowledge(actor, b)-own)) * perTop)
	}
}

// othersKnowledge is the mean capability of a bloc's members, without the actor itself.
func (s *Situation) othersKnowledge(actor, bloc int) float64 {
	if !s.Actors.Memberships[actor].Has(bloc) {
		return s.Blocs.Knowledge[bloc]
	}
	return s.othersMean(actor, bloc, s.Blocs.KnowledgeSum[bloc], s.Actors.Capability[actor], 0, s.States.TopKnowledge)
}

// Add adds the weighted values.
func (Learning) Add(s *Situation, actor int, weight float64, utility []float64) {
	own, top := s.Actors.Capability[actor], s.States.TopKnowledge
	if top < negligibleCapability {
		return
	}
	factor := weight / top
	knowledge, openness := s.Blocs.Knowledge[:len(utility)], s.Blocs.Openness[:len(utility)]
	for b := range utility {
		if more := knowledge[b] - own; more > 0 {
			utility[b] += float64(float64(factor*openness[b]) * more)
		}
	}
	for set := s.Actors.Memberships[actor]; set != 0; {
		var b int
		b, set = set.First()
		all, others := knowledge[b]-own, s.othersKnowledge(actor, b)-own
		if all < 0 {
			all = 0
		}
		if others < 0 {
			others = 0
		}
		utility[b] += float64(float64(factor*openness[b]) * (others - all))
	}
}

// Input is the other members' capability.
func (Learning) Input(s *Situation, actor, bloc int, _ float64) Input {
	label := Text{"the other members' mean capability", "다른 회원들의 평균 역량"}
	knowledge := s.othersKnowledge(actor, bloc)
	return Input{label, "index", knowledge, 0, max(s.States.TopKnowledge, knowledge)}
}

// Invert solves for the other members' capability.
func (Learning) Invert(s *Situation, actor, bloc int, value float64) (float64, bool) {
	openness, own, top := s.Blocs.Openness[bloc], s.Actors.Capability[actor], s.States.TopKnowledge
	if value == 0 {
		knowledge := s.othersKnowledge(actor, bloc)
		if openness == 0 {
			return knowledge, true
		}
		return min(own, knowledge), true
	}
	if value < 0 || openness == 0 || top < negligibleCapability {
		return 0, false
	}
	knowledge := float64(value*top)/openness + own
	return knowledge, knowledge <= top
}
