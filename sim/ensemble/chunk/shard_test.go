package chunk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
)

func TestShards(t *testing.T) {
	none := map[string]string{}
	slurm := map[string]string{"SLURM_ARRAY_TASK_ID": "3"}
	for _, test := range []struct {
		text      string
		variables map[string]string
		is        chunk.Shard
		wrong     string
	}{
		{"0/1", none, chunk.Shard{Index: 0, Count: 1}, ""},
		{"3/16", none, chunk.Shard{Index: 3, Count: 16}, ""},
		{"3/16", map[string]string{"SLURM_ARRAY_TASK_ID": "9"}, chunk.Shard{Index: 3, Count: 16}, ""},
		{"auto/16", slurm, chunk.Shard{Index: 3, Count: 16}, ""},
		{"auto/16", map[string]string{"JOB_COMPLETION_INDEX": "0"}, chunk.Shard{Index: 0, Count: 16}, ""},
		{"auto/16", map[string]string{"AWS_BATCH_JOB_ARRAY_INDEX": "15"}, chunk.Shard{Index: 15, Count: 16}, ""},
		{"auto/16", map[string]string{"AWS_BATCH_JOB_ARRAY_INDEX": "3", "SLURM_ARRAY_TASK_ID": "3"}, chunk.Shard{Index: 3, Count: 16}, ""},
		{"16/16", none, chunk.Shard{}, "the index is 16; it counts from 0 to 15"},
		{"-1/16", none, chunk.Shard{}, "the index is -1; it counts from 0 to 15"},
		{"x/16", none, chunk.Shard{}, "the index is x"},
		{"auto/3", slurm, chunk.Shard{}, "SLURM_ARRAY_TASK_ID is 3; it counts from 0 to 2"},
		{"auto/16", none, chunk.Shard{}, "none of the variables is set"},
		{"auto/16", map[string]string{"JOB_COMPLETION_INDEX": "2", "SLURM_ARRAY_TASK_ID": "3"}, chunk.Shard{},
			"SLURM_ARRAY_TASK_ID is 3, but JOB_COMPLETION_INDEX is 2: say which it is with I/16"},
		{"3", none, chunk.Shard{}, "write I/N or auto/N"},
		{"0/0", none, chunk.Shard{}, "write I/N or auto/N"},
		{"0/99999999999999999999", none, chunk.Shard{}, "write I/N or auto/N"},
	} {
		shard, err := chunk.ParseShard(test.text, func(name string) string { return test.variables[name] })
		assert.Equal(t, test.is, shard, test.text)
		if test.wrong == "" {
			require.NoError(t, err, test.text)
			continue
		}
		require.ErrorIs(t, err, chunk.ErrShard, test.text)
		assert.ErrorContains(t, err, test.wrong, test.text)
	}
}

func TestEveryChunkIsOfOneShard(t *testing.T) {
	for number := range 100 {
		shares := 0
		for index := range 7 {
			if (chunk.Shard{Index: index, Count: 7}).Has(&chunk.Chunk{Number: number}) {
				shares++
			}
		}
		assert.Equal(t, 1, shares, number)
	}
	assert.True(t, chunk.Shard{}.Has(&chunk.Chunk{Number: 5}), "without shards a chunk is everybody's")
}
