package sim_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/expr-lang/expr"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// generatedNumber and generatedTruth write expressions of up to depth levels. Divisors are never 0, because expr gives
// infinity there and conditions give nothing.
func generatedNumber(t *rapid.T, depth int) string {
	if depth == 0 {
		return rapid.SampledFrom([]string{
			"tick", "year", "month", "years", "0", "1", "2", "0.1", ".7", "1e3", "1e-9", `share("citadel")`, `market("rival")`, `members("commons")`,
		}).Draw(t, "number")
	}
	part := func() string { return generatedNumber(t, depth-1) }
	switch rapid.IntRange(0, 6).Draw(t, "kind of number") {
	case 0:
		return "(" + part() + " + " + part() + ")"
	case 1:
		return part() + " - " + part()
	case 2:
		return part() + " * " + part()
	case 3:
		divisor := rapid.SampledFrom([]string{"3", "0.3", "year", "month", "(tick + 1)"}).Draw(t, "divisor")
		return "(" + part() + ") / " + divisor
	case 4:
		return "-(" + part() + ")"
	case 5:
		return "((" + generatedTruth(t, depth-1) + ") ? " + part() + " : " + part() + ")"
	}
	return part()
}

func generatedTruth(t *rapid.T, depth int) string {
	if depth == 0 {
		return rapid.SampledFrom([]string{"true", "false", `member("lab", "citadel")`, "tick < 5 < month"}).Draw(t, "truth")
	}
	part := func() string { return "(" + generatedTruth(t, depth-1) + ")" }
	number := func() string { return "(" + generatedNumber(t, depth-1) + ")" }
	order := func() string { return rapid.SampledFrom([]string{" < ", " <= ", " > ", " >= "}).Draw(t, "order") }
	switch rapid.IntRange(0, 7).Draw(t, "kind of truth") {
	case 0:
		return part() + rapid.SampledFrom([]string{" && ", " and "}).Draw(t, "and") + part()
	case 1:
		return part() + rapid.SampledFrom([]string{" || ", " or "}).Draw(t, "or") + part()
	case 2:
		return rapid.SampledFrom([]string{"!", "not "}).Draw(t, "not") + part()
	case 3:
		return part() + rapid.SampledFrom([]string{" == ", " != "}).Draw(t, "equality") + part()
	case 4:
		return number() + rapid.SampledFrom([]string{" == ", " != "}).Draw(t, "equality") + number()
	case 5:
		return number() + order() + number() + order() + number()
	case 6:
		return part() + " ? " + part() + " : " + part()
	}
	return number() + order() + number()
}

// TestConditionsAgreeWithExpr holds the evaluation against the virtual machine of the library that parses.
func TestConditionsAgreeWithExpr(t *testing.T) {
	w := conditionWorld(t)
	rapid.Check(t, func(t *rapid.T) {
		w.Tick = rapid.Int32Range(0, 36).Draw(t, "tick") // the calendar of the world has 37
		date := w.Model.Calendar.Date(int(w.Tick))
		world := map[string]any{
			"tick": float64(w.Tick), "year": float64(date.Year()), "month": float64(date.Month()), "years": float64(w.Tick) / 12,
			"share":   func(bloc string) float64 { return w.Blocs.Share[w.Bloc(bloc)] },
			"market":  func(actor string) float64 { return w.Actors.Share[w.Actor(actor)] },
			"members": func(bloc string) float64 { return float64(w.Blocs.Members[w.Bloc(bloc)]) },
			"member":  func(actor, bloc string) bool { return w.Actors.Memberships[w.Actor(actor)].Has(w.Bloc(bloc)) },
		}
		value := func(text string) any {
			program, err := expr.Compile(text, expr.Env(world), expr.Optimize(false))
			require.NoError(t, err, text)
			value, err := expr.Run(program, world)
			require.NoError(t, err, text)
			return value
		}
		depth := rapid.IntRange(0, 3).Draw(t, "depth")
		text := generatedTruth(t, depth)
		if len(text) <= 1000 {
			require.Equal(t, value(text), compile(t, text).Holds(w), text)
		}
		// A number is compared with what expr makes of it, written so that reading it gives the same bits.
		text = generatedNumber(t, depth)
		var wanted float64
		switch value := value(text).(type) {
		case int:
			wanted = float64(value)
		case float64:
			wanted = value
		}
		text += " == " + strconv.FormatFloat(wanted, 'g', -1, 64)
		if len(text) <= 1000 {
			require.True(t, compile(t, text).Holds(w), text)
		}
	})
}

// TestNestedChainsAreReadOnce nests chains as deep as the limits allow. Were the middle of each read or evaluated twice,
// this would not end.
func TestNestedChainsAreReadOnce(t *testing.T) {
	const levels = 40 // about 9 nodes and 10 bytes each, of the 400 and 1000 that are allowed
	text := strings.Repeat("(0<", levels) + "tick" + strings.Repeat("<2?1:0)", levels) + " == 0"
	assert.True(t, compile(t, text).Holds(conditionWorld(t)), "tick is 0, so that every level is 0")
}
