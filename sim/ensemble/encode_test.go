package ensemble_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/ensemble"
)

func TestPartsOfAnEnsembleAddUpToTheWhole(t *testing.T) {
	model := lively()
	outcomes := []*ensemble.Outcome{outcome(t, model, `strength("S0")`)}
	focus := []int{0, 3}
	const most = 40
	run := func(t require.TestingT, first, count uint64) *ensemble.Ensemble {
		e, err := ensemble.Run(context.Background(), ensemble.Runs{Model: model, Seed: 2, First: first, Count: count}, focus, outcomes...)
		require.NoError(t, err)
		return e
	}
	rapid.Check(t, func(rt *rapid.T) {
		count := rapid.Uint64Range(2, most).Draw(rt, "runs")
		var sum *ensemble.Ensemble
		for from := uint64(0); from < count; {
			size := rapid.Uint64Range(1, count-from).Draw(rt, "part")
			text := run(rt, from, size).Encode()
			part, err := ensemble.Decode(model, focus, outcomes, size, text)
			require.NoError(rt, err)
			require.Equal(rt, text, part.Encode())
			if from += size; sum == nil {
				sum = part
			} else {
				sum.Add(part)
			}
		}
		whole := run(rt, 0, count)
		assert.Equal(rt, whole.Encode(), sum.Encode())
		assert.Equal(rt, printed(t, whole), printed(t, sum))
	})
}

func TestWhatIsNoEncodingIsRefused(t *testing.T) {
	model := lively()
	whole, err := ensemble.Run(t.Context(), ensemble.Runs{Model: model, Seed: 2, Count: 20}, nil)
	require.NoError(t, err)
	text := whole.Encode()
	for k := 0; k < len(text); k += 101 {
		_, err := ensemble.Decode(model, nil, nil, 20, text[:k])
		require.ErrorIs(t, err, ensemble.ErrEncoding, "cut off after %d bytes", k)
	}
	_, err = ensemble.Decode(model, nil, nil, 20, append(text, 0))
	require.ErrorIs(t, err, ensemble.ErrEncoding)
	for _, count := range []uint64{0, 19, 21, 1 << 63} {
		_, err = ensemble.Decode(model, nil, nil, count, text)
		require.ErrorIs(t, err, ensemble.ErrEncoding, "for %d runs", count)
	}
}

func FuzzDecodeEnsemble(f *testing.F) {
	model := lively()
	whole, err := ensemble.Run(f.Context(), ensemble.Runs{Model: model, Seed: 2, Count: 4}, nil)
	require.NoError(f, err)
	f.Add(whole.Encode())
	f.Add([]byte{1, 4})
	f.Fuzz(func(t *testing.T, text []byte) {
		e, err := ensemble.Decode(model, nil, nil, 4, text)
		if err != nil {
			require.ErrorIs(t, err, ensemble.ErrEncoding)
			return
		}
		again, err := ensemble.Decode(model, nil, nil, 4, e.Encode())
		require.NoError(t, err, "what was read can be written")
		assert.Equal(t, e.Encode(), again.Encode())
	})
}

func BenchmarkEncodeEnsemble(b *testing.B) {
	model := scenario(b, "korea-stargate")
	e, err := ensemble.Run(b.Context(), ensemble.Runs{Model: model, Seed: 1, Count: 500}, nil)
	require.NoError(b, err)
	text := e.Encode()
	b.Run("encode", func(b *testing.B) {
		for b.Loop() {
			text = e.Encode()
		}
		b.ReportMetric(float64(len(text)), "bytes")
	})
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			_, err := ensemble.Decode(model, nil, nil, 500, text)
			require.NoError(b, err)
		}
	})
}
