package agents

import (
	"cmp"
	"math"
	"slices"
)

// mostFlips is how many flips a why-record keeps.
const mostFlips = 6

// flips finds, for each term, the smallest change of its input at one bloc that turns the decision, everything else
// (the other terms, the shocks) being equal.
//
// A change δ of term k at bloc b moves the score of every option whose set holds b by weight_k·δ, and no other. So the
// decision turns when δ closes the smallest gap to an option that holds b where the chosen one does not, or the reverse.
func (c *Chooser) flips(s *Situation, actor, chosen int) []Flip {
	present := s.Actors.Memberships[actor]
	scores := make([]float64, len(c.Options))
	sets := make([]Memberships, len(c.Options))
	for o, value := range c.Values {
		scores[o] = Score(value, c.Shocks[o], c.Temperature)
		sets[o] = c.Options[o].Apply(present)
	}
	var flips []Flip
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
			if flip, ok := c.flip(s, actor, bloc, k, change); ok {
				flip.Instead = sets[instead]
				flips = append(flips, flip)
			}
		}
	}
	return smallest(flips)
}

// flip works a change of a term's value at a bloc back to a change of the term's input.
func (c *Chooser) flip(s *Situation, actor, bloc, k int, change float64) (Flip, bool) {
	term := c.terms[k].Term
	now := c.row(k, s.Used)[bloc]
	info := term.About()
	flip := Flip{Factor: info.Name, Bloc: int32(bloc)}
	inverter, invertible := term.(Inverter)
	if !invertible {
		flip.Input = Input{info.Label, "term value", now, now - 1, now + 1}
		flip.To = now + change
		flip.Distance = math.Abs(change) / 2
		return flip, flip.To >= now-1 && flip.To <= now+1
	}
	flip.Input = inverter.Input(s, actor, bloc)
	to, ok := inverter.Invert(s, actor, bloc, now+change)
	if !ok || flip.Input.High <= flip.Input.Low || to < flip.Input.Low || to > flip.Input.High {
		return flip, false
	}
	flip.To = to
	flip.Distance = math.Abs(to-flip.Input.Value) / (flip.Input.High - flip.Input.Low)
	return flip, true
}

// smallest keeps the smallest flip of each factor, and of those the few smallest.
func smallest(flips []Flip) []Flip {
	slices.SortStableFunc(flips, func(a, b Flip) int { return cmp.Compare(a.Distance, b.Distance) })
	kept := flips[:0]
	for _, flip := range flips {
		seen := slices.ContainsFunc(kept, func(other Flip) bool { return other.Factor == flip.Factor })
		if !seen && len(kept) < mostFlips {
			kept = append(kept, flip)
		}
	}
	return slices.Clip(kept)
}
