package coalition_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/coalition"
)

func TestThereAreBellManyPartitions(t *testing.T) {
	// The Bell numbers of 1 to 10 (OEIS A000110).
	for k, bell := range []int{1, 2, 5, 15, 52, 203, 877, 4140, 21147, 115975} {
		count := 0
		for range coalition.Partitions(k + 1) {
			count++
		}
		assert.Equal(t, bell, count, "%d players", k+1)
	}
	for range coalition.Partitions(0) {
		t.Error("nobody cannot be divided")
	}
}

func TestPartitionsAreAllThereIs(t *testing.T) {
	var expected, listed []string
	for _, blocks := range listPartitions(6) {
		expected = append(expected, partitionOf(blocks).String())
	}
	for partition := range coalition.Partitions(6) {
		require.Equal(t, partition, partition.Canonical())
		listed = append(listed, partition.String())
	}
	assert.ElementsMatch(t, expected, listed)
	assert.Len(t, slices.Compact(slices.Sorted(slices.Values(listed))), 203, "each once")
}

func TestBlocksAndNumbersAreTheSame(t *testing.T) {
	partition, err := coalition.PartitionOf(coalition.Of(1, 3), coalition.Of(0), coalition.Of(2, 4))
	require.NoError(t, err)
	assert.Equal(t, coalition.Partition{0, 1, 2, 1, 2}, partition)
	assert.Equal(t, partition, coalition.Partition{9, 4, 6, 4, 6}.Canonical())
	assert.Equal(t, "{0}{1 3}{2 4}", coalition.Partition{9, 4, 6, 4, 6}.String())
	_, err = coalition.PartitionOf(coalition.Of(0, 1), coalition.Of(1))
	assert.ErrorContains(t, err, "player 1 is in two blocks")
	_, err = coalition.PartitionOf(coalition.Of(0, 2))
	assert.ErrorContains(t, err, "leaves players out")
}
