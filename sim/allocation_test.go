package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

// A warmed world allocates nothing, tick after tick and run after run, with every phase on and nobody watching, but for the
// id and the names of a bloc that arises as an outcome of the model.
func TestTicksAllocateNothing(t *testing.T) {
	for name, model := range map[string]*sim.Model{
		"synthetic": sim.Synthetic(100, 8, 6, 1), "eventful": eventful(60, 6, 4, 1),
	} {
		w, err := sim.New(model, 1, 0)
		require.NoError(t, err)
		ticks := model.Calendar.Ticks()
		run, runs, arisen := uint64(0), 0, 0
		whole := func() {
			run++
			w.Reset(1, run%3)
			for range ticks {
				if err := w.Step(); err != nil {
					panic(err)
				}
			}
			runs++
			arisen += w.Used - len(model.Blocs)
		}
		for range 3 {
			whole() // as often as it takes for every list to have grown to what these runs need
		}
		allocations := testing.AllocsPerRun(6, whole)
		assert.LessOrEqual(t, allocations, 4*float64(arisen)/float64(runs), "%s: allocations in a run of %d ticks", name, ticks)
		model.Parameters.SplitDispersion, model.Parameters.FoundMass = 1, 2 // no bloc arises
		assert.Zero(t, testing.AllocsPerRun(6, whole), "%s: allocations in a run of %d ticks", name, ticks)
	}
}
