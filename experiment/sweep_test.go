package experiment_test

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/experiment"
	"entente/scenarios"
	"entente/sim/ensemble/chunk"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// levers are factors of numbers and of words, listed the same for designs that go through values.
const (
	levers = `
  - {path: states.KR.policy.firm_support_fraction, from: 0, to: 0.3}
  - {path: blocs.citadel.admission, values: [invitation, open]}
  - {path: parameters.temperature, from: 0.1, to: 0.9}`
	listed = `
  - {path: states.KR.policy.firm_support_fraction, values: [0, 0.1, 0.2, 0.3]}
  - {path: blocs.citadel.admission, values: [invitation, open]}
  - {path: parameters.temperature, from: 0.1, to: 0.9, steps: 5}`
)

// sweepFile is a sweep of the scenario that new ones start from, over half a year. 200 runs of each row make blocks of 5 rows
// (1024 runs, cut down to whole rows).
func sweepFile(t testing.TB, design, factors string) *scenarios.Sweep {
	t.Helper()
	scenario := strings.Replace(string(scenarios.Starter()), "end: 2027-12", "end: 2025-06\n  choices_from: 2025-03", 1)
	resolved, err := scenarios.Read("scenario.yaml", strings.NewReader(scenario))
	require.NoError(t, err)
	text := "schema: entente/sweep/1\nscenario: mine.yaml\ndesign: " + design + "\nruns: 200\nseed: 3\nfactors:" + factors + `
outcomes:
  - {id: strength, measure: 'strength("KR")'}
  - {id: hanchip, measure: 'hanchip in citadel'}
`
	spec, err := scenarios.ReadSweepOf("study.yaml", strings.NewReader(text), resolved)
	require.NoError(t, err)
	return spec
}

// whole is an experiment that one process can do in a folder.
type whole interface {
	chunk.Experiment
	Do(ctx context.Context, dir string, options sweep.Options) error
}

// requireSameScattered compares what one process writes with what is merged from chunks done anywhere.
func requireSameScattered(t *testing.T, e whole, fewest int) {
	t.Helper()
	chunks, err := e.Chunks(t.Context(), 0, nil)
	require.NoError(t, err)
	require.GreaterOrEqual(t, chunks.Len, fewest)
	one := filepath.Join(t.TempDir(), "one")
	require.NoError(t, e.Do(t.Context(), one, sweep.Options{}))
	requireSameFolders(t, one, scattered(t, e, result.CSV))
}

func TestASweepInChunksIsThatOfOneProcess(t *testing.T) {
	for _, test := range []struct {
		design, factors string
		fewest          int
	}{
		{"grid", listed, 8},                                     // 4 * 2 * 5 rows
		{"one-at-a-time", listed, 2},                            // 1 + 3 + 1 + 4 rows or one more
		{"{kind: latin-hypercube, points: 13}", levers, 3},      // 13 rows
		{"{kind: sobol, points: 16, seed: 9}", levers, 4},       // 16 rows
		{"{kind: morris, trajectories: 3, seed: 2}", levers, 3}, // 3 * 4 rows
	} {
		t.Run(test.design, func(t *testing.T) {
			e, err := experiment.NewSweep(sweepFile(t, test.design, test.factors), version)
			require.NoError(t, err)
			requireSameScattered(t, e, test.fewest)
		})
	}
}

func TestASensitivityInChunksIsThatOfOneProcess(t *testing.T) {
	for _, test := range []struct {
		method string
		points int
		fewest int
	}{{experiment.Morris, 3, 3}, {experiment.Sobol, 2, 2}, {experiment.Tornado, 2, 2}} {
		t.Run(test.method, func(t *testing.T) {
			settings := experiment.SensitivitySettings{Method: test.method, Points: test.points}
			e, err := experiment.NewSensitivity(sweepFile(t, "{kind: latin-hypercube, points: 5}", levers), settings, version)
			require.NoError(t, err)
			requireSameScattered(t, e, test.fewest)
			assert.Equal(t, "sensitivity", e.Job().Kind)
		})
	}
}

// A chunk that cannot be done costs its rows and no others.
func TestAChunkOfASweepThatFailsIsRowsWithAnError(t *testing.T) {
	e, err := experiment.NewSweep(sweepFile(t, "{kind: latin-hypercube, points: 12}", levers), version)
	require.NoError(t, err)
	chunks, err := e.Chunks(t.Context(), 0, nil)
	require.NoError(t, err)
	folder, err := chunk.MakeFolder(filepath.Join(t.TempDir(), "parts"), e.Job())
	require.NoError(t, err)
	for c := range chunks.All() {
		var payload bytes.Buffer
		if c.Number == 1 {
			require.NoError(t, e.Fail(c, "three workers died\nof it", &payload))
		} else {
			require.NoError(t, e.Run(t.Context(), c, nil, 2, &payload))
		}
		require.NoError(t, folder.Write(c, payload.Bytes()))
	}
	dir := filepath.Join(t.TempDir(), "merged")
	require.NoError(t, chunk.Merge(t.Context(), e, folder, dir, result.Options{}))
	s, err := sweep.Read(dir)
	require.NoError(t, err)
	require.True(t, s.Finished)
	failed := 0
	require.NoError(t, s.Each(func(row *sweep.Row) error {
		if row.Error != "" {
			failed++
			assert.Equal(t, "three workers died; of it", row.Error)
			assert.Contains(t, []int{5, 6, 7, 8, 9}, row.Turn, "the second block of five")
		}
		return nil
	}))
	assert.Equal(t, 5, failed)
	assert.NoError(t, chunk.Merge(t.Context(), e, folder, dir, result.Options{}), "the same merge again finds it done")
}

func TestChunksOfAnotherSweepAreRefused(t *testing.T) {
	one, err := experiment.NewSweep(sweepFile(t, "{kind: morris, trajectories: 3}", levers), version)
	require.NoError(t, err)
	// The same rows, but another study.
	other, err := experiment.NewSensitivity(sweepFile(t, "{kind: morris, trajectories: 3}", levers),
		experiment.SensitivitySettings{Method: experiment.Morris, Points: 3}, version)
	require.NoError(t, err)
	chunks, err := one.Chunks(t.Context(), 0, nil)
	require.NoError(t, err)
	require.ErrorIs(t, other.Run(t.Context(), chunks.At(0), nil, 1, io.Discard), chunk.ErrOtherJob)
	require.ErrorIs(t, other.Fail(chunks.At(0), "no", io.Discard), chunk.ErrOtherJob)
	beyond := chunks.At(0)
	beyond.Number = chunks.Len
	require.ErrorIs(t, one.Run(t.Context(), beyond, nil, 1, io.Discard), chunk.ErrOtherJob)
	longer := chunks.At(0)
	longer.Runs.To++
	require.ErrorIs(t, one.Run(t.Context(), longer, nil, 1, io.Discard), chunk.ErrOtherJob)
}

// A folder's checksums tell of damage on the way; what a worker has written wrongly, and sealed, is told by the merge.
func TestAPartThatHoldsAnotherBlockIsRefused(t *testing.T) {
	e, err := experiment.NewSweep(sweepFile(t, "{kind: latin-hypercube, points: 10}", levers), version)
	require.NoError(t, err)
	chunks, err := e.Chunks(t.Context(), 0, nil)
	require.NoError(t, err)
	require.Equal(t, 2, chunks.Len)
	folder, err := chunk.MakeFolder(filepath.Join(t.TempDir(), "parts"), e.Job())
	require.NoError(t, err)
	var payload bytes.Buffer
	require.NoError(t, e.Run(t.Context(), chunks.At(0), nil, 2, &payload))
	for c := range chunks.All() {
		require.NoError(t, folder.Write(c, payload.Bytes()))
	}
	err = chunk.Merge(t.Context(), e, folder, filepath.Join(t.TempDir(), "merged"), result.Options{})
	require.ErrorIs(t, err, chunk.ErrPart)
	assert.ErrorContains(t, err, "block 1: it is no payload of this block: it is block 0")
}

func TestWhatASensitivityCannotBe(t *testing.T) {
	spec := sweepFile(t, "{kind: latin-hypercube, points: 5}", levers)
	_, err := experiment.NewSensitivity(spec, experiment.SensitivitySettings{Method: "moris", Points: 3}, version)
	require.ErrorContains(t, err, `there is no method "moris"`)
	_, err = experiment.NewSensitivity(spec, experiment.SensitivitySettings{Method: experiment.Morris, Points: 1}, version)
	require.ErrorContains(t, err, "1 points: 2 to 1048576 are possible")
}
