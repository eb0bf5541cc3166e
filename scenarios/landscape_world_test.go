package scenarios

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/landscape"
)

// TestScenarioEndsInTheMinimaOfItsLandscape runs a scenario file with only the landscape term on, at temperature 0, from every
// start: each of the 256 ways to put nine firms on two sides. All phases of the engine run; firms revise one after another in
// random order. Each run must end in one of the minima that the exact engine lists for the landscape that ships.
func TestScenarioEndsInTheMinimaOfItsLandscape(t *testing.T) {
	shipped, err := LoadLandscape("unix1988", nil)
	require.NoError(t, err)
	exact, err := landscape.Explore(t.Context(), shipped.Problem, landscape.Exploring{})
	require.NoError(t, err)
	resolved, err := Load("testdata/landscapes/unix1988-world.yaml")
	require.NoError(t, err)
	document := resolved.Document.Clone()
	found := make([]int, exact.Found)
	for start := range 256 {
		for i := range document.Actors {
			document.Actors[i].Blocs = []string{[]string{"first", "second"}[start<<1>>i&1]}
		}
		model, err := build(document, "")
		require.NoError(t, err)
		w, err := sim.New(model, 1, uint64(start))
		require.NoError(t, err)
		require.NoError(t, w.Run(t.Context()))
		ends := make([]int, len(document.Actors))
		for i := range ends {
			require.Equal(t, 1, w.Actors.Memberships[i].Count(), "%s is in one bloc", document.Actors[i].ID)
			if w.Actors.Memberships[i] != w.Actors.Memberships[0] {
				ends[i] = 1
			}
		}
		reached := false
		for k, minimum := range exact.Minima {
			right, err := landscape.Right(ends, minimum.Sides)
			require.NoError(t, err)
			if right == len(ends) {
				found[k]++
				reached = true
			}
		}
		assert.True(t, reached, "start %d ends in %v", start, ends)
	}
	assert.Equal(t, 256, found[0]+found[1])
	assert.Positive(t, min(found[0], found[1]))
	t.Logf("%d starts end in the first minimum, %d in the second", found[0], found[1])
}
