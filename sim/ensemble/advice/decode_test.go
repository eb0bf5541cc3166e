package advice

import (
	"bytes"
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
)

// rapidContext is for properties, whose test has no context.
func rapidContext() context.Context { return context.Background() }

// deedsOfAll has every kind of deed, and numbers of every sort.
func deedsOfAll() *deeds {
	return &deeds{
		joins: []join{
			{actor: 3, blocs: agents.Memberships(0).With(0).With(63), reasons: []gain{
				{"scale", math.Copysign(0, -1)}, {"luck", math.Inf(1)}, {"scale", 5e-324},
			}},
			{actor: 300, blocs: 2, scripted: true},
		},
		refusals: []refusal{{4, 63}, {5, 0}},
	}
}

func measuredComparison() *Measured {
	pair := &pairRuns{
		members: [2][]bool{{true, false, true, true, false, false, true, false, true}, {false, true, true, false, false, true, true, true, true}},
		// 3 runs of 3 places, and 2 actors.
		elsewhere: []bool{false, true},
		deeds:     [2]*deeds{deedsOfAll(), {}},
	}
	return &Measured{Step: StepComparison, From: 4, To: 7, pairs: []*pairRuns{pair, pair}}
}

func measuredCells() *Measured {
	return &Measured{Step: StepFutures, From: 1, To: 3, cells: []*cell{
		{[]float64{math.Copysign(0, -1), 0.1}, 0.05, []float64{1, 2, 3, math.MaxFloat64}},
		{[]float64{math.Inf(-1), 5e-324}, 0.1, []float64{0, 0, 0, 1}},
	}}
}

func twoRuns(t require.TestingT) *Advice {
	a, err := New(twoLines.problem(), Plan{Seed: 1, Runs: 2, Futures: 2, Steps: 2, Compared: 9})
	require.NoError(t, err)
	return a
}

func encoded(t require.TestingT, m *Measured) []byte {
	var text bytes.Buffer
	require.NoError(t, m.Encode(&text))
	return text.Bytes()
}

func TestWhatWasMeasuredComesBackToTheLastBit(t *testing.T) {
	a := twoRuns(t)
	for _, m := range []*Measured{measuredCells(), measuredComparison()} {
		read, err := a.Decode(m.Step, m.From, m.To, bytes.NewReader(encoded(t, m)))
		require.NoError(t, err)
		assert.Equal(t, m, read)
		assert.Equal(t, encoded(t, m), encoded(t, read), "negative zeroes too")
	}
}

// Every text that is cut off, lengthened or of other units is refused.
func TestWhatIsNotWholeIsRefused(t *testing.T) {
	a := twoRuns(t)
	for _, m := range []*Measured{measuredCells(), measuredComparison()} {
		text := encoded(t, m)
		for size := range text {
			_, err := a.Decode(m.Step, m.From, m.To, bytes.NewReader(text[:size]))
			require.ErrorIs(t, err, ErrMeasured, "%d of %d bytes", size, len(text))
		}
		_, err := a.Decode(m.Step, m.From, m.To, bytes.NewReader(append(text, 0)))
		require.ErrorIs(t, err, ErrMeasured)
		_, err = a.Decode(m.Step, m.From, m.To+1, bytes.NewReader(text))
		require.ErrorIs(t, err, ErrMeasured)
		_, err = a.Decode(StepTipping, m.From, m.To, bytes.NewReader(text))
		require.ErrorIs(t, err, ErrMeasured)
	}
	nothing := measuredCells()
	nothing.cells[0].mean = math.NaN()
	_, err := a.Decode(nothing.Step, nothing.From, nothing.To, bytes.NewReader(encoded(t, nothing)))
	require.EqualError(t, err, "advice: running the futures: not what was measured: a value is no number")
}

// Pieces of another problem are found when they are judged.
func TestComparisonsOfOtherActorsAreRefused(t *testing.T) {
	a := twoRuns(t)
	for step := range StepComparison {
		piece, err := a.Measure(t.Context(), step, 0, step.Units(a.Problem, a.Plan), 1)
		require.NoError(t, err)
		require.NoError(t, a.Judge(step, []*Measured{piece}))
	}
	other := measuredComparison()
	other.From, other.To = 0, 9
	err := a.Judge(StepComparison, []*Measured{other})
	require.EqualError(t, err, "advice: comparing the options: runs 0 to 9 are of 2 comparisons in place of 1")
	other.pairs = other.pairs[:1]
	err = a.Judge(StepComparison, []*Measured{other})
	require.EqualError(t, err, "advice: comparing the options: runs 0 to 9 are of other actors or blocs")
	assert.Empty(t, a.Comparisons)
}

func FuzzDecode(f *testing.F) {
	a := twoRuns(f)
	for _, m := range []*Measured{measuredCells(), measuredComparison()} {
		f.Add(uint8(m.Step), m.From, m.To, encoded(f, m))
	}
	f.Fuzz(func(t *testing.T, step uint8, from, to uint64, text []byte) {
		at := Step(step % Steps)
		read, err := a.Decode(at, from, to, bytes.NewReader(text))
		if err != nil {
			require.ErrorIs(t, err, ErrMeasured)
			return
		}
		// What can be read can be written, and then it is the same for good.
		first := encoded(t, read)
		again, err := a.Decode(at, from, to, bytes.NewReader(first))
		require.NoError(t, err)
		require.Equal(t, first, encoded(t, again))
	})
}
