package coalition_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// A world whose capital is held 4 : 3 : 2 : 1, the last in another state. The first belongs to bloc 0, the second and third to bloc
// 1, the third to bloc 2 as well; bloc 3 does not exist yet, and the last actor belongs to none.
func holders(t require.TestingT) *sim.World {
	m := sim.Synthetic(4, 4, 2, 1)
	for i, capital := range []float64{4, 3, 2, 1} {
		m.Actors[i].Capital, m.Actors[i].Home = capital, i/3
		m.Actors[i].Blocs = []agents.Memberships{0b001, 0b010, 0b110, 0}[i]
	}
	for b := range m.Blocs {
		m.Blocs[b].Leaders = nil
	}
	m.Blocs[3].Active = false
	w, err := sim.New(m, 1, 0)
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{0.4, 0.3, 0.2, 0.1}, w.Actors.Mass, 1e-12)
	return w
}

// By hand, for more than half of 4, 3, 2 and 1: [6; 4, 3, 2, 1] has 5, 3, 3 and 1 swings, Shapley–Shubik 5/12, 1/4, 1/4, 1/12.
func TestPowerOfActorsInAWorld(t *testing.T) {
	w := holders(t)
	all, err := coalition.PowerOfActors(w, coalition.Half, coalition.Sampling{})
	require.NoError(t, err)
	assert.Equal(t, []int{0, 1, 2, 3}, all.Players)
	assert.InDeltaSlice(t, []float64{5. / 12, 3. / 12, 3. / 12, 1. / 12}, numbers(all.Banzhaf), 1e-12)
	assert.InDeltaSlice(t, []float64{5. / 12, 3. / 12, 3. / 12, 1. / 12}, numbers(all.ShapleyShubik), 1e-12)
	// At home in state 0 any two of 4, 3 and 2 hold more than half.
	home, err := coalition.PowerInState(w, 0, coalition.Half, coalition.Sampling{})
	require.NoError(t, err)
	assert.Equal(t, []int{0, 1, 2}, home.Players)
	assert.InDeltaSlice(t, []float64{1. / 3, 1. / 3, 1. / 3}, numbers(home.ShapleyShubik), 1e-12)
	// In bloc 1 the larger of 3 and 2 decides alone.
	bloc, err := coalition.PowerInBloc(w, 1, coalition.Half, coalition.Sampling{})
	require.NoError(t, err)
	assert.Equal(t, []int{1, 2}, bloc.Players)
	assert.Equal(t, []float64{1, 0}, numbers(bloc.Banzhaf))
}

// Blocs hold 4, 5 (3 and 2) and 2 of 10, the last within the second: more than half takes the first with one of the others.
// Swings by hand: 3, 1 and 1 of 5; Shapley–Shubik 2/3, 1/6, 1/6.
func TestPowerOfBlocsInAWorld(t *testing.T) {
	w := holders(t)
	power, err := coalition.PowerOfBlocs(w, 0.55, coalition.Sampling{})
	require.NoError(t, err)
	assert.Equal(t, []int{0, 1, 2}, power.Players)
	assert.InDeltaSlice(t, []float64{3. / 5, 1. / 5, 1. / 5}, numbers(power.Banzhaf), 1e-12)
	assert.InDeltaSlice(t, []float64{2. / 3, 1. / 6, 1. / 6}, numbers(power.ShapleyShubik), 1e-12)
	// At seven tenths only the first two together will do: the third adds nothing that the second has not.
	power, err = coalition.PowerOfBlocs(w, 0.7, coalition.Sampling{})
	require.NoError(t, err)
	assert.InDeltaSlice(t, []float64{1. / 2, 1. / 2, 0}, numbers(power.ShapleyShubik), 1e-12)
}

func TestBadQuotasAreRefused(t *testing.T) {
	w := holders(t)
	for _, quota := range []float64{-0.1, 1, math.NaN()} {
		_, err := coalition.PowerOfActors(w, quota, coalition.Sampling{})
		assert.ErrorContains(t, err, "must be 0 or more and less than 1")
		_, err = coalition.PowerOfBlocs(w, quota, coalition.Sampling{})
		assert.ErrorContains(t, err, "must be 0 or more and less than 1")
	}
	_, err := coalition.PowerInState(w, 7, coalition.Half, coalition.Sampling{})
	assert.ErrorContains(t, err, "there are none")
	for bloc := range w.Blocs.Active {
		w.Blocs.Active[bloc] = false
	}
	_, err = coalition.PowerOfBlocs(w, coalition.Half, coalition.Sampling{})
	assert.ErrorContains(t, err, "no bloc is active")
}
