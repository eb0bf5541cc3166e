package cluster

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/sim/ensemble/chunk"
)

func TestAChunkIsKnownByItsSubject(t *testing.T) {
	c := chunk.Chunk{Job: strings.Repeat("a", 64), Stage: 2, Number: 70_000}
	subject := chunkSubject("v1.2.3+dirty (a version with all kinds of marks. > *)", &c)
	stage, number, ok := numberOf(subject)
	assert.True(t, ok)
	assert.Equal(t, []int{2, 70_000}, []int{stage, number})
	assert.NotEqual(t, subject, chunkSubject("v1.2.4", &c), "another version's workers wait elsewhere")
	for _, other := range []string{"", "entente.chunk.v.job.1", "entente.chunk.v.job.1.x", "entente.chunk.v.job.x.1", subject + ".1"} {
		_, _, ok := numberOf(other)
		assert.False(t, ok, other)
	}
}
