package chunk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
)

func TestParseShard(t *testing.T) {
	for _, test := range []struct {
		text string
		// variables of batch systems.
		slurm, kubernetes, aws string
		shard                  chunk.Shard
		fails                  string
	}{
		{text: "0/1", shard: chunk.Shard{Index: 0, Count: 1}},
		{text: "2/3", shard: chunk.Shard{Index: 2, Count: 3}},
		{text: "2/3", slurm: "0", shard: chunk.Shard{Index: 2, Count: 3}}, // What is written goes before what is found.
		{text: "auto/3", slurm: "2", shard: chunk.Shard{Index: 2, Count: 3}},
		{text: "auto/3", kubernetes: "0", shard: chunk.Shard{Index: 0, Count: 3}},
		{text: "auto/3", aws: "1", shard: chunk.Shard{Index: 1, Count: 3}},
		{text: "auto/3", slurm: "1", kubernetes: "1", aws: "1", shard: chunk.Shard{Index: 1, Count: 3}},
		{text: "3/3", fails: "no shard: 3/3: the index is 3; 3 shards are counted from 0 to 2"},
		{text: "auto/3", slurm: "3", fails: "no shard: auto/3: SLURM_ARRAY_TASK_ID is 3; 3 shards are counted from 0 to 2"},
		{text: "auto/3", kubernetes: "-1", fails: `no shard: auto/3: JOB_COMPLETION_INDEX is "-1", no number from 0`},
		{text: "auto/3", aws: "one", fails: `no shard: auto/3: AWS_BATCH_JOB_ARRAY_INDEX is "one", no number from 0`},
		{text: "auto/3", slurm: "1", aws: "2", fails: "SLURM_ARRAY_TASK_ID is 1 but AWS_BATCH_JOB_ARRAY_INDEX is 2: write the index itself"},
		{text: "auto/3", fails: "none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX is set"},
		{text: "auto/0", slurm: "0", fails: `"auto/0": behind the stroke stands how many there are, 1 to 2147483648`},
		{text: "0/0", fails: "behind the stroke"}, {text: "0/-1", fails: "behind the stroke"}, {text: "0/", fails: "behind the stroke"},
		{text: "1/2/3", fails: "behind the stroke"}, {text: "0/99999999999999999999", fails: "behind the stroke"},
		{text: "/3", fails: "before the stroke stands a number from 0, or auto"}, {text: "-1/3", fails: "before the stroke"},
		{text: "AUTO/3", fails: "before the stroke"}, {text: "0 / 3", fails: "stroke"},
		{text: "", fails: "write it as I/N or auto/N"}, {text: "auto", fails: "write it as I/N or auto/N"}, {text: "3", fails: "write it as I/N or auto/N"},
	} {
		environment := map[string]string{
			"SLURM_ARRAY_TASK_ID": test.slurm, "JOB_COMPLETION_INDEX": test.kubernetes, "AWS_BATCH_JOB_ARRAY_INDEX": test.aws,
		}
		shard, err := chunk.ParseShard(test.text, func(name string) string { return environment[name] })
		if test.fails == "" {
			require.NoError(t, err, "%+v", test)
			assert.Equal(t, test.shard, shard)
			continue
		}
		require.ErrorIs(t, err, chunk.ErrShard, "%+v", test)
		assert.ErrorContains(t, err, test.fails)
	}
}

// Every chunk is one shard's, and no shard has two chunks more than another.
func TestShardsShareOutAllChunks(t *testing.T) {
	for count := uint64(1); count < 9; count++ {
		has := make([]int, count)
		for number := range 20 {
			owners := 0
			for index := range count {
				if (chunk.Shard{Index: index, Count: count}).Has(&chunk.Chunk{Number: number}) {
					owners++
					has[index]++
				}
			}
			assert.Equal(t, 1, owners)
		}
		assert.LessOrEqual(t, has[0]-has[count-1], 1)
	}
}

// What parses is written as it was, and the index is in range.
func FuzzParseShard(f *testing.F) {
	f.Add("0/8", "")
	f.Add("auto/8", "3")
	f.Fuzz(func(t *testing.T, text, index string) {
		shard, err := chunk.ParseShard(text, func(string) string { return index })
		if err != nil {
			require.ErrorIs(t, err, chunk.ErrShard)
			return
		}
		require.Less(t, shard.Index, shard.Count)
		again, err := chunk.ParseShard(shard.String(), func(string) string { return "" })
		require.NoError(t, err)
		require.Equal(t, shard, again)
	})
}
