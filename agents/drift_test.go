package agents

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// moved lets some of the others come and go, and follows them.
func moved(t *rapid.T, s *Situation, watched int, drifts ...*Drift) {
	for range rapid.IntRange(0, 8).Draw(t, "moves") {
		actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "mover")
		bloc := rapid.IntRange(0, s.Used-1).Draw(t, "bloc")
		if actor == watched {
			continue
		}
		if s.Actors.Memberships[actor].Has(bloc) {
			s.Withdraw(actor, bloc)
		} else {
			s.Enrol(actor, bloc)
		}
		for _, drift := range drifts {
			drift.Follow(s, bloc, int(s.Actors.Home[actor]))
		}
	}
}

// watch draws a situation in which an actor is so small that it may be steady.
func watch(t *rapid.T) (*Situation, int) {
	s := drawSituation(t)
	watched := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "watched")
	s.Actors.Mass[watched] = float64(s.Actors.Mass[watched] * rapid.SampledFrom([]float64{0, 1e-6, 0.01, 1}).Draw(t, "size"))
	if rapid.Bool().Draw(t, "no controls by name") {
		clear(s.Actors.Targeted)
		s.Actors.TargetedBy = s.Actors.TargetedBy[:0]
	}
	if rapid.Bool().Draw(t, "nobody dominates") {
		s.Tuning.DominanceThreshold = 1
	}
	s.Pool()
	return s, watched
}

func TestNoValueMovesFurtherThanItsTermSays(t *testing.T) {
	bounded := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		s, watched := watch(t)
		if !s.Steady(watched) {
			t.Skip("not steady")
		}
		terms := Terms()
		drifts, before := make([]*Drift, len(terms)), make([][]float64, len(terms))
		for k := range terms {
			terms[k].Weight = 1
			drifts[k], before[k] = NewDrift(terms[k:k+1], s.Slots), make([]float64, s.Used)
			terms[k].Term.Fill(s, watched, before[k])
			drifts[k].Start(s)
		}
		moved(t, s, watched, drifts...)
		after := make([]float64, s.Used)
		for k, drift := range drifts {
			if math.IsInf(drift.most, 1) {
				continue
			}
			terms[k].Term.Fill(s, watched, after)
			for b := range after {
				bound, name := drift.outside[b], terms[k].Term.About().Name
				if s.Actors.Memberships[watched].Has(b) {
					bound, name = drift.inside[b], name+" inside"
				}
				difference := math.Abs(after[b] - before[k][b])
				require.False(t, difference > bound+1e-12 || math.IsNaN(bound), "%s at bloc %d: from %v to %v, bounded by %v",
					name, b, before[k][b], after[b], bound)
				if difference > 0 && !math.IsInf(bound, 1) {
					bounded[name]++
				}
			}
		}
	})
	for _, name := range []string{"scale", "dependence", "rivalry", "scale inside"} {
		assert.Positive(t, bounded[name], "%s has moved somewhere, and was bounded", name)
	}
}

func TestClearChoicesStand(t *testing.T) {
	stood := 0
	rapid.Check(t, func(t *rapid.T) {
		s, watched := watch(t)
		if !s.Steady(watched) {
			t.Skip("not steady")
		}
		chooser := NewChooser(Terms(), s.Slots)
		chooser.Temperature = rapid.SampledFrom([]float64{0, 0.15, 1}).Draw(t, "temperature")
		chooser.Costs = Costs{Attention: 0.4, Switching: 0.2, Openness: 1, Hostility: 1, Exclusive: 1}
		s.RefreshConflict(chooser.Costs)
		seed := rapid.Uint64().Draw(t, "luck")
		luck := func(lane uint64) uint64 { return seed ^ (lane+1)*0x9E3779B97F4A7C15 }
		drift := NewDrift(Terms(), s.Slots)
		chooser.Weigh(s, watched)
		deal(chooser, luck)
		option, margin := chooser.PickClearly()
		drift.Start(s)
		moved(t, s, watched, drift)
		if !(margin > drift.Bound(s.Actors.Memberships[watched])) {
			return
		}
		stood++
		chooser.Weigh(s, watched)
		deal(chooser, luck)
		require.Equal(t, chooser.Pick(), option, "foreseen with margin %v, and nothing moved by more than %v",
			margin, drift.Bound(s.Actors.Memberships[watched]))
	})
	assert.Positive(t, stood)
}

func TestTermsOfOnesOwnHaveNoDrift(t *testing.T) {
	assert.Nil(t, NewDrift([]Registered{{Term: Scale{}, Weight: 1}, {Term: silent{}, Weight: 1}}, 3))
	assert.NotNil(t, NewDrift([]Registered{{Term: Scale{}, Weight: 1}, {Term: silent{}}}, 3), "a term of weight 0 counts for nothing")
}

// silent is a term that says nothing of its drift.
type silent struct{}

func (silent) About() TermInfo                       { return TermInfo{Name: "silent"} }
func (silent) Fill(_ *Situation, _ int, _ []float64) {}
