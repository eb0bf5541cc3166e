package sim_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

// tiny is an eventful model whose checkpoints are small.
func tiny() *sim.Model {
	model := eventful(8, 2, 2, 1)
	model.SpareSlots = 1
	model.Calendar.End = date(2025, 12)
	return model
}

func tinyCheckpoint(t testing.TB, ticks int) []byte {
	t.Helper()
	_, checkpoint := stopped(t, tiny(), 1, ticks)
	data, err := checkpoint.Encode()
	require.NoError(t, err)
	return data
}

// sealed gives changed data the hash that they should have, as somebody who means harm would.
func sealed(data []byte) []byte {
	sum := sha256.Sum256(data)
	return append(bytes.Clone(data), sum[:]...)
}

// goOn restores what it can of the data and runs on. Whatever the data are, it must not panic.
func goOn(data []byte) error {
	checkpoint, err := sim.ParseCheckpoint(data)
	if err != nil {
		return err
	}
	w, err := sim.Restore(tiny(), checkpoint)
	if err != nil {
		return err
	}
	recorder, err := checkpoint.Recorder(w)
	if err != nil {
		return err
	}
	w.Observe(recorder)
	for int(w.Tick) < w.Model.Calendar.Ticks() {
		if err := w.Step(); err != nil {
			return err
		}
	}
	recorder.Record().SHA256()
	return nil
}

func TestDamagedCheckpointIsAnError(t *testing.T) {
	data := tinyCheckpoint(t, 3)
	require.NoError(t, goOn(data))
	for length := range len(data) {
		if length > 2000 && length%97 != 0 {
			continue
		}
		_, err := sim.ParseCheckpoint(data[:length])
		wanted := sim.ErrCheckpointDamaged
		if length == 0 {
			wanted = sim.ErrNotCheckpoint
		}
		require.ErrorIs(t, err, wanted, "cut after %d bytes", length)
	}
	for at := 0; at < len(data); at += 13 {
		changed := bytes.Clone(data)
		changed[at] ^= 0x10
		_, err := sim.ParseCheckpoint(changed)
		require.Error(t, err, "byte %d changed", at)
	}
	_, err := sim.ParseCheckpoint(append(bytes.Clone(data), 0))
	require.ErrorIs(t, err, sim.ErrCheckpointDamaged)
	_, err = sim.ParseCheckpoint([]byte("schema: entente/scenario/1\n"))
	require.ErrorIs(t, err, sim.ErrNotCheckpoint)
}

func TestCheckpointOfAnotherVersionIsAnError(t *testing.T) {
	data := tinyCheckpoint(t, 3)
	binary.LittleEndian.PutUint32(data[12:], 3)
	_, err := sim.ParseCheckpoint(data)
	require.ErrorIs(t, err, sim.ErrCheckpointVersion)
	assert.ErrorContains(t, err, "format version 3, this program reads 2")
}

// Bytes changed in turn, under a hash that fits: an error or another run, and never a panic. FuzzCheckpoint goes further.
func TestForgedCheckpointDoesNoHarm(t *testing.T) {
	data := tinyCheckpoint(t, 5)
	body := data[:len(data)-sha256.Size]
	refused := 0
	for at := 16; at < len(body); at += 83 {
		for _, value := range []byte{0, 0x7f, 0x80, 0xff} {
			changed := bytes.Clone(body)
			changed[at] = value
			if goOn(sealed(changed)) != nil {
				refused++
			}
		}
	}
	assert.NotZero(t, refused)
}

func TestForgedLengthsTakeNoMemory(t *testing.T) {
	data := tinyCheckpoint(t, 5)
	body := data[:len(data)-sha256.Size]
	for _, field := range []string{"Decisions", "ActorRows", "TargetedBy", "Arguments", "actors", "record", "Happenings", "Policies"} {
		at := bytes.Index(body, append([]byte{byte(len(field))}, field...))
		require.Positive(t, at, field)
		at += 1 + len(field)
		forged := bytes.Clone(body[:at])
		forged = binary.AppendUvarint(forged, 1<<31-1) // the count, whatever it was
		_, length := binary.Uvarint(body[at:])
		forged = append(forged, body[at+length:]...)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		require.ErrorIs(t, goOn(sealed(forged)), sim.ErrCheckpointDamaged, field)
		runtime.ReadMemStats(&after)
		assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(16<<20), field)
	}
}

func FuzzCheckpoint(f *testing.F) {
	for _, ticks := range []int{0, 5, 14} {
		data := tinyCheckpoint(f, ticks)
		f.Add(data[:len(data)-sha256.Size], 0, []byte{})
		f.Add(data[:len(data)-sha256.Size], 400, []byte{0xff, 0xff, 0xff, 0xff})
	}
	f.Fuzz(func(t *testing.T, body []byte, at int, change []byte) {
		body = bytes.Clone(body)
		if at >= 0 && at < len(body) {
			copy(body[at:], change)
		}
		_ = goOn(sealed(body))
		_ = goOn(body)
	})
}
