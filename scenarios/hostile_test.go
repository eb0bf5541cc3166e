package scenarios

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const validHead = "schema: entente/scenario/1\nname: hostile\ntitle: Hostile\n"

// hostileFiles are too big, too deep or too dense for testdata.
func hostileFiles() map[string]string {
	var laughs strings.Builder
	laughs.WriteString(validHead + "weights:\n  a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n")
	for level := 'b'; level <= 'j'; level++ {
		repeated := strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", level-1), 10), ", ")
		fmt.Fprintf(&laughs, "  %c: &%c [%s]\n", level, level, repeated)
	}
	var chain strings.Builder
	chain.WriteString(validHead + "weights:\n  a0: &a0 [1]\n")
	for i := 1; i < 20_000; i++ {
		fmt.Fprintf(&chain, "  a%d: &a%d [*a%d]\n", i, i, i-1)
	}
	return map[string]string{
		"200,000 brackets":     strings.Repeat("[", 200_000),
		"200,000 braces":       strings.Repeat("{a: ", 200_000),
		"200,000 dashes":       strings.Repeat("- ", 20_000) + "\n",
		"billion laughs":       laughs.String(),
		"chain of aliases":     chain.String(),
		"repeated keys 789 KB": validHead + "weights:\n" + strings.Repeat("  ties: 1\n", 78_900),
		"distinct keys 1 MB":   validHead + "weights:\n" + manyKeys(80_000, "  "),
		"one long line":        strings.Repeat("a,", 500_000),
		"a wide list":          "[" + strings.Repeat("a,\n", 340_000) + "a]",
		"quotes":               strings.Repeat(`"`, 1<<20),
		"unknown keys":         validHead + manyKeys(60_000, ""),
		"unknown actors":       manyUnknownActors(),
		"line feeds":           strings.Repeat("\n", 1<<20),
		"blanks":               strings.Repeat(" ", 1<<20),
	}
}

func manyKeys(count int, indentation string) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "%sk%d: 1\n", indentation, i)
	}
	return text.String()
}

// manyUnknownActors has as many actors as are allowed, and a tie of each with one that is not there.
func manyUnknownActors() string {
	var text strings.Builder
	text.WriteString(validHead + "actors:\n")
	for i := range 9_000 {
		fmt.Fprintf(&text, "- {id: actor%d}\n", i)
	}
	text.WriteString("ties:\n")
	for i := range 9_000 {
		fmt.Fprintf(&text, "- {id: t%d, between: [actr%d, x]}\n", i, i)
	}
	return text.String()
}

// TestHostileFilesAreRefused expects errors with a place, and not more text than a person can read.
func TestHostileFilesAreRefused(t *testing.T) {
	for name, text := range hostileFiles() {
		t.Run(name, func(t *testing.T) {
			_, err := Read("hostile.yaml", strings.NewReader(text))
			var problems Problems
			require.True(t, errors.As(err, &problems))
			assert.LessOrEqual(t, len(problems), Limits{}.withDefaults().Problems+1)
			for _, problem := range problems {
				assert.Positive(t, problem.Line)
				assert.Less(t, len(problem.Error()), 2000)
			}
		})
	}
}

func TestAliasBombIsOneClearError(t *testing.T) {
	_, err := Read("bomb.yaml", strings.NewReader(hostileFiles()["billion laughs"]))
	var problems Problems
	require.True(t, errors.As(err, &problems))
	require.Len(t, problems, 1)
	assert.Contains(t, problems[0].Text, "more than 200,000 values once its aliases are expanded")
}

// countingReader yields noise and counts how much of it was taken.
type countingReader struct{ left, taken int }

func (r *countingReader) Read(into []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	count := min(len(into), r.left)
	for i := range count {
		into[i] = byte(i*7 + r.taken)
	}
	r.left -= count
	r.taken += count
	return count, nil
}

func TestNoiseIsRefusedFromItsSize(t *testing.T) {
	noise := &countingReader{left: 100 << 20}
	_, err := Read("noise.yaml", noise)
	require.ErrorContains(t, err, "noise.yaml:1:1: error: the file is larger than 1,048,576 bytes")
	assert.LessOrEqual(t, noise.taken, 1<<20+1, "nothing beyond the limit is read")
}

func TestLimitsCanBeRaised(t *testing.T) {
	long := append(Starter(), bytes.Repeat([]byte("# padding\n"), 150_000)...)
	_, err := Read("long.yaml", bytes.NewReader(long))
	require.ErrorContains(t, err, "larger than")
	_, err = Read("long.yaml", bytes.NewReader(long), WithLimits(Limits{Bytes: 4 << 20}))
	require.NoError(t, err)
}

func TestNoMoreThan63Blocs(t *testing.T) {
	var text strings.Builder
	text.Write(Starter())
	at := strings.Index(text.String(), "\nties:")
	var blocs strings.Builder
	for i := range 62 { // The starter has 2, so this makes 64, one more than MaxBlocs.
		fmt.Fprintf(&blocs, "\n  - {id: b%d, name: B, openness: {value: 0.5, source: \"judgement: x\"}, admission: open}", i)
	}
	many := text.String()[:at] + blocs.String() + text.String()[at:]
	_, err := Read("many.yaml", strings.NewReader(many), WithLimits(Limits{Blocs: 1000}))
	require.ErrorContains(t, err, "the scenario has 64 blocs; the limit is 63")
}

func BenchmarkHostileFiles(b *testing.B) {
	for name, text := range hostileFiles() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Read("hostile.yaml", strings.NewReader(text))
			}
		})
	}
	b.Run("100 MB of noise", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = Read("noise.yaml", &countingReader{left: 100 << 20})
		}
	})
}
