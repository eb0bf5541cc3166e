package sim_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"entente/sim"
)

// FuzzCompileCondition: whatever is written, there is either a condition that can be evaluated or a mistake within the text.
func FuzzCompileCondition(f *testing.F) {
	for _, text := range []string{
		`share("stargate") > 0.4 && tick > 12`, everyCondition, `0 < (0 < (0 < tick < 1 ? 1 : 0) < 1 ? 1 : 0) < 1`,
		`"citadel" | share() > 0.4`, "if tick > 1 {true} else {false}", "let x = 1; x", "[1..2][0:1]?.a ?? nil", "a ?: b", "\xff'\\u{61}'",
		"filter(1, {# > 1})", "{a: 1, (b): 2}.a in b'x'", "not in", "/* share", "1e999 ^ 0x_", "tick ? : :: , ;",
	} {
		f.Add(text)
	}
	w := conditionWorld(f)
	f.Fuzz(func(t *testing.T, text string) {
		condition, mistakes := sim.CompileCondition(text, conditionNames)
		if condition != nil {
			require.Empty(t, mistakes)
			require.LessOrEqual(t, len(text), 1000, "the limit that CompileCondition states")
			require.Equal(t, condition.Holds(w), condition.Holds(w), "the same world gives the same answer")
			return
		}
		require.NotEmpty(t, mistakes)
		previous := 0
		for _, mistake := range mistakes {
			require.GreaterOrEqual(t, mistake.Offset, previous, "mistakes come in order")
			require.LessOrEqual(t, mistake.Offset, len(text))
			require.NotEmpty(t, mistake.Text)
			require.True(t, utf8.ValidString(mistake.Text))
			previous = mistake.Offset
		}
	})
}
