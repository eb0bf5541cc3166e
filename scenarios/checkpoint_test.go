package scenarios_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim"
)

// Every embedded scenario, stopped anywhere, goes on from its checkpoint as if it had never been stopped.
func TestEmbeddedScenariosGoOnFromCheckpoints(t *testing.T) {
	for number, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			model, err := scenarios.Model(name)
			require.NoError(t, err)
			w, err := sim.New(model, 1, 0)
			require.NoError(t, err)
			recorder := sim.NewRecorder(w)
			w.Observe(recorder)
			var kept [][]byte
			for tick := number % 9; tick <= model.Calendar.Ticks(); tick += 17 { // other ticks in each
				require.NoError(t, w.RunTo(t.Context(), tick))
				checkpoint, err := w.Checkpoint(recorder.Record())
				require.NoError(t, err)
				data, err := checkpoint.Encode()
				require.NoError(t, err)
				kept = append(kept, data)
			}
			require.NoError(t, w.Run(t.Context()))
			for _, data := range kept {
				checkpoint, err := sim.ParseCheckpoint(data)
				require.NoError(t, err)
				restored, err := sim.Restore(model, checkpoint)
				require.NoError(t, err)
				resumed, err := checkpoint.Recorder(restored)
				require.NoError(t, err)
				restored.Observe(resumed)
				require.NoError(t, restored.Run(t.Context()))
				assert.Equal(t, recorder.Record().SHA256(), resumed.Record().SHA256(), "from tick %d", checkpoint.Tick)
			}
		})
	}
}
