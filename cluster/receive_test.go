package cluster

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// However a part is cut and whatever piece comes twice or too early, the answers lead to the whole part.
func TestPiecesComeTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.SliceOfN(rapid.Byte(), 1, 50).Draw(t, "part")
		all := uploads{at: map[string]*upload{}}
		for offset, tries := 0, 0; ; tries++ {
			if tries == 1000 {
				t.Fatal("it does not come together")
			}
			from := offset
			if rapid.IntRange(0, 4).Draw(t, "stray") == 0 {
				from = rapid.IntRange(0, len(part)-1).Draw(t, "from")
			}
			to := rapid.IntRange(from+1, len(part)).Draw(t, "to")
			whole, next := all.add("worker/part", from, len(part), part[from:to])
			if whole != nil {
				assert.Equal(t, part, whole)
				assert.Empty(t, all.at, "nothing of it is kept")
				return
			}
			offset = next
		}
	})
}

func TestAnUploadThatDoesNotGoOnIsForgotten(t *testing.T) {
	all := uploads{at: map[string]*upload{}}
	all.add("a", 0, 10, []byte("123"))
	all.at["a"].last = time.Now().Add(-forgetAfter - time.Second)
	all.add("b", 0, 10, []byte("123"))
	_, next := all.add("a", 3, 10, []byte("456"))
	assert.Zero(t, next, "the worker begins again")
}
