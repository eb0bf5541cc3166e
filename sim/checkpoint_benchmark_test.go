package sim_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim"
)

// BenchmarkCheckpoint keeps a world of the size of a scenario, and a large one, in the middle of a run, with the record of the
// small one only, and restores them.
func BenchmarkCheckpoint(b *testing.B) {
	for _, size := range []struct {
		name                  string
		actors, blocs, states int
		recorded              bool
	}{{"scenario", 63, 8, 12, true}, {"large", 100_000, 16, 50, false}} {
		model := sim.Synthetic(size.actors, size.blocs, size.states, 1)
		w, err := sim.New(model, 1, 0)
		require.NoError(b, err)
		var record *sim.Record
		if size.recorded {
			recorder := sim.NewRecorder(w)
			w.Observe(recorder)
			record = recorder.Record()
		}
		require.NoError(b, w.RunTo(b.Context(), 12))
		var data []byte
		b.Run(size.name+"/write", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				checkpoint, err := w.Checkpoint(record)
				require.NoError(b, err)
				data, err = checkpoint.Encode()
				require.NoError(b, err)
			}
			b.SetBytes(int64(len(data)))
		})
		b.Run(size.name+"/read", func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				checkpoint, err := sim.ParseCheckpoint(data)
				require.NoError(b, err)
				restored, err := sim.Restore(model, checkpoint)
				require.NoError(b, err)
				if size.recorded {
					_, err = checkpoint.Recorder(restored)
					require.NoError(b, err)
				}
			}
		})
	}
}
