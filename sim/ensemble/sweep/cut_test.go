package sweep_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble/sweep"
)

// withFailures is a plan of 8 blocks of 5 rows, one of which fails in every block or so.
func withFailures() sweep.Plan {
	p := plan(40, 200)
	sound := p.Build
	p.Build = func(point []float64) (*sim.Model, error) {
		if int(point[1]*40)%9 == 4 {
			return nil, errors.New("no such lever")
		}
		return sound(point)
	}
	return p
}

// payloads are those of all blocks, done in an order left to luck, each by a cut of its own.
func payloads(t testing.TB, p sweep.Plan) [][]byte {
	t.Helper()
	c, err := sweep.NewCut(p)
	require.NoError(t, err)
	all := make([][]byte, c.Blocks())
	for _, number := range rand.New(rand.NewPCG(3, 4)).Perm(len(all)) {
		c, err := sweep.NewCut(p)
		require.NoError(t, err)
		var payload bytes.Buffer
		require.NoError(t, c.Run(t.Context(), number, 1+number%3, &payload))
		all[number] = payload.Bytes()
	}
	return all
}

// merge merges payloads; a nil one is not there.
func merge(t testing.TB, p sweep.Plan, dir string, all [][]byte) error {
	t.Helper()
	c, err := sweep.NewCut(p)
	require.NoError(t, err)
	return c.Merge(t.Context(), dir, func(number int) (io.ReadCloser, error) {
		if all[number] == nil {
			return nil, fs.ErrNotExist
		}
		return io.NopCloser(bytes.NewReader(all[number])), nil
	}, sweep.Options{Resume: true})
}

func TestBlocksDoneAnywhereAreTheFolderOfOneProcess(t *testing.T) {
	p := withFailures()
	wanted, all, dir := contents(t, carriedOut(t, p, 2)), payloads(t, p), filepath.Join(t.TempDir(), "out")
	require.Len(t, all, 8)
	last := all[7]
	all[7] = nil
	require.ErrorIs(t, merge(t, p, dir, all), fs.ErrNotExist)
	part, err := sweep.Read(dir)
	require.NoError(t, err)
	assert.False(t, part.Finished)
	assert.Equal(t, 35, part.Done, "blocks that were merged stay")
	all[7] = last
	require.NoError(t, merge(t, p, dir, all), "the same merge goes on")
	same(t, wanted, dir)
}

func TestPayloadsThatAreDamagedOrForeignAreRefused(t *testing.T) {
	p := plan(10, 200)
	all := payloads(t, p)
	other := plan(10, 200)
	other.Seed--
	foreign := payloads(t, other)
	sound := all[1]
	for _, test := range []struct {
		name, says string
		payload    []byte
	}{
		{"nothing", "its first line does not end", []byte{}},
		{"no end of line", "its first line does not end", bytes.Repeat([]byte("x"), 1<<17)},
		{"no block", "its first line is not that of a block", []byte("{}\n")},
		{"another version", "format version 2", bytes.Replace(sound, []byte(`"format_version":1`), []byte(`"format_version":2`), 1)},
		{"rewritten", "not as it was written", bytes.Replace(sound, []byte(`{"format"`), []byte(`{ "format"`), 1)},
		{"another plan", "it is of another plan", foreign[1]},
		{"another block", "it is block 0", all[0]},
		{"another file", "it is block 1", bytes.Replace(sound, []byte("rows-00001"), []byte("../rows-01"), 1)},
		{"cut short", "it ends after", sound[:len(sound)-1]},
		{"longer", "more follows", append(bytes.Clone(sound), 0)},
		{"changed", "its hash is not", append(bytes.Clone(sound[:len(sound)-9]), 1, 2, 3, 4, 5, 6, 7, 8, 9)},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			err := merge(t, p, dir, [][]byte{all[0], test.payload})
			require.ErrorIs(t, err, sweep.ErrPayload)
			require.ErrorContains(t, err, test.says)
			require.NoError(t, merge(t, p, dir, all), "with the right one it goes on")
			same(t, contents(t, carriedOut(t, p, 2)), dir)
		})
	}
}

func FuzzPayload(f *testing.F) {
	p := plan(10, 200)
	all := payloads(f, p)
	for _, payload := range all {
		f.Add(payload)
	}
	f.Add([]byte(strings.Repeat("{", 100) + "\n"))
	f.Fuzz(func(t *testing.T, payload []byte) {
		err := merge(t, p, filepath.Join(t.TempDir(), "out"), [][]byte{all[0], payload})
		if !bytes.Equal(payload, all[1]) {
			require.ErrorIs(t, err, sweep.ErrPayload)
		}
	})
}
