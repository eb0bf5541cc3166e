package agents

import (
	"math"

	"entente/agents/portable"
)

// ExplainRefusal says why a bloc refused a candidate: what it is worth against the bar, and what would have let it in.
// Chosen is refusing, worth 0; staying and runner-up are both admitting.
func (j *Judge) ExplainRefusal(s *Situation, bloc, candidate int, shock uint64) Decision {
	present := s.Actors.Memberships[candidate]
	decision := Decision{
		Tick: s.Tick, Kind: Refusal, Actor: int32(candidate), Bloc: int32(bloc), Rival: -1, Event: -1,
		From: present, To: present, RunnerUp: present.With(bloc),
	}
	bar := j.Bar(s, bloc, candidate)
	margin := -bar
	for _, term := range j.terms {
		part := float64(term.Weight * term.Term.Judge(s, bloc, candidate))
		margin += part
		if part != 0 {
			decision.Reasons = append(decision.Reasons, Reason{term.Term.About().Name, 0, part, part})
		}
	}
	if bar != 0 {
		decision.Reasons = append(decision.Reasons, Reason{FactorBar, 0, -bar, -bar})
	}
	if j.Temperature > 0 {
		luck := float64(j.Temperature * portable.LogisticDraw(shock))
		margin += luck
		decision.Reasons = append(decision.Reasons, Reason{FactorLuck, 0, luck, luck})
	}
	decision.Flips = j.flips(s, bloc, candidate, -margin, present.With(bloc))
	return decision
}

// ExplainInvitation says why a bloc invited a candidate and not its rival (-1 where there was none); shocks are theirs.
// The invitation would not have gone out if the rival's score were higher, or if the candidate were worth less than 0.
func (j *Judge) ExplainInvitation(s *Situation, bloc, candidate, rival int, shocks [2]uint64) Decision {
	present := s.Actors.Memberships[candidate]
	decision := Decision{
		Tick: s.Tick, Kind: Invitation, Actor: int32(candidate), Bloc: int32(bloc), Rival: int32(rival), Event: -1,
		From: present, To: present, RunnerUp: present,
	}
	scores, worth := [2]float64{}, 0.0
	for _, term := range j.terms {
		chosen := float64(term.Weight * term.Term.Judge(s, bloc, candidate))
		second := 0.0
		if rival >= 0 {
			second = float64(term.Weight * term.Term.Judge(s, bloc, rival))
		}
		worth += chosen
		scores[0] += chosen
		scores[1] += second
		if chosen != 0 || second != 0 {
			decision.Reasons = append(decision.Reasons, Reason{term.Term.About().Name, chosen, 0, second})
		}
	}
	if j.Temperature > 0 {
		luck := [2]float64{float64(j.Temperature * portable.Gumbel(shocks[0])), 0}
		if rival >= 0 {
			luck[1] = float64(j.Temperature * portable.Gumbel(shocks[1]))
		}
		scores[0] += luck[0]
		scores[1] += luck[1]
		decision.Reasons = append(decision.Reasons, Reason{FactorLuck, luck[0], 0, luck[1]})
	}
	gap := -worth
	if rival >= 0 {
		gap = max(gap, scores[1]-scores[0])
	}
	decision.Flips = j.flips(s, bloc, candidate, gap, present)
	return decision
}

// flips finds the change of each term's value for the candidate that moves its score by gap, where its range allows that.
func (j *Judge) flips(s *Situation, bloc, candidate int, gap float64, instead Memberships) []Flip {
	var flips []Flip
	for _, term := range j.terms {
		info := term.Term.About()
		now := term.Term.Judge(s, bloc, candidate)
		low, high := now-1, now+1
		if bounded, ok := term.Term.(BoundedAdmission); ok {
			low, high = bounded.Bounds()
			low, high = min(low, now), max(high, now)
		}
		change := gap / term.Weight
		to := now + change
		if to < low || to > high {
			continue
		}
		flips = append(flips, Flip{
			Factor: info.Name, Bloc: int32(bloc), To: to, Distance: math.Abs(change) / (high - low), Instead: instead,
			Input: Input{info.Label, "term value", now, low, high},
		})
	}
	return smallest(flips)
}
