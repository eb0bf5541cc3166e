package sweep_test

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

var errCrash = errors.New("the power is gone")

// failing is a disk that stops after so many steps, or after so many bytes; it does not wait for the real one.
type failing struct {
	sweep.RealDisk
	steps, bytes atomic.Int64
	err          error
}

func newFailing(steps, bytes int64, err error) *failing {
	f := &failing{err: err}
	f.steps.Store(steps)
	f.bytes.Store(bytes)
	return f
}

func (f *failing) step() error {
	if f.steps.Add(-1) < 0 {
		return f.err
	}
	return nil
}

func (f *failing) Create(path string) (sweep.Output, error) {
	if err := f.step(); err != nil {
		return nil, err
	}
	file, err := f.RealDisk.Create(path)
	return failingFile{file, f}, err
}

func (f *failing) Append(path string) (sweep.Output, error) {
	if err := f.step(); err != nil {
		return nil, err
	}
	file, err := f.RealDisk.Append(path)
	return failingFile{file, f}, err
}

func (f *failing) Rename(from, to string) error {
	if err := f.step(); err != nil {
		return err
	}
	return f.RealDisk.Rename(from, to)
}

func (f *failing) Remove(path string) error {
	if err := f.step(); err != nil {
		return err
	}
	return f.RealDisk.Remove(path)
}

type failingFile struct {
	sweep.Output
	disk *failing
}

// Write leaves half of what it was given where the disk stops.
func (f failingFile) Write(data []byte) (int, error) {
	if err := f.disk.step(); err != nil {
		if f.disk.steps.Load() == -1 {
			_, _ = f.Output.Write(data[:len(data)/2])
		}
		return 0, err
	}
	if left := f.disk.bytes.Add(-int64(len(data))); left < 0 {
		n, _ := f.Output.Write(data[:max(0, int64(len(data))+left)])
		f.disk.bytes.Store(0)
		return n, &os.PathError{Op: "write", Path: "disk", Err: f.disk.err}
	}
	return f.Output.Write(data)
}

func (f failingFile) Sync() error {
	if err := f.disk.step(); err != nil {
		return err
	}
	return nil
}

// A sweep that stops before, in the middle of or after any single thing it does to the disk is resumed to the same bytes, and
// is never taken for whole before it is.
func TestACrashAtEveryStep(t *testing.T) {
	t.Parallel()
	p := plan(3, 513)
	p.Order = nil
	wanted := contents(t, carriedOut(t, p, 1))
	if testing.Short() {
		t.Skip("short: it stops and resumes some fifty times")
	}
	top, stopped, whole := t.TempDir(), 0, 0
	for step := int64(0); ; step++ {
		dir := filepath.Join(top, fmt.Sprint(step))
		err := sweep.DoOn(t.Context(), dir, p, sweep.Options{Workers: 1}, newFailing(step, math.MaxInt64, errCrash))
		if err == nil {
			same(t, wanted, dir)
			break
		}
		require.ErrorIs(t, err, errCrash)
		stopped++
		s, err := sweep.Read(dir)
		switch {
		case err != nil:
			require.ErrorIs(t, err, result.ErrNotResult, "step %d", step)
			require.LessOrEqual(t, len(contents(t, dir)), 2, "it had hardly begun")
		case s.Finished:
			require.Equal(t, 3, s.Done)
			whole++
		default:
			require.NotContains(t, contents(t, dir), "manifest.json")
			require.Zero(t, s.Damaged)
		}
		// Resumed, and stopped again after the same number of steps, which are others now.
		_ = sweep.DoOn(t.Context(), dir, p, sweep.Options{Workers: 1, Resume: true}, newFailing(step, math.MaxInt64, errCrash))
		resume(t, dir, p)
		same(t, wanted, dir, "step %d", step)
	}
	assert.Greater(t, stopped, 45, "three blocks of three tables take that many steps at least")
	assert.Positive(t, whole, "it was also stopped between the manifest and the end")
}

// A full disk ends a sweep with an error that says so; with room, it is resumed to the same bytes.
func TestAFullDisk(t *testing.T) {
	t.Parallel()
	p := plan(12, 256)
	wanted := contents(t, carriedOut(t, p, 1))
	size := int64(0)
	for _, text := range wanted {
		size += int64(len(text))
	}
	for point := range int64(20) {
		room := size * point / 20
		dir := filepath.Join(t.TempDir(), "out")
		err := sweep.DoOn(t.Context(), dir, p, sweep.Options{}, newFailing(math.MaxInt64, room, syscall.ENOSPC))
		require.ErrorIs(t, err, syscall.ENOSPC, "%d bytes of %d", room, size)
		assert.ErrorContains(t, err, "write ")
		assert.NotContains(t, contents(t, dir), "manifest.json")
		for name := range contents(t, dir) {
			assert.NotContains(t, name, ".partial", "what cannot be kept makes room")
		}
		if s, err := sweep.Read(dir); err == nil {
			assert.False(t, s.Finished)
		}
		resume(t, dir, p)
		same(t, wanted, dir)
	}
}

// A disk on which nothing can be made, for whatever reason, is an error, and a row that had failed would not be one.
func TestADiskOnWhichNothingCanBeMade(t *testing.T) {
	for _, reason := range []error{syscall.EROFS, syscall.EACCES} {
		dir := filepath.Join(t.TempDir(), "out")
		err := sweep.DoOn(t.Context(), dir, plan(6, 64), sweep.Options{}, newFailing(0, 0, reason))
		require.ErrorIs(t, err, reason)
		assert.ErrorContains(t, err, "make unfinished.ndjson")
		assert.Empty(t, contents(t, dir))
	}
}

func TestAReadOnlyFolder(t *testing.T) {
	finished := carriedOut(t, plan(6, 64), 1)
	top := t.TempDir()
	require.NoError(t, os.Chmod(top, 0o555))
	if os.Mkdir(filepath.Join(top, "probe"), 0o755) == nil {
		t.Skip("whoever runs this may write anywhere")
	}
	err := sweep.Do(t.Context(), filepath.Join(top, "out"), plan(6, 64), sweep.Options{})
	require.ErrorIs(t, err, os.ErrPermission)
	assert.ErrorContains(t, err, "make the folder")
	err = sweep.Do(t.Context(), top, plan(6, 64), sweep.Options{})
	require.ErrorIs(t, err, os.ErrPermission)
	assert.ErrorContains(t, err, "lock the folder")
	require.NoError(t, os.Chmod(finished, 0o555))
	s, err := sweep.Read(finished)
	require.NoError(t, err, "reading needs no leave to write")
	assert.True(t, s.Finished)
	require.NoError(t, os.Chmod(finished, 0o755))
}

func TestAFileWhereTheFolderShouldBe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(path, []byte("mine"), 0o666))
	for _, dir := range []string{path, filepath.Join(path, "out")} {
		require.ErrorContains(t, sweep.Do(t.Context(), dir, plan(6, 64), sweep.Options{Resume: true}), "make the folder")
	}
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(text))
}
