package agents

import (
	"cmp"
	"math"
)

// mostFlips is how many flips a why-record keeps.
const mostFlips = 6

// turningPoint is a flip before it is known whether it is kept: the change of a term's input at a bloc.
type turningPoint struct {
	term, bloc   int
	to, distance float64
	instead      Memberships
}

// flips finds, for each term, the smallest change of its input at one bloc that turns the decision, everything else
// (the other terms, the shocks) being equal.
//
// A change δ of term k at bloc b moves the score of every option whose set holds b by weight_k·δ, and no other. So the
// decision turns when δ closes the smallest gap to an option that holds b where the chosen one does not, or the reverse.
func (c *Chooser) flips(s *Situation, actor, chosen int) []Flip {
	scores, sets := c.explaining.scores, c.explaining.sets
	turns := c.explaining.turns[:len(c.terms)]
	for k := range turns {
		turns[k] = turningPoint{term: k, bloc: -1}
	}
	for bloc, active := range s.Blocs.Active[:s.Used] {
		if !active {
			continue
		}
		holds := sets[chosen].Has(bloc)
		gap, instead := math.Inf(1), -1
		for o := range sets {
			if sets[o].Has(bloc) != holds && scores[chosen]-scores[o] < gap {
				gap, instead = scores[chosen]-scores[o], o
			}
		}
		if instead < 0 {
			continue
		}
		for k := range c.terms {
			change := gap / c.terms[k].Weight
			if holds {
				change = -change
			}
			to, distance, ok := c.flip(s, actor, bloc, k, change)
			if ok && (turns[k].bloc < 0 || cmp.Less(distance, turns[k].distance)) {
				turns[k] = turningPoint{k, bloc, to, distance, sets[instead]}
			}
		}
	}
	turns = smallest(turns)
	if len(turns) == 0 {
		return nil
	}
	flips := make([]Flip, len(turns))
	for n, turn := range turns {
		flips[n] = Flip{
			Factor: c.infos[turn.term].Name, Bloc: int32(turn.bloc), Input: c.input(s, actor, turn.bloc, turn.term),
			To: turn.to, Distance: turn.distance, Instead: turn.instead,
		}
	}
	return flips
}

// flip works a change of a term's value at a bloc back to a change of the term's input: the input that would turn the
// decision, how far away it is, and whether it is within bounds.
func (c *Chooser) flip(s *Situation, actor, bloc, k int, change float64) (to, distance float64, ok bool) {
	now := c.row(k, s.Used)[bloc]
	to = now + change
	if inverter := c.inverters[k]; inverter != nil {
		to, ok = inverter.Invert(s, actor, bloc, to)
		if !ok {
			return 0, 0, false
		}
	}
	input := c.input(s, actor, bloc, k)
	if input.High <= input.Low || to < input.Low || to > input.High {
		return 0, 0, false
	}
	return to, math.Abs(to-input.Value) / (input.High - input.Low), true
}

// input is what a term read at a bloc; the term's value itself, give or take 1, where the term cannot say.
func (c *Chooser) input(s *Situation, actor, bloc, k int) Input {
	now := c.row(k, s.Used)[bloc]
	if inverter := c.inverters[k]; inverter != nil {
		return inverter.Input(s, actor, bloc, now)
	}
	return Input{c.infos[k].Label, "term value", now, now - 1, now + 1}
}

// smallest puts the turns that there are in order of distance, then of bloc and term, and keeps the few smallest. There are
// no more than terms, so that insertion is fast enough.
func smallest(turns []turningPoint) []turningPoint {
	kept := turns[:0]
	for _, next := range turns {
		if next.bloc < 0 {
			continue
		}
		at := len(kept)
		kept = append(kept, next)
		for ; at > 0 && next.before(&kept[at-1]); at-- {
			kept[at] = kept[at-1]
		}
		kept[at] = next
	}
	return kept[:min(len(kept), mostFlips)]
}

func (t *turningPoint) before(other *turningPoint) bool {
	if order := cmp.Compare(t.distance, other.distance); order != 0 {
		return order < 0
	}
	return t.bloc < other.bloc
}
