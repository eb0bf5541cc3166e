package agents

import (
	"math"
	"slices"

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
	reasons := j.reasons[:0]
	for k := range j.terms {
		j.values[k] = j.terms[k].Term.Judge(s, bloc, candidate)
		part := float64(j.terms[k].Weight * j.values[k])
		margin += part
		if part != 0 {
			reasons = append(reasons, Reason{j.infos[k].Name, 0, part, part})
		}
	}
	if bar != 0 {
		reasons = append(reasons, Reason{FactorBar, 0, -bar, -bar})
	}
	if j.Temperature > 0 {
		luck := float64(j.Temperature * portable.LogisticDraw(shock))
		margin += luck
		reasons = append(reasons, Reason{FactorLuck, 0, luck, luck})
	}
	j.reasons = reasons
	decision.Reasons = slices.Clone(reasons)
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
	reasons := j.reasons[:0]
	for k := range j.terms {
		term := &j.terms[k]
		j.values[k] = term.Term.Judge(s, bloc, candidate)
		chosen, second := float64(term.Weight*j.values[k]), 0.0
		if rival >= 0 {
			second = float64(term.Weight * term.Term.Judge(s, bloc, rival))
		}
		worth += chosen
		scores[0] += chosen
		scores[1] += second
		if chosen != 0 || second != 0 {
			reasons = append(reasons, Reason{j.infos[k].Name, chosen, 0, second})
		}
	}
	if j.Temperature > 0 {
		luck := [2]float64{float64(j.Temperature * portable.Gumbel(shocks[0])), 0}
		if rival >= 0 {
			luck[1] = float64(j.Temperature * portable.Gumbel(shocks[1]))
		}
		scores[0] += luck[0]
		scores[1] += luck[1]
		reasons = append(reasons, Reason{FactorLuck, luck[0], 0, luck[1]})
	}
	gap := -worth
	if rival >= 0 {
		gap = max(gap, scores[1]-scores[0])
	}
	j.reasons = reasons
	decision.Reasons = slices.Clone(reasons)
	decision.Flips = j.flips(s, bloc, candidate, gap, present)
	return decision
}

// flips finds, for each term, the change of its input for the candidate that moves its score by gap, where there is one
// within bounds. The terms' values for the candidate stand in values.
func (j *Judge) flips(s *Situation, bloc, candidate int, gap float64, instead Memberships) []Flip {
	turns := j.turns[:0]
	for k := range j.terms {
		to, ok := j.values[k]+gap/j.terms[k].Weight, true
		if inverter := j.inverters[k]; inverter != nil {
			to, ok = inverter.Invert(s, bloc, candidate, to)
		}
		input := j.input(s, bloc, candidate, k)
		if ok && input.High > input.Low && to >= input.Low && to <= input.High {
			turns = append(turns, turningPoint{k, bloc, to, math.Abs(to-input.Value) / (input.High - input.Low), instead})
		}
	}
	j.turns = turns
	turns = smallest(turns)
	if len(turns) == 0 {
		return nil
	}
	flips := make([]Flip, len(turns))
	for n, turn := range turns {
		flips[n] = Flip{
			Factor: j.infos[turn.term].Name, Bloc: int32(bloc), Input: j.input(s, bloc, candidate, turn.term),
			To: turn.to, Distance: turn.distance, Instead: instead,
		}
	}
	return flips
}

// input is what a term read for the candidate; the term's value itself, give or take 1, where the term cannot say.
func (j *Judge) input(s *Situation, bloc, candidate, k int) Input {
	now := j.values[k]
	if inverter := j.inverters[k]; inverter != nil {
		return inverter.Input(s, bloc, candidate, now)
	}
	return Input{j.infos[k].Label, "term value", now, now - 1, now + 1}
}
