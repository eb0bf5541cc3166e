package result_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim"
	"entente/sim/result"
)

func TestARunReadsBackAsItWas(t *testing.T) {
	record := smallRecord(t)
	for _, format := range allFormats {
		t.Run(format.String(), func(t *testing.T) {
			back, manifest, err := result.Read(written(t, record, format))
			require.NoError(t, err)
			assertSame(t, record, back)
			assert.Equal(t, record.SHA256(), manifest.RecordSHA256)
			assert.Equal(t, given().Arguments, manifest.Arguments)
			assert.Equal(t, given().ProgramVersion, manifest.ProgramVersion)
			assert.Equal(t, given().Document, manifest.Document)
			assert.Equal(t, uint64(7), manifest.Seed)
			assert.Equal(t, uint64(3), manifest.Run)
		})
	}
}

func TestAnyRecordReadsBackAsItWas(t *testing.T) {
	top := t.TempDir()
	for _, format := range allFormats {
		t.Run(format.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				record := records().Draw(t, "record")
				dir := filepath.Join(top, format.String())
				options := result.Options{Format: format, Overwrite: true}
				require.NoError(t, result.WriteThrough(context.Background(), dir, record, given(), options, unsynced))
				back, _, err := result.Read(dir)
				require.NoError(t, err)
				require.Equal(t, record.SHA256(), back.SHA256())
				assertSame(t, record, back)
			})
		})
	}
}

// assertSame compares two records in all that they hold; an empty list is as good as none.
func assertSame(t require.TestingT, want, got *sim.Record) {
	require.Equal(t, want.SHA256(), got.SHA256())
	require.Equal(t, want.Title, got.Title)
	require.Equal(t, want.Hash, got.Hash)
	require.Equal(t, want.Calendar, got.Calendar)
	for i := range want.Actors {
		require.Equal(t, want.Actors[i], got.Actors[i])
	}
	require.Equal(t, want.Ties, got.Ties)
	for b := range want.Blocs {
		require.Equal(t, want.Blocs[b].Name, got.Blocs[b].Name)
		require.ElementsMatch(t, want.Blocs[b].Leaders, got.Blocs[b].Leaders)
	}
	for h := range want.States {
		require.Equal(t, want.States[h], got.States[h])
	}
	for e := range want.Events {
		require.Equal(t, want.Events[e], got.Events[e])
	}
	for d := range want.Decisions {
		for f := range want.Decisions[d].Flips {
			require.Equal(t, want.Decisions[d].Flips[f].Input, got.Decisions[d].Flips[f].Input)
		}
	}
	require.Len(t, got.Actors, len(want.Actors))
	require.Len(t, got.Blocs, len(want.Blocs))
	require.Len(t, got.States, len(want.States))
	require.Len(t, got.Events, len(want.Events))
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	record := smallRecord(t)
	for _, test := range []struct {
		name   string
		damage func(t *testing.T, dir string)
		is     error
		says   string
	}{
		{"no folder", func(t *testing.T, dir string) { require.NoError(t, os.RemoveAll(dir)) }, result.ErrNotResult, "manifest.json"},
		{"no manifest", remove("manifest.json"), result.ErrNotResult, "manifest.json"},
		{"a folder for a manifest", func(t *testing.T, dir string) {
			remove("manifest.json")(t, dir)
			require.NoError(t, os.Mkdir(filepath.Join(dir, "manifest.json"), 0o755))
		}, result.ErrNotResult, "no regular file"},
		{"another program's manifest", replace("manifest.json", "entente-result", "web-app"), result.ErrNotResult, `format "web-app"`},
		{"the manifest of many runs", replace("manifest.json", "entente-result", "entente-study"), result.ErrNotResult, "entente report makes a page"},
		{"a later version", replace("manifest.json", `"format_version": 1`, `"format_version": 2`), result.ErrVersion, "format version 2, this program reads 1"},
		{"a key nobody knows", replace("manifest.json", `"seed"`, `"seat"`), result.ErrCorrupt, "seat"},
		{"half a manifest", func(t *testing.T, dir string) { cut(t, dir, "manifest.json") }, result.ErrNotResult, "manifest.json"},
		{"an unknown home", replace("manifest.json", `"home": "here"`, `"home": "gone"`), result.ErrCorrupt, `state "gone"`},
		{"a path out of the folder", replace("manifest.json", "actors.", "../actors."), result.ErrCorrupt, "../actors."},
		{"another seed", replace("manifest.json", `"seed": 7`, `"seed": 8`), result.ErrCorrupt, "the record's hash"},
		{"a missing scenario", remove("scenario.yaml"), result.ErrCorrupt, "scenario.yaml"},
		{"a changed scenario", replace("scenario.yaml", "small", "smell"), result.ErrCorrupt, "scenario.yaml: it was changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := written(t, record, result.Parquet)
			test.damage(t, dir)
			_, _, err := result.Read(dir)
			require.ErrorIs(t, err, test.is)
			assert.ErrorContains(t, err, test.says)
		})
	}
}

func TestReadSaysWhichTableIsDamaged(t *testing.T) {
	record := smallRecord(t)
	for _, format := range allFormats {
		for _, table := range []string{"actors", "blocs", "states", "decisions", "reasons", "flips", "events"} {
			name := table + format.Extension()
			t.Run(name, func(t *testing.T) {
				dir := written(t, record, format)
				cut(t, dir, name)
				_, _, err := result.Read(dir)
				require.ErrorIs(t, err, result.ErrCorrupt)
				require.ErrorContains(t, err, name)

				remove(name)(t, dir)
				_, _, err = result.Read(dir)
				require.ErrorIs(t, err, result.ErrCorrupt)
				require.ErrorContains(t, err, name)
			})
		}
	}
}

func remove(name string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) { require.NoError(t, os.Remove(filepath.Join(dir, name))) }
}

// replace replaces the first occurrence of a text in a file.
func replace(name, before, after string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		path := filepath.Join(dir, name)
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Contains(t, string(data), before)
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(string(data), before, after, 1)), 0o644))
	}
}

// cut leaves the first half of a file.
func cut(t *testing.T, dir, name string) {
	path := filepath.Join(dir, name)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.NoError(t, os.Truncate(path, info.Size()/2))
}
