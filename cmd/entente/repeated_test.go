package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/scenarios"
)

func TestEqualWarningsAreShownOnce(t *testing.T) {
	warning := func(line int, text string) scenarios.Problem {
		return scenarios.Problem{Severity: scenarios.SeverityWarning, File: "a.yaml", Line: line, Text: text}
	}
	wrong := scenarios.Problem{Severity: scenarios.SeverityError, File: "a.yaml", Line: 4, Text: noSource}
	elsewhere := warning(3, noSource)
	elsewhere.File = "b.yaml"

	shown, repeats := gatherRepeats(scenarios.Problems{
		warning(1, noSource), warning(2, noSource), warning(2, noSource), wrong, wrong, warning(5, "something else"), elsewhere, warning(7, noSource),
	})
	assert.Equal(t, scenarios.Problems{warning(1, noSource), wrong, wrong, warning(5, "something else"), elsewhere}, shown, "errors all stay")
	assert.Equal(t, "        and 3 more of the same, on lines 2 (2), 7; entente validate --all shows each\n", repeats[0].String())
	assert.Empty(t, repeats[3].String(), "a warning that came once")
	assert.Empty(t, repeats[1].String(), "an error")
}

func TestARepeatNamesOnlySoManyLines(t *testing.T) {
	many := &repeat{lines: []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}
	assert.Equal(t, "        and 10 more of the same, on lines 1, 2, 3, 4, 5, 6, 7, 8, and on 2 other lines; entente validate --all shows each\n", many.String())
}
