package chunk_test

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/ensemble/chunk"
)

// somePart is a part; its line is written down in TestAPartsBytes.
func somePart() *chunk.Part {
	return &chunk.Part{
		Chunk: chunk.Chunk{
			Job: "a0", Scenario: "b1", Stage: 1, Number: 2, Rows: chunk.Range{From: 3, To: 4}, Runs: chunk.Range{From: 5, To: 6}, Seed: 7,
		},
		ProgramVersion: "v1", Payload: []byte("payload\n"),
	}
}

func bytesOf(t *testing.T, p *chunk.Part) []byte {
	t.Helper()
	var text bytes.Buffer
	require.NoError(t, p.Write(&text))
	return text.Bytes()
}

// The checksum is what sha256sum says of the line with an empty sha256, and the payload.
func TestAPartsBytes(t *testing.T) {
	assert.Equal(t, `{"format":"entente-part","format_version":1,"job":"a0","scenario":"b1","stage":1,"number":2,"rows":{"from":3,"to":4},`+
		`"runs":{"from":5,"to":6},"seed":7,"program_version":"v1","bytes":8,`+
		`"sha256":"a969d543bf81b1fa0f671927b5a1225b439e7d2c06cc0521e29634576156d432"}`+"\npayload\n",
		string(bytesOf(t, somePart())))
}

func TestAPartIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		of := func(name string) uint64 { return rapid.Uint64().Draw(r, name) }
		p := &chunk.Part{
			Chunk: chunk.Chunk{
				Job: rapid.String().Draw(r, "job"), Scenario: rapid.String().Draw(r, "scenario"), Stage: rapid.IntRange(0, 9).Draw(r, "stage"),
				Number: rapid.IntRange(0, 1<<30).Draw(r, "number"), Rows: chunk.Range{From: of("row"), To: of("to row")},
				Runs: chunk.Range{From: of("run"), To: of("to run")}, Seed: of("seed"),
			},
			ProgramVersion: rapid.String().Draw(r, "version"), Payload: rapid.SliceOf(rapid.Byte()).Draw(r, "payload"),
		}
		var text bytes.Buffer
		require.NoError(r, p.Write(&text))
		read, err := chunk.ReadPart(&text, int64(len(p.Payload)))
		require.NoError(r, err)
		assert.Equal(r, p.Chunk, read.Chunk)
		assert.Equal(r, p.ProgramVersion, read.ProgramVersion)
		assert.True(r, bytes.Equal(p.Payload, read.Payload))
	})
}

func TestNoByteOfAPartCanBeAnother(t *testing.T) {
	whole := bytesOf(t, somePart())
	for at := range whole {
		_, err := chunk.ReadPart(bytes.NewReader(whole[:at]), 100)
		require.ErrorIs(t, err, chunk.ErrPart, "cut after %d bytes", at)
		for bit := range 8 {
			changed := bytes.Clone(whole)
			changed[at] ^= 1 << bit
			_, err := chunk.ReadPart(bytes.NewReader(changed), 100)
			require.ErrorIs(t, err, chunk.ErrPart, "byte %d, bit %d", at, bit)
		}
	}
	_, err := chunk.ReadPart(bytes.NewReader(append(whole, 0)), 100)
	assert.ErrorContains(t, err, "it goes on after its 8 bytes")
}

func TestAPartThatPromisesTooMuchCostsNothing(t *testing.T) {
	line := strings.Replace(string(bytesOf(t, somePart())), `"bytes":8`, `"bytes":9223372036854775807`, 1)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := chunk.ReadPart(strings.NewReader(line), 1<<62)
	require.ErrorIs(t, err, chunk.ErrPart)
	assert.ErrorContains(t, err, "at most 4611686018427387904 are read")
	_, err = chunk.ReadPart(strings.NewReader(strings.Replace(line, "9223372036854775807", "4611686018427387904", 1)), 1<<62)
	require.ErrorIs(t, err, chunk.ErrPart)
	assert.ErrorContains(t, err, "cut off after 8 of 4611686018427387904 bytes")
	runtime.ReadMemStats(&after)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(1<<20), "two buffers of 64 KiB and little more")
}

func TestTheFirstLineOfAPartIsBounded(t *testing.T) {
	p := somePart()
	p.ProgramVersion = strings.Repeat("v", 64<<10)
	assert.ErrorContains(t, p.Write(io.Discard), "65536 are possible")
	_, err := chunk.ReadPart(strings.NewReader(strings.Repeat(" ", 1<<20)), 100)
	require.ErrorIs(t, err, chunk.ErrPart)
	assert.ErrorContains(t, err, "longer than 65536 bytes")
	// What the system says is not taken for damage.
	_, err = chunk.ReadPart(io.MultiReader(strings.NewReader(`{"format"`), broken{}), 100)
	require.ErrorIs(t, err, errBroken)
	assert.NotErrorIs(t, err, chunk.ErrPart)
}

var errBroken = errors.New("input/output error")

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errBroken }

// What differs first is named, and whether it is another job's.
func TestCheckNamesWhatDiffers(t *testing.T) {
	for _, test := range []struct {
		change   func(c *chunk.Chunk)
		says     string
		otherJob bool
	}{
		{func(c *chunk.Chunk) { c.Scenario = "abcdefabcdefabcdef" }, `its scenario is "b1", not abcdefabcdef`, true},
		{func(c *chunk.Chunk) { c.Seed = 8 }, "its seed is 7, not 8", true},
		{func(c *chunk.Chunk) { c.Job = "c2" }, `its job is "a0", not "c2"`, true},
		{func(c *chunk.Chunk) { c.Stage = 0 }, "its stage is 1, not 0", false},
		{func(c *chunk.Chunk) { c.Number = 1 }, "it is of chunk 2, not 1", false},
		{func(c *chunk.Chunk) { c.Rows.To = 9 }, "its rows are 3, not 3-8", false},
		{func(c *chunk.Chunk) { c.Runs.To = 5 }, "its runs are 5, not none", false},
	} {
		p := somePart()
		asked := p.Chunk
		test.change(&asked)
		err := p.Check(asked, "v1")
		assert.ErrorContains(t, err, test.says)
		require.ErrorIs(t, err, chunk.ErrPart)
		assert.Equal(t, test.otherJob, errors.Is(err, chunk.ErrOtherJob), test.says)
	}
	err := somePart().Check(somePart().Chunk, "v2")
	assert.ErrorContains(t, err, "a program of version v1 made it, this is v2")
	require.ErrorIs(t, err, chunk.ErrOtherJob)
	require.NoError(t, somePart().Check(somePart().Chunk, "v1"))
}

// Whatever is read as a part is written with the same bytes.
func FuzzReadPart(f *testing.F) {
	var text bytes.Buffer
	if err := somePart().Write(&text); err != nil {
		f.Fatal(err)
	}
	f.Add(text.Bytes())
	f.Add(text.Bytes()[:text.Len()-1])
	f.Add([]byte("{}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := chunk.ReadPart(bytes.NewReader(data), 1<<20)
		if err != nil {
			require.ErrorIs(t, err, chunk.ErrPart)
			return
		}
		require.Equal(t, data, bytesOf(t, p))
	})
}
