package scenarios_test

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"entente/agents"
	"entente/sim"
)

// sheet collects what is measured.
type sheet struct {
	t *testing.T
	study
	// deciding leaves out whatever decides nothing: additional rows, and reasons.
	deciding bool
	rows     []row
	// reasons tell why, for some of the decisions behind the rows.
	reasons []reason
}

type row struct {
	statement  int
	additional bool
	what       string
	scenario   string
	estimate
}

func (s *sheet) observe(scenario string, changes ...func(*sim.Model)) *futures {
	s.t.Helper()
	return s.follow(s.t, false, scenario, changes)
}

func (s *sheet) observeDecisions(scenario string, changes ...func(*sim.Model)) *futures {
	s.t.Helper()
	return s.follow(s.t, true, scenario, changes)
}

// observeReasons keeps decisions only where their reasons will be told.
func (s *sheet) observeReasons(scenario string, changes ...func(*sim.Model)) *futures {
	s.t.Helper()
	return s.follow(s.t, !s.deciding, scenario, changes)
}

func (s *sheet) add(statement int, what string, f *futures, e estimate) {
	s.rows = append(s.rows, row{statement, false, what, f.model.Name, e})
}

// also adds a measurement that is not part of a statement's definition.
func (s *sheet) also(statement int, what string, f *futures, e estimate) {
	if s.deciding {
		return
	}
	s.rows = append(s.rows, row{statement, true, what, f.model.Name, e})
}

func (s *sheet) pair(statement int, what string, a, b *futures, e estimate) {
	s.rows = append(s.rows, row{statement, false, what, a.model.Name + ", " + b.model.Name, e})
}

func (s *sheet) alsoPair(statement int, what string, a, b *futures, e estimate) {
	if s.deciding {
		return
	}
	s.pair(statement, what, a, b, e)
	s.rows[len(s.rows)-1].additional = true
}

// table writes the measurements as Markdown, numbers to three digits.
func (s *sheet) table() string {
	var text strings.Builder
	text.WriteString("| | measured | scenario | value | 95 % interval | verdict |\n| --- | --- | --- | ---: | --- | --- |\n")
	for _, row := range s.rows {
		what := row.what
		if row.additional {
			what = "*additional:* " + what
		}
		if row.n > 1 && row.n < s.runs {
			what += fmt.Sprintf(" (%d runs)", row.n)
		}
		value, interval := digits(row.value), digits(row.low)+" to "+digits(row.high)
		switch {
		case math.IsNaN(row.value):
			value, interval = "none", ""
		case row.n == 1:
			interval = ""
		}
		fmt.Fprintf(&text, "| %d | %s | %s | %s | %s | %s |\n", row.statement, what, row.scenario, value, interval, row.verdict())
	}
	return text.String()
}

// digits writes a number with three digits; a zero has no sign.
func digits(x float64) string {
	if x == 0 {
		return "0"
	}
	return fmt.Sprintf("%.3g", x)
}

// reason is what spoke for and against some decisions, on average.
type reason struct {
	statement int
	what      string
	decisions int
	factors   []factor
}

type factor struct {
	name string
	mean float64
}

// why averages the reasons of those decisions that a rule picks; part says which side of a reason counts.
func (s *sheet) why(statement int, what string, f *futures, part func(agents.Reason) float64, rule func(agents.Decision) bool) {
	if s.deciding {
		return
	}
	sums := map[string]float64{}
	n := 0
	for run := range f.runs {
		for _, decision := range f.runs[run].decisions {
			if rule(decision) {
				n++
				for _, r := range decision.Reasons {
					sums[r.Factor] += part(r)
				}
			}
		}
	}
	told := reason{statement, what, n, nil}
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		told.factors = append(told.factors, factor{name, sums[name] / float64(n)})
	}
	slices.SortStableFunc(told.factors, func(a, b factor) int { return cmp.Compare(math.Abs(b.mean), math.Abs(a.mean)) })
	s.reasons = append(s.reasons, told)
}

// doneOverStaying and declinedOverStaying are the parts of reasons that why adds up.
func doneOverStaying(r agents.Reason) float64 { return r.Chosen - r.Stay }

func declinedOverStaying(r agents.Reason) float64 { return r.RunnerUp - r.Chosen }

// mostFactors is how many reasons a row of the table names.
const mostFactors = 6

// reasonsTable writes why-records' averages as Markdown.
func (s *sheet) reasonsTable() string {
	var text strings.Builder
	text.WriteString("| | decisions | number | what spoke for (+) and against (-), utility units, mean |\n| --- | --- | ---: | --- |\n")
	for _, told := range s.reasons {
		var parts []string
		for _, f := range told.factors[:min(mostFactors, len(told.factors))] {
			parts = append(parts, fmt.Sprintf("%s %+.2f", f.name, f.mean))
		}
		fmt.Fprintf(&text, "| %d | %s | %d | %s |\n", told.statement, told.what, told.decisions, strings.Join(parts, ", "))
	}
	return text.String()
}
