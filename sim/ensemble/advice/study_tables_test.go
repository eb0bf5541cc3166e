package advice

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/result"
)

func TestTablesHoldTheAdvice(t *testing.T) {
	a := advise(t, twoLines.problem(), quick())
	lines := map[string][]string{}
	for k, name := range []string{"options", "futures", "values", "tipping", "crossings", "factors", "changes"} {
		var text bytes.Buffer
		require.NoError(t, result.PrintTable(t.Context(), &text, a.Tables()[k], result.CSV))
		lines[name] = strings.Split(strings.TrimSpace(text.String()), "\n")
	}
	// Each with a line of heads: 2 options; 41 futures of 1 factor; 41 futures of 2 options; 5 steps and the standing value of the
	// factor and 5 of the lever, of which 0 is the standing one; one crossing; one factor; four numbers against one option.
	for name, rows := range map[string]int{"options": 2, "futures": 41, "values": 82, "tipping": 11, "crossings": 1, "factors": 1, "changes": 4} {
		assert.Len(t, lines[name], rows+1, name)
	}
	assert.Contains(t, lines["crossings"][1], "factor,x,0.5")
	assert.Contains(t, strings.Join(lines["options"], "\n"), "least_regret")
}
