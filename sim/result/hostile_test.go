package result_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/result"
)

var tableNames = []string{"actors", "blocs", "states", "decisions", "reasons", "flips", "events"}

// FuzzManifest reads arbitrary bytes as a manifest: an error or a manifest that writes and reads back as the same.
func FuzzManifest(f *testing.F) {
	valid := []byte(contents(f, written(f, tinyRecord(f), result.CSV))["manifest.json"])
	f.Add(valid)
	f.Add(valid[:len(valid)/2])
	f.Add([]byte(`{"format":"entente-result","format_version":1,"ticks":-1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		manifest, err := result.ParseManifest(data)
		if err != nil {
			require.Nil(t, manifest)
			return
		}
		encoded, err := manifest.Encode()
		require.NoError(t, err)
		again, err := result.ParseManifest(encoded)
		require.NoError(t, err)
		require.Equal(t, manifest, again)
	})
}

// FuzzTable reads arbitrary bytes as the tables of a small record, in each format: an error or rows, never a panic.
func FuzzTable(f *testing.F) {
	record := tinyRecord(f)
	for at, name := range tableNames {
		for _, format := range allFormats {
			data, err := result.TableBytes(name, format, record)
			require.NoError(f, err)
			f.Add(uint8(at), uint8(format), data)
		}
	}
	path := filepath.Join(f.TempDir(), "table")
	f.Fuzz(func(t *testing.T, table, format uint8, data []byte) {
		_ = readTable(t, path, tableNames[int(table)%len(tableNames)], allFormats[int(format)%len(allFormats)], data, record)
	})
}

// readTable reads bytes as a table of a record of the same names.
func readTable(t testing.TB, path, name string, format result.Format, data []byte, like *sim.Record) error {
	t.Helper()
	require.NoError(t, os.WriteFile(path, data, 0o600))
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	blank := &sim.Record{Ticks: like.Ticks, Slots: like.Slots, Actors: like.Actors, Blocs: like.Blocs, States: like.States, Events: like.Events}
	if name == "reasons" || name == "flips" {
		blank.Decisions = slices.Clone(like.Decisions)
	}
	return result.ReadTable(name, format, file, int64(len(data)), blank)
}

// TestDamagedBytesAreAnError changes, cuts and repeats bytes of every table at 300 places drawn with fixed seeds. Read
// would find such damage by its hash; whoever made the hash fit still gets an error and no panic.
func TestDamagedBytesAreAnError(t *testing.T) {
	record := tinyRecord(t)
	path := filepath.Join(t.TempDir(), "table")
	refused := 0
	for _, name := range tableNames {
		for _, format := range allFormats {
			data, err := result.TableBytes(name, format, record)
			require.NoError(t, err)
			require.NoError(t, readTable(t, path, name, format, data, record))
			random := rand.New(rand.NewPCG(1, uint64(format)))
			for range 300 {
				damaged := slices.Clone(data)
				for range 1 + random.IntN(4) {
					damaged[random.IntN(len(damaged))] = byte(random.Uint32())
				}
				switch random.IntN(4) {
				case 0:
					damaged = damaged[:random.IntN(len(damaged))]
				case 1:
					damaged = append(damaged, damaged[random.IntN(len(damaged)):]...)
				}
				if readTable(t, path, name, format, damaged, record) != nil {
					refused++
				}
			}
		}
	}
	assert.Greater(t, refused, 3000, "of 6300 damaged tables; some changes, such as another digit, cannot be seen in a table alone")
}

// TestAFooterThatClaimsTheWorldIsRefused has a footer of seven bytes that lists two thousand million columns, for which a
// decoder would take more memory than there is.
func TestAFooterThatClaimsTheWorldIsRefused(t *testing.T) {
	// Field 2 (delta 2, list), long size, entries of structures, 2³¹-1 of them.
	footer := []byte{0x29, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07}
	data := append([]byte("PAR1"), footer...)
	data = append(data, byte(len(footer)), 0, 0, 0, 'P', 'A', 'R', '1')
	err := readTable(t, filepath.Join(t.TempDir(), "table"), "events", result.Parquet, data, tinyRecord(t))
	require.ErrorContains(t, err, "footer is damaged")
}

func TestADeeplyNestedManifestIsRefused(t *testing.T) {
	_, err := result.ParseManifest(bytes.Repeat([]byte("["), 1_000_000))
	require.ErrorIs(t, err, result.ErrNotResult)
}

func TestALineWithoutEndIsRefused(t *testing.T) {
	record := smallRecord(t)
	path := filepath.Join(t.TempDir(), "table")
	for _, format := range []result.Format{result.CSV, result.JSON} {
		data, err := result.TableBytes("events", format, record)
		require.NoError(t, err)
		data = append(data, bytes.Repeat([]byte(`"`), 2<<20)...)
		assert.Error(t, readTable(t, path, "events", format, data, record))
	}
}
