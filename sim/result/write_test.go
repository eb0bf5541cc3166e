package result_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/result"
)

func TestWriteMakesTheFoldersAbove(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "a", "b", "out")
	require.NoError(t, result.Write(context.Background(), dir, smallRecord(t), given(), result.Options{}))
	_, _, err := result.Read(dir)
	require.NoError(t, err)
	assert.Len(t, contents(t, top), 9, "seven tables, the manifest and the scenario, and nothing else")
}

func TestWriteTakesAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, result.Write(context.Background(), dir, smallRecord(t), given(), result.Options{}))
	_, _, err := result.Read(dir)
	require.NoError(t, err)
}

func TestWriteReplacesAFormerResultOnlyIfTold(t *testing.T) {
	record := smallRecord(t)
	dir := written(t, record, result.Parquet)
	before := contents(t, filepath.Dir(dir))

	err := result.Write(context.Background(), dir, record, given(), result.Options{Format: result.CSV})
	require.ErrorIs(t, err, result.ErrExists)
	assert.ErrorContains(t, err, "former result")
	assert.Equal(t, before, contents(t, filepath.Dir(dir)))

	require.NoError(t, result.Write(context.Background(), dir, record, given(), result.Options{Format: result.CSV, Overwrite: true}))
	_, manifest, err := result.Read(dir)
	require.NoError(t, err)
	assert.Equal(t, "csv", manifest.Tables)
	assert.Len(t, contents(t, filepath.Dir(dir)), 9, "nothing of the former result is left")
}

func TestWriteFollowsALink(t *testing.T) {
	record := smallRecord(t)
	dir := written(t, record, result.Parquet)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip("no links here:", err)
	}
	require.NoError(t, result.Write(context.Background(), link, record, given(), result.Options{Format: result.CSV, Overwrite: true}))
	_, manifest, err := result.Read(dir)
	require.NoError(t, err)
	assert.Equal(t, "csv", manifest.Tables, "the link's target was replaced, not the link")
}

func TestWriteLeavesOtherFilesAlone(t *testing.T) {
	record := smallRecord(t)
	for _, test := range []struct {
		name string
		make func(t *testing.T, dir string)
		says string
	}{
		{"a file", func(t *testing.T, dir string) {
			require.NoError(t, os.RemoveAll(dir))
			require.NoError(t, os.WriteFile(dir, []byte("mine"), 0o644))
		}, "no folder"},
		{"a folder of other things", func(t *testing.T, dir string) {
			require.NoError(t, os.RemoveAll(dir))
			require.NoError(t, os.Mkdir(dir, 0o755))
			require.NoError(t, os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o644))
		}, "no former result"},
		{"another program's manifest", replace("manifest.json", "entente-result", "web-app"), "no former result"},
		{"notes beside a result", func(t *testing.T, dir string) {
			require.NoError(t, os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o644))
		}, "notes.txt"},
		{"a folder named like a table", func(t *testing.T, dir string) {
			remove("actors.parquet")(t, dir)
			require.NoError(t, os.MkdirAll(filepath.Join(dir, "actors.parquet", "mine"), 0o755))
		}, "actors.parquet"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := written(t, record, result.Parquet)
			test.make(t, dir)
			before := contents(t, filepath.Dir(dir))
			err := result.Write(context.Background(), dir, record, given(), result.Options{Overwrite: true})
			require.ErrorIs(t, err, result.ErrExists)
			assert.ErrorContains(t, err, test.says)
			assert.Equal(t, before, contents(t, filepath.Dir(dir)))
		})
	}
}

func TestWriteDoesNotReplaceTheCurrentFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	err := result.Write(context.Background(), ".", smallRecord(t), given(), result.Options{})
	require.ErrorIs(t, err, result.ErrExists)
}

func TestACancelledWriteLeavesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	top := t.TempDir()
	err := result.Write(ctx, filepath.Join(top, "a", "out"), smallRecord(t), given(), result.Options{})
	require.ErrorIs(t, err, context.Canceled)
	assertEmpty(t, top)
}

// brittle makes files that fail once so many bytes have been written to all of them together, or when they are synced.
type brittle struct {
	left     atomic.Int64
	failSync bool
}

var errFull = errors.New("no space left on device")

func (b *brittle) create(path string) (result.Output, error) {
	file, err := result.CreateFile(path)
	return brittleFile{file, b}, err
}

type brittleFile struct {
	result.Output
	disk *brittle
}

func (f brittleFile) Write(data []byte) (int, error) {
	if left := f.disk.left.Add(-int64(len(data))); left < 0 {
		n, _ := f.Output.Write(data[:max(0, int64(len(data))+left)])
		return n, errFull
	}
	return f.Output.Write(data)
}

func (f brittleFile) Sync() error {
	if f.disk.failSync {
		return errFull
	}
	return nil
}

func TestAFullDiskLeavesWhatWasThere(t *testing.T) {
	record := smallRecord(t)
	for _, format := range allFormats {
		former := written(t, record, result.Parquet)
		before := contents(t, filepath.Dir(former))
		whole := int64(0)
		for _, file := range contents(t, written(t, record, format)) {
			whole += int64(len(file))
		}
		// Twenty points from the first byte to the last but one, and a disk that fails only when it is told to keep.
		for point := range int64(21) {
			disk := &brittle{failSync: point == 20}
			disk.left.Store(min(whole-1, whole*point/19))
			if disk.failSync {
				disk.left.Store(math.MaxInt64)
			}
			options := result.Options{Format: format, Overwrite: true}
			err := result.WriteThrough(context.Background(), former, record, given(), options, disk.create)
			require.ErrorIs(t, err, errFull)
			require.Equal(t, before, contents(t, filepath.Dir(former)), "the former result stands, and nothing is beside it")
		}
	}
}

func TestARealFullDeviceIsAnError(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no device that is always full")
	}
	top := t.TempDir()
	err := result.WriteThrough(context.Background(), filepath.Join(top, "out"), smallRecord(t), given(), result.Options{},
		func(string) (result.Output, error) { return os.OpenFile("/dev/full", os.O_WRONLY, 0) })
	require.ErrorIs(t, err, syscall.ENOSPC)
	assertEmpty(t, top)
}

func TestAReadOnlyFolderIsAnError(t *testing.T) {
	top := t.TempDir()
	require.NoError(t, os.Chmod(top, 0o555))
	if os.Mkdir(filepath.Join(top, "probe"), 0o755) == nil {
		t.Skip("whoever runs this may write anywhere")
	}
	err := result.Write(context.Background(), filepath.Join(top, "a", "out"), smallRecord(t), given(), result.Options{})
	require.ErrorIs(t, err, os.ErrPermission)
	assertEmpty(t, top)
}

func TestANameTooLongIsAnErrorAndLeavesNothing(t *testing.T) {
	top := t.TempDir()
	// Names of files have at most 255 bytes nearly everywhere; the temporary folder's is longer than the target's.
	err := result.Write(context.Background(), filepath.Join(top, "a", strings.Repeat("x", 250)), smallRecord(t), given(), result.Options{})
	require.ErrorContains(t, err, "temporary folder")
	assertEmpty(t, top)
}

func TestAFileWhereAFolderShouldBeIsAnError(t *testing.T) {
	top := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(top, "file"), []byte("mine"), 0o644))
	err := result.Write(context.Background(), filepath.Join(top, "file", "out"), smallRecord(t), given(), result.Options{})
	require.Error(t, err)
	assert.Equal(t, map[string]string{"file": "mine"}, contents(t, top))
}

func TestARecordThatCannotBeReadBackIsNotWritten(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(record *sim.Record)
		says  string
	}{
		{"not a number", func(r *sim.Record) { r.ActorRows[3].Talent = math.NaN() }, "table actors: column talent_thousands: NaN"},
		{"infinite", func(r *sim.Record) { r.StateRows[0].Strength = math.Inf(1) }, "table states: column strength: +Inf"},
		{"rows missing", func(r *sim.Record) { r.ActorRows = r.ActorRows[1:] }, "not whole"},
		{"more blocs than slots", func(r *sim.Record) { r.Slots = 1; r.BlocRows = r.BlocRows[:r.Ticks] }, "slots"},
		{"a line end in a factor", func(r *sim.Record) { r.Decisions[0].Reasons = []agents.Reason{{Factor: "two\r\nlines"}} }, "control character"},
		{"no text at all", func(r *sim.Record) { r.Happenings[0].Kind = "\xff" }, "UTF-8"},
		{"an id twice", func(r *sim.Record) { r.Actors[1].ID = r.Actors[0].ID }, `two actors have the id "firm_0"`},
		{"an id with a separator", func(r *sim.Record) { r.Blocs[0].ID = "a;b" }, `"a;b"`},
		{"no id", func(r *sim.Record) { r.Blocs[0].ID = "" }, "empty"},
		{"an unknown bloc", func(r *sim.Record) { r.ActorRows[0].Memberships = 1 << 60 }, "bloc 60"},
		{"an unknown actor", func(r *sim.Record) { r.Decisions[0].Actor = 99 }, "actor 99"},
		{"an unknown home", func(r *sim.Record) { r.Actors[0].Home = -1 }, "state -1"},
		{"a tie with nobody", func(r *sim.Record) { r.Ties = []agents.Tie{{A: 0, B: 99}} }, "actor 99"},
		{"a tie with itself", func(r *sim.Record) { r.Ties = []agents.Tie{{A: 1, B: 1}} }, "not two actors"},
		{"a tie of no strength", func(r *sim.Record) { r.Ties = []agents.Tie{{B: 1, Strength: math.NaN()}} }, "NaN"},
		{"an unknown kind", func(r *sim.Record) { r.Actors[0].Kind = 77 }, "no kind of actor"},
		{"an unknown kind of decision", func(r *sim.Record) { r.Decisions[0].Kind = 77 }, "no kind of decision"},
		{"a nameless bloc at work", func(r *sim.Record) { r.BlocRows[r.Slots-1].Threat = 1 }, "has no name"},
	} {
		t.Run(test.name, func(t *testing.T) {
			record := smallRecord(t)
			test.spoil(record)
			top := t.TempDir()
			err := result.Write(context.Background(), filepath.Join(top, "out"), record, given(), result.Options{})
			assert.ErrorContains(t, err, test.says)
			assertEmpty(t, top)
		})
	}
}

func assertEmpty(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, entries)
}

// BenchmarkWrite writes a run of the size of a scenario of 63 actors over 73 months.
func BenchmarkWrite(b *testing.B) {
	record, err := sim.Run(context.Background(), sim.Synthetic(63, 8, 12, 1), 1, 0)
	require.NoError(b, err)
	for _, format := range allFormats {
		for _, disk := range []string{"synced", "unsynced"} {
			b.Run(format.String()+"/"+disk, func(b *testing.B) {
				dir := filepath.Join(b.TempDir(), "out")
				create := result.CreateFile
				if disk == "unsynced" {
					create = unsynced
				}
				b.ReportAllocs()
				for b.Loop() {
					options := result.Options{Format: format, Overwrite: true}
					if err := result.WriteThrough(context.Background(), dir, record, result.Manifest{}, options, create); err != nil {
						b.Fatal(err)
					}
				}
				size := 0
				for _, file := range contents(b, dir) {
					size += len(file)
				}
				b.ReportMetric(float64(size), "bytes/result")
				b.ReportMetric(float64(len(record.Decisions)), "decisions")
			})
		}
	}
	runtime.KeepAlive(record)
}

// BenchmarkRead reads it back.
func BenchmarkRead(b *testing.B) {
	record, err := sim.Run(context.Background(), sim.Synthetic(63, 8, 12, 1), 1, 0)
	require.NoError(b, err)
	for _, format := range allFormats {
		b.Run(format.String(), func(b *testing.B) {
			dir := written(b, record, format)
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := result.Read(dir); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// unsynced makes files that do not wait for the disk.
func unsynced(path string) (result.Output, error) {
	disk := &brittle{}
	disk.left.Store(math.MaxInt64)
	return disk.create(path)
}
