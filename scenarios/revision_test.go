package scenarios

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

func TestEveryOrderOfRevisionIsBuilt(t *testing.T) {
	orders := map[string]sim.Revision{
		"": sim.Asynchronous, "asynchronous": sim.Asynchronous, "synchronous": sim.Synchronous,
		"one_at_random": sim.OneAtRandom, "one_in_turn": sim.OneInTurn,
	}
	for _, name := range Vocabulary("revisions") {
		assert.Contains(t, orders, name)
	}
	for name, order := range orders {
		text := "schema: entente/scenario/1\nname: ordered\ntitle: In order\nextends: article\n"
		if name != "" {
			text += "clock: {revision: " + name + "}\n"
		}
		resolved, err := Read("ordered.yaml", strings.NewReader(text))
		require.NoError(t, err)
		model, err := resolved.Model()
		require.NoError(t, err)
		assert.Equal(t, order, model.Revision, name)
	}
}
