package analytic_test

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the table of docs/analytic.md anew")

// cases are all that is claimed, in the order of the table.
var cases = []struct {
	name string
	run  func(t *testing.T, s *sheet)
}{
	{"log-linear learning", logLinear},
	{"weighted potential", weightedPotential},
	{"three enemies", threeEnemies},
	{"lock-in", lockIn},
	{"thresholds", thresholds},
	{"hedonic game", hedonicGame},
	{"cyclic preference", cyclicPreference},
	{"agreement", agreement},
	{"cartel", cartel},
}

// TestCases runs every case and compares what it measured with the table of docs/analytic.md.
func TestCases(t *testing.T) {
	s, ran := &sheet{}, 0
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.run(t, s)
			ran++
		})
	}
	if ran < len(cases) || t.Failed() {
		return
	}
	const path = "../../docs/analytic.md"
	const begin, end = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
	page, err := os.ReadFile(path)
	require.NoError(t, err)
	before, rest, found := strings.Cut(string(page), begin)
	require.True(t, found, "docs/analytic.md lacks %q", begin)
	_, after, found := strings.Cut(rest, end)
	require.True(t, found, "docs/analytic.md lacks %q", end)
	text := before + begin + s.table() + end + after
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return
	}
	assert.Equal(t, text, string(page), "the table of docs/analytic.md is stale: go test ./sim/analytic -update")
}

// sheet collects what is measured.
type sheet struct{ rows []row }

// claim is what a source says, and under which order of revision and treatment of ties it is tried.
type claim struct{ statement, source, order string }

type row struct {
	claim
	expected, measured string
	agrees             bool
}

func (s *sheet) add(t *testing.T, c claim, expected, measured string, agrees bool) {
	t.Helper()
	s.rows = append(s.rows, row{c, expected, measured, agrees})
	assert.True(t, agrees, "%s: expected %s, measured %s", c.statement, expected, measured)
}

// same notes an answer that must be exactly what is expected.
func (s *sheet) same(t *testing.T, c claim, expected, measured string) {
	t.Helper()
	s.add(t, c, expected, measured, expected == measured)
}

// exact notes numbers that are worked out, not drawn, and must agree to 1e-6: half of it is the rounding of those expected.
func (s *sheet) exact(t *testing.T, c claim, expected, measured []float64) {
	t.Helper()
	agrees := len(expected) == len(measured)
	for k := range min(len(expected), len(measured)) {
		agrees = agrees && math.Abs(expected[k]-measured[k]) <= 1e-6
	}
	s.add(t, c, list(expected, "%.6f"), list(measured, "%.6f"), agrees)
}

// drawn notes means over independent runs, which must lie within four standard errors of what is expected: by luck alone one
// of 16,000 does not. Runs are the same in every test, so that a test that passes goes on to pass.
func (s *sheet) drawn(t *testing.T, c claim, expected []float64, samples [][]float64) {
	t.Helper()
	means, margins := make([]float64, len(samples)), make([]float64, len(samples))
	agrees := len(expected) == len(samples)
	for k, sample := range samples {
		n := float64(len(sample))
		for _, x := range sample {
			means[k] += x / n
		}
		for _, x := range sample {
			margins[k] += (x - means[k]) * (x - means[k]) / (n * (n - 1))
		}
		margins[k] = 4 * math.Sqrt(margins[k])
		agrees = agrees && math.Abs(means[k]-expected[k]) <= margins[k]
	}
	measured := make([]string, len(means))
	for k := range means {
		measured[k] = fmt.Sprintf("%.4g ± %.2g", means[k], margins[k])
	}
	s.add(t, c, list(expected, "%.6f"), strings.Join(measured, ", "), agrees)
}

// list writes numbers one after the other, without zeros at their ends that say nothing.
func list(numbers []float64, format string) string {
	texts := make([]string, len(numbers))
	for k, number := range numbers {
		texts[k] = strings.TrimRight(strings.TrimRight(fmt.Sprintf(format, number), "0"), ".")
	}
	return strings.Join(texts, ", ")
}

// table writes the measurements as Markdown.
func (s *sheet) table() string {
	var text strings.Builder
	text.WriteString("| statement | source | update order; ties | expected | Entente | agrees |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, row := range s.rows {
		agrees := "no"
		if row.agrees {
			agrees = "yes"
		}
		fmt.Fprintf(&text, "| %s | %s | %s | %s | %s | %s |\n", row.statement, row.source, row.order, row.expected, row.measured, agrees)
	}
	return text.String()
}
