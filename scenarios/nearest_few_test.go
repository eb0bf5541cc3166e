package scenarios

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNearestFewAreTheClosestFirst(t *testing.T) {
	names := []string{"korea-decides", "korea-divided", "korea-sovereign", "article"}
	assert.Equal(t, []string{"korea-divided", "korea-decides"}, NearestFew("korea-divide", names, 3), "1 edit and 3 edits away")
	assert.Equal(t, []string{"korea-divided"}, NearestFew("korea-divide", names, 1))
	assert.Empty(t, NearestFew("zzzzzz", names, 3))
	assert.Empty(t, NearestFew("", names, 3))
}
