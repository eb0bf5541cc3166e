package sweep_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// small is a model of four actors, two blocs and a quarter of a year.
func small() *sim.Model {
	model := sim.Synthetic(4, 2, 2, 1)
	model.Calendar.End = model.Calendar.Start.AddDate(0, 2, 0)
	return model
}

// plan is a sweep over the temperature and a bloc's openness. Its factor "openness" of less than 0 makes a row fail.
func plan(rows int, runs uint64) sweep.Plan {
	base := small()
	return sweep.Plan{
		Names: []string{"parameters.temperature", "blocs.b0.openness"},
		Rows:  rows,
		Point: func(row int, into []float64) {
			into[0], into[1] = float64(row%7+1)/10, float64(row)/float64(rows)
		},
		// 7 shares no factor with the numbers of rows that the tests use.
		Order: func(turn int) int { return turn * 7 % rows },
		Build: func(point []float64) (*sim.Model, error) {
			model := *base
			model.Hash = fmt.Sprintf("hash-of-%v", point)
			model.Parameters.Temperature = point[0]
			model.Blocs = append(model.Blocs[:0:0], model.Blocs...)
			model.Blocs[0].Openness = point[1]
			return &model, nil
		},
		Outcomes: []string{"a0 in b1", `share("b0")`},
		Runs:     runs,
		// The largest seed there is.
		Seed: 18446744073709551615,
		Documents: []result.Document{
			{Name: "sweep.yaml", Text: []byte("rows: many\n")}, {Name: "scenario.yaml", Text: []byte("name: small\n")},
		},
		Scenarios:      []result.Scenario{{Name: "small", SHA256: "0123"}},
		ProgramVersion: "test",
		Arguments:      []string{"sweep", "sweep.yaml"},
	}
}

// carriedOut does a plan without interruption, in a folder of its own.
func carriedOut(t testing.TB, p sweep.Plan, workers int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	require.NoError(t, sweep.DoOn(context.Background(), dir, p, sweep.Options{Workers: workers}, swift{}))
	return dir
}

// resume goes on with a sweep to its end.
func resume(t testing.TB, dir string, p sweep.Plan) {
	t.Helper()
	require.NoError(t, sweep.DoOn(context.Background(), dir, p, sweep.Options{Workers: 2, Resume: true}, swift{}))
}

// swift is the system's disk, but does not wait until it has written.
type swift struct{ sweep.RealDisk }

func (s swift) Create(path string) (sweep.Output, error) { return unsynced(s.RealDisk.Create(path)) }
func (s swift) Append(path string) (sweep.Output, error) { return unsynced(s.RealDisk.Append(path)) }

func unsynced(file sweep.Output, err error) (sweep.Output, error) { return swiftFile{file}, err }

type swiftFile struct{ sweep.Output }

func (swiftFile) Sync() error { return nil }

// contents are the files of a folder.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		require.NoError(t, err)
		files[entry.Name()] = string(text)
	}
	return files
}

// same says which files of two folders differ, without printing what is in them.
func same(t testing.TB, wanted map[string]string, dir string, message ...any) {
	t.Helper()
	there := contents(t, dir)
	var differ []string
	for name, text := range wanted {
		if was, found := there[name]; !found || was != text {
			differ = append(differ, name)
		}
	}
	for name := range there {
		if _, found := wanted[name]; !found {
			differ = append(differ, name+" (should not be there)")
		}
	}
	require.Empty(t, differ, message...)
}

// rowsOf are the rows in a folder, in the order of their turns.
func rowsOf(t testing.TB, dir string) []sweep.Row {
	t.Helper()
	s, err := sweep.Read(dir)
	require.NoError(t, err)
	var rows []sweep.Row
	require.NoError(t, s.Each(func(row *sweep.Row) error {
		rows = append(rows, *row)
		rows[len(rows)-1].Point = append([]float64(nil), row.Point...)
		return nil
	}))
	require.Len(t, rows, s.Done)
	return rows
}
