package chunk_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/ensemble/chunk"
)

// wanted is any chunk.
var wanted = chunk.Chunk{Job: "0af", Scenario: "abc", Stage: 1, Number: 17, Rows: chunk.Range{To: 1}, Runs: chunk.Range{From: 500, To: 750}, Seed: 7}

func TestAPartGivesBackWhatWentIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payload := rapid.SliceOf(rapid.Byte()).Draw(t, "payload")
		part := chunk.EncodePart(wanted, "v1", payload)
		assert.Equal(t, part, chunk.EncodePart(wanted, "v1", payload), "the same chunk gives the same bytes")
		got, err := chunk.DecodePart(part, wanted, "v1")
		require.NoError(t, err)
		assert.True(t, bytes.Equal(payload, got))
	})
}

func TestADamagedPartIsRefused(t *testing.T) {
	part := chunk.EncodePart(wanted, "v1", []byte("what came out"))
	for k := range part {
		for _, flip := range []byte{1, 0x20, 0x80} {
			damaged := bytes.Clone(part)
			damaged[k] ^= flip
			_, err := chunk.DecodePart(damaged, wanted, "v1")
			require.ErrorIs(t, err, chunk.ErrPart, "byte %d, xor %x", k, flip)
		}
		_, err := chunk.DecodePart(part[:k], wanted, "v1")
		require.ErrorIs(t, err, chunk.ErrPart, "cut off after %d bytes", k)
	}
	_, err := chunk.DecodePart(append(bytes.Clone(part), 0), wanted, "v1")
	require.ErrorIs(t, err, chunk.ErrPart)
	assert.ErrorContains(t, err, "it holds 14 bytes where its head says 13")
}

func TestAnothersPartIsRefusedByWhatDiffers(t *testing.T) {
	for _, test := range []struct {
		change func(c *chunk.Chunk, version *string)
		says   string
		job    bool
	}{
		{func(c *chunk.Chunk, _ *string) { c.Job = "0ae" }, "its job is 0af, not 0ae", true},
		{func(c *chunk.Chunk, _ *string) { c.Scenario = "abd" }, "its scenario is abc, not abd", true},
		{func(c *chunk.Chunk, _ *string) { c.Seed = 8 }, "its seed is 7, not 8", true},
		{func(_ *chunk.Chunk, version *string) { *version = "v2" }, "its version of the program is v1, not v2", true},
		{func(c *chunk.Chunk, _ *string) { c.Stage = 0 }, "its stage is 1, not 0", false},
		{func(c *chunk.Chunk, _ *string) { c.Number = 18 }, "its number is 17, not 18", false},
		{func(c *chunk.Chunk, _ *string) { c.Rows.To = 2 }, "its rows is {0 1}, not {0 2}", false},
		{func(c *chunk.Chunk, _ *string) { c.Runs.To = 751 }, "its runs is {500 750}, not {500 751}", false},
	} {
		c, version := wanted, "v1"
		test.change(&c, &version)
		_, err := chunk.DecodePart(chunk.EncodePart(wanted, "v1", []byte("x")), c, version)
		require.ErrorIs(t, err, chunk.ErrPart)
		assert.ErrorContains(t, err, test.says)
		if test.job {
			assert.ErrorIs(t, err, chunk.ErrOtherJob)
		} else {
			assert.NotErrorIs(t, err, chunk.ErrOtherJob)
		}
	}
}

func FuzzReadPart(f *testing.F) {
	whole := chunk.EncodePart(wanted, "v1", []byte("what came out"))
	f.Add(whole)
	f.Add(whole[:len(whole)-1])
	f.Add([]byte("{}\n"))
	f.Add([]byte(`{"format":"entente-part","format_version":1,"bytes":9223372036854775807}` + "\n"))
	f.Fuzz(func(t *testing.T, part []byte) {
		payload, err := chunk.DecodePart(part, wanted, "v1")
		if err != nil {
			require.ErrorIs(t, err, chunk.ErrPart)
			return
		}
		assert.True(t, bytes.Equal(part, chunk.EncodePart(wanted, "v1", payload)), "there is one way to write a part")
	})
}
