package sweep

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/sim/ensemble"
)

// Row is what one point of the design gave.
type Row struct {
	// Number is the row of the design, from 0; Turn is when it was run, from 0.
	Number, Turn int
	// Scenario is the hash of the model that was built, empty for one made in Go or none at all; Seed is that of its runs.
	Scenario string
	Seed     uint64
	// Point holds the factors' values.
	Point []float64
	// Estimates are, for each outcome, its probability with Wilson's 95 % interval or its mean with the normal one. With one
	// run it is simply the value, and the interval infinite. A row that failed has none.
	Estimates []ensemble.Interval
	// Error says why the row failed; empty if it did not.
	Error string
}

// mostErrorBytes bounds the text of an error.
const mostErrorBytes = 2000

// fail makes a row one that failed.
func (r *Row) fail(err error) {
	r.Estimates, r.Error = nil, oneLine(err.Error())
}

// oneLine makes a text one that tables can hold.
func oneLine(text string) string {
	text = strings.ReplaceAll(strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD")), "\n", "; ")
	text = strings.Map(func(letter rune) rune {
		if unicode.IsControl(letter) {
			return ' '
		}
		return letter
	}, text)
	if len(text) > mostErrorBytes {
		cut := mostErrorBytes
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	if text == "" {
		return "failed without a message"
	}
	return text
}

// single is the estimate of one run.
func single(value float64) ensemble.Interval {
	return ensemble.Interval{Value: value, Low: math.Inf(-1), High: math.Inf(1)}
}

// differences lists what of two rows is not the same to the last bit.
func (r *Row) differences(other *Row, outcomes []string) []string {
	var found []string
	if r.Scenario != other.Scenario {
		found = append(found, fmt.Sprintf("the scenario's hash is %q instead of %q", other.Scenario, r.Scenario))
	}
	if r.Error != other.Error {
		found = append(found, fmt.Sprintf("the error is %q instead of %q", other.Error, r.Error))
	}
	if len(r.Estimates) != len(other.Estimates) {
		return found
	}
	for k, was := range r.Estimates {
		is := other.Estimates[k]
		for _, part := range []struct {
			name    string
			was, is float64
		}{{"", was.Value, is.Value}, {"the lower bound of ", was.Low, is.Low}, {"the upper bound of ", was.High, is.High}} {
			if math.Float64bits(part.was) != math.Float64bits(part.is) {
				found = append(found, fmt.Sprintf("%s%s is %v instead of %v", part.name, outcomes[k], part.is, part.was))
			}
		}
	}
	return found
}
