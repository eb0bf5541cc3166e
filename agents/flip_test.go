package agents

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// plain is a term without an inverse, as a user might add it: memory of the bloc.
type plain struct{}

func (plain) About() TermInfo { return TermInfo{Name: "plain", Label: Text{English: "plain"}} }
func (plain) Fill(s *Situation, _ int, out []float64) {
	copy(out, s.Row(s.Blocs.RoleShare, int(Memory)))
}

// afterChange is the option that would be chosen if a term's value at a bloc were higher by change.
func (c *Chooser) afterChange(present Memberships, k, bloc int, change float64) int {
	best, top := 0, math.Inf(-1)
	for o, value := range c.Values {
		score := Score(value, c.Shocks[o], c.Temperature)
		if c.Options[o].Apply(present).Has(bloc) {
			score += c.terms[k].Weight * change
		}
		if score > top {
			best, top = o, score
		}
	}
	return best
}

// scoreAfter is the score of the option that leads to a set, after such a change.
func (c *Chooser) scoreAfter(present Memberships, k, bloc int, change float64, set Memberships) float64 {
	score := math.Inf(-1)
	for o, value := range c.Values {
		if c.Options[o].Apply(present) == set {
			score = Score(value, c.Shocks[o], c.Temperature)
			if set.Has(bloc) {
				score += c.terms[k].Weight * change
			}
		}
	}
	return score
}

// turningChange finds by bisection the smallest change of a term's value at a bloc by which another option is chosen;
// false where there is none up to 1000.
func (c *Chooser) turningChange(present Memberships, k, bloc, chosen int) (float64, bool) {
	for _, sign := range []float64{1, -1} {
		low, high := 0.0, sign*1000
		if c.afterChange(present, k, bloc, high) == chosen {
			continue
		}
		for range 200 {
			middle := low + (high-low)/2
			if c.afterChange(present, k, bloc, middle) == chosen {
				low = middle
			} else {
				high = middle
			}
		}
		return high, true
	}
	return 0, false
}

// flipsNear are the flips for a change found by bisection and for a rounding less and more of it, as far as the input
// allows: one that is possible three times is well within bounds.
func (c *Chooser) flipsNear(s *Situation, actor, bloc, k int, change float64) []turningPoint {
	var points []turningPoint
	slightly := math.Copysign(1e-9+1e-9*math.Abs(change), change)
	for _, near := range []float64{change - slightly, change, change + slightly} {
		if to, distance, ok := c.flip(s, actor, bloc, k, near); ok {
			points = append(points, turningPoint{term: k, bloc: bloc, to: to, distance: distance})
		}
	}
	return points
}

// decided is a random actor's decision in a random world, with its chooser.
func decided(t *rapid.T) (*Situation, *Chooser, int, int) {
	s := drawSituation(t)
	actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "actor")
	terms := append(testTerms(), Registered{Term: plain{}, Weight: 0.7})
	terms[0].Weight = -0.5 // a scenario may turn a term round
	temperature := rapid.SampledFrom([]float64{0, 0.15, 1}).Draw(t, "temperature")
	chooser := chooserFor(s, actor, testCosts, temperature, terms)
	if temperature > 0 {
		copy(chooser.Shocks, rapid.SliceOfN(rapid.Uint64(), len(chooser.Shocks), len(chooser.Shocks)).Draw(t, "shocks"))
	}
	return s, chooser, actor, chooser.Decide()
}

func TestFlipsTurnTheDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, chooser, actor, chosen := decided(t)
		present := s.Actors.Memberships[actor]
		flips := chooser.Explain(s, actor, chosen).Flips
		require.LessOrEqual(t, len(flips), mostFlips)
		if chooser.tied(chosen) {
			return // any change turns it, too small a one to tell by numbers
		}
		certain, possible := map[string]float64{}, map[string]float64{} // smallest distance by factor
		for bloc := range s.Used {
			if !s.Blocs.Active[bloc] {
				continue
			}
			for k, registered := range chooser.Terms() {
				change, ok := chooser.turningChange(present, k, bloc, chosen)
				if !ok {
					continue
				}
				near := chooser.flipsNear(s, actor, bloc, k, change)
				if len(near) == 0 {
					continue
				}
				name := registered.Term.About().Name
				noteLess(possible, name, near[0].distance)
				if len(near) == 3 {
					noteLess(certain, name, near[1].distance)
				}
			}
		}
		for at, flip := range flips {
			require.True(t, at == 0 || flips[at-1].Distance <= flip.Distance, "smallest first")
			require.GreaterOrEqual(t, flip.To, flip.Input.Low)
			require.LessOrEqual(t, flip.To, flip.Input.High)
			require.InDelta(t, 0.5, flip.Distance, 0.5, "a part of the range")
			least, known := certain[flip.Factor]
			require.True(t, !known || flip.Distance <= least+1e-6, "no bloc needs less of %s", flip.Factor)
			require.Contains(t, possible, flip.Factor)
			require.GreaterOrEqual(t, flip.Distance, possible[flip.Factor]-1e-6)
			k := termNamed(chooser, flip.Factor)
			change, ok := chooser.turningChange(present, k, int(flip.Bloc), chosen)
			require.True(t, ok)
			slightly := 1e-9 + 1e-9*math.Abs(change)
			more, less := change+math.Copysign(slightly, change), change-math.Copysign(slightly, change)
			turned := chooser.afterChange(present, k, int(flip.Bloc), more)
			if instead := chooser.Options[turned].Apply(present); instead != flip.Instead {
				// Of two options that are as good as each other, rounding decides which is named.
				require.InDelta(t, chooser.scoreAfter(present, k, int(flip.Bloc), more, instead),
					chooser.scoreAfter(present, k, int(flip.Bloc), more, flip.Instead), 1e-7, "a little more and %s turns it", flip.Factor)
				require.NotEqual(t, chosen, turned)
			}
			if math.Abs(change) > slightly {
				require.Equal(t, chosen, chooser.afterChange(present, k, int(flip.Bloc), less), "a little less does not")
			}
			for _, again := range chooser.flipsNear(s, actor, int(flip.Bloc), k, change) {
				require.InDelta(t, again.to, flip.To, 1e-4)
			}
		}
		for factor, distance := range certain {
			if len(flips) > 0 && distance < flips[0].Distance-1e-6 {
				require.Fail(t, "missed", "%s needs only %v", factor, distance)
			}
		}
		require.LessOrEqual(t, min(mostFlips, len(certain)), len(flips), "every factor that could turn it, up to the limit")
		require.LessOrEqual(t, len(flips), len(possible))
	})
}

// tied says whether another option is as good as the chosen one, up to rounding.
func (c *Chooser) tied(chosen int) bool {
	score := func(o int) float64 { return Score(c.Values[o], c.Shocks[o], c.Temperature) }
	for o := range c.Options {
		if o != chosen && score(o) > score(chosen)-1e-7 {
			return true
		}
	}
	return false
}

func noteLess(least map[string]float64, name string, distance float64) {
	if known, ok := least[name]; !ok || distance < known {
		least[name] = distance
	}
}

func termNamed(c *Chooser, name string) int {
	for k, registered := range c.Terms() {
		if registered.Term.About().Name == name {
			return k
		}
	}
	return -1
}

func TestAFlipOfThePledgeTurnsTheRealDecision(t *testing.T) {
	terms := []Registered{{Term: Funding{}, Weight: 1}, {Term: Scale{}, Weight: 0.1}}
	costs := Costs{Attention: 0.4, Switching: 0.2}
	people := []person{{roles: does(Chips), mass: 0.5, invest: 10}, {roles: does(Chips), mass: 0.5, blocs: set(0, 1)}}
	s := situationOf([]place{{}}, people, []club{{wants: does(Chips), pledge: 5}, {wants: does(Chips), pledge: 1}})
	chooser := chooserFor(s, 0, costs, 0, terms)
	require.Equal(t, 0, chooser.Decide(), "a third of its investment is not worth 0.6 in costs")
	decision := chooser.Explain(s, 0, 0)
	require.Equal(t, Declined, decision.Kind)
	flip := decision.Flips[0]
	require.Equal(t, "funding", flip.Factor)
	assert.EqualValues(t, 0, flip.Bloc, "the bloc that pledges more needs less")
	assert.Equal(t, set(0), flip.Instead)
	assert.Equal(t, 5.0, flip.Input.Value)
	// Scale gives 0.1·0.5/0.6; funding must reach the rest of 0.6.
	rest := 0.6 - 0.1*0.5/0.6
	assert.InDelta(t, 10*rest/(1-rest), flip.To, 1e-9)
	for _, test := range []struct {
		pledge float64
		to     Memberships
	}{{flip.To - 1e-6, 0}, {flip.To + 1e-6, flip.Instead}} {
		s.Blocs.PledgeRate[0] = test.pledge
		chooser.Consider(s, 0)
		assert.Equal(t, test.to, chooser.Options[chooser.Decide()].Apply(0))
	}
}

func TestAnInvitationIsNoFlipTheWrongWay(t *testing.T) {
	terms := []Registered{{Term: Invited{}, Weight: 1}, {Term: Scale{}, Weight: 1}}
	people := []person{{roles: does(Chips), mass: 0.1, blocs: set(0)}, {roles: does(Chips), mass: 0.9, blocs: set(0)}}
	s := situationOf([]place{{}}, people, []club{{}, {}})
	chooser := chooserFor(s, 0, Costs{Attention: 0.4}, 0, terms)
	require.Equal(t, 0, chooser.Decide(), "it is a member and stays")
	for _, flip := range chooser.Explain(s, 0, 0).Flips {
		if flip.Factor == "invited" {
			assert.EqualValues(t, 1, flip.Bloc, "an invitation to where it is would not make it leave")
			assert.Equal(t, 1.0, flip.To)
		}
	}
}
