package report

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/sim/ensemble"
)

func TestOfManyActorsTheLeastSureAreShown(t *testing.T) {
	var rows []ensemble.MembershipRow
	for k := range mostShown + 5 {
		row := ensemble.MembershipRow{Actor: fmt.Sprint(k), Bloc: "b", Probability: 0.5}
		if k%31 == 0 {
			row.Probability = 1
		}
		rows = append(rows, row)
	}
	kept, hidden := leastSure(rows)
	assert.Equal(t, 5, hidden)
	assert.Len(t, kept, mostShown)
	assert.Equal(t, "1", kept[0].Actor, "actor 0 is sure; the others stand in their order")
	few, none := leastSure(kept[:3:3])
	assert.Len(t, few, 3)
	assert.Zero(t, none)
}
