package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEntenteAndTheKernelDoTheSameWork is the whole bench on a small world, with what needs no installing.
func TestEntenteAndTheKernelDoTheSameWork(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	var stdout, stderr bytes.Buffer
	err := bench(t.Context(), []string{
		"-root", "..", "-scratch", t.TempDir(), "-sizes", "60", "-blocs", "8", "-runs", "1", "-only", "c,c-shocks", "-formation=false", "-json",
	}, &stdout, &stderr)
	require.NoError(t, err, stderr.String())
	var found results
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &found))
	require.Len(t, found.Rows, 3)
	require.Len(t, found.Agreement, 3)
	_, noCompiler := exec.LookPath("gcc")
	for k, row := range found.Rows {
		if noCompiler != nil && k > 0 {
			assert.Contains(t, row.Missing, "gcc is not installed")
			continue
		}
		assert.Empty(t, row.Missing)
		assert.Positive(t, row.Total)
		assert.Positive(t, row.Ratio)
		assert.Less(t, row.Choose, row.Total)
		assert.Positive(t, found.Lines[row.Engine])
	}
	if noCompiler != nil {
		t.Skip("the kernel needs gcc")
	}
	// The numbers are sums in another order, so that they cannot all be the same: had they been, nothing would have been compared.
	assert.Positive(t, found.Agreement[1].Exact)
	assert.Positive(t, found.Agreement[1].Luck)
}

// script makes an engine of a shell script, which prints what an engine prints.
func script(t *testing.T, key, share string) contender {
	t.Helper()
	name := filepath.Join(t.TempDir(), key)
	text := `#!/bin/sh
echo '{"version":"1","threads":1,"seconds":0.5,"choose":0.25,"members":[` + share + `],"mass":[0.5],"share":[0.5]}'
`
	require.NoError(t, os.WriteFile(name, []byte(text), 0o755))
	return contender{engine: engine{key: key, name: key}, command: []string{"sh", name}}
}

func TestAnEngineThatDoesOtherWorkIsAnError(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("needs a shell")
	}
	one := []world{{actors: 10, blocs: 1, ticks: 5}}
	log := &bytes.Buffer{}
	// A world of one bloc where 16 are asked for: what an engine prints is checked before it is compared.
	_, err := agree(t.Context(), []contender{script(t, reference, "0.5")}, one, log)
	require.ErrorContains(t, err, "1, 1 and 1 numbers for 16 blocs")

	rows, err := measure(t.Context(), []contender{script(t, reference, "0.5"), {
		engine: engine{key: "other", name: "other"}, missing: errors.New("no such compiler"),
	}}, one[0], 3, log)
	require.NoError(t, err)
	assert.InDelta(t, 1e7, rows[0].Total, 1, "half a second for 10 actors and 5 ticks is 10,000,000 ns each")
	assert.Equal(t, "no such compiler", rows[1].Missing)
	assert.Zero(t, rows[1].Total)
}

func TestDifferencesBeyondToleranceAreErrors(t *testing.T) {
	same := []agreement{{Engine: "a", Exact: 1e-10, Errors: 4.9}}
	require.NoError(t, judge(same))
	require.ErrorContains(t, judge([]agreement{{Engine: "a", Exact: 2e-9}}), "without luck")
	require.ErrorContains(t, judge([]agreement{{Engine: "a", Errors: 5.1}}), "standard errors")
	require.NoError(t, judge([]agreement{{Engine: "a", Exact: 1, Missing: "not installed"}}))
}

func TestMediansAndRatios(t *testing.T) {
	assert.Equal(t, 2.0, median([]float64{9, 1, 2}))
	assert.Equal(t, 1.5, median([]float64{2, 1}))
	assert.Zero(t, median(nil))
	assert.Equal(t, []float64{2, 0.5}, ratios([]float64{4, 1, 7}, []float64{2, 2}))
}

func TestLinesOfCode(t *testing.T) {
	for text, lines := range map[string]int{
		"package a\n\nimport (\n\t\"fmt\"\n)\n\n// A does.\nfunc A() {}\n":                                1,
		"\"\"\"Says\nmuch.\n\"\"\"\n\nimport mesa\n\nA = 1\ndef b():\n    \"\"\"Short.\"\"\"\n    c()\n":  3,
		"#include <math.h>\nstatic int a;\n// b\nint main(int count, char **words) {\n    return 0;\n}\n": 1,
		"use rand::Rng;\n\n/// An actor.\nstruct A;\n":                                                    1,
	} {
		assert.Equal(t, lines, codeLines(text), text)
	}
}

func TestTablesReplaceThoseOfThePage(t *testing.T) {
	page := "# Page\n\n" + beginMarker + "\nold\n" + endMarker + "\nend\n"
	text, err := replaced(page, "new\n")
	require.NoError(t, err)
	assert.Equal(t, "# Page\n\n"+beginMarker+"\n\nnew\n\n"+endMarker+"\nend\n", text)
	again, err := replaced(text, "new\n")
	require.NoError(t, err)
	assert.Equal(t, text, again)
	_, err = replaced("# Page\n", "new\n")
	require.ErrorContains(t, err, "no \"<!-- results")
	real, err := os.ReadFile("../docs/benchmarks.md")
	require.NoError(t, err)
	_, err = replaced(string(real), "new\n")
	require.NoError(t, err, "docs/benchmarks.md has both markers")
}

func TestFlagsAreChecked(t *testing.T) {
	for _, test := range []struct {
		arguments []string
		says      string
	}{
		{[]string{"-sizes", "many"}, `-sizes: "many" is not a whole number from 2 to 1000000`},
		{[]string{"-blocs", "17"}, `-blocs: "17" is not a whole number from 2 to 16`},
		{[]string{"-runs", "0"}, "-runs 0: at least one"},
		{[]string{"-root", t.TempDir(), "-scratch", t.TempDir()}, "run bench from the project's folder"},
	} {
		var stdout, stderr bytes.Buffer
		require.ErrorContains(t, bench(t.Context(), test.arguments, &stdout, &stderr), test.says)
		assert.Empty(t, stdout.String())
	}
}

func TestVerdictsCompareWithTheAims(t *testing.T) {
	found := results{Rows: []row{
		{Engine: "Mesa", Actors: 1000, Blocs: 8, Ratio: 900},
		{Engine: "Mesa", Actors: 100_000, Blocs: 8, Ratio: 199},
		{Engine: "Ark", Actors: 100_000, Blocs: 8, Ratio: 3.2},
		{Engine: "krABMaga", Actors: 100_000, Blocs: 8, Missing: "cargo is not installed"},
		{Engine: "C kernel, sums", Actors: 100_000, Blocs: 8, Ratio: 0.1, ChooseRatio: 0.8},
		{Engine: "C kernel, sums", Actors: 100_000, Blocs: 16, Ratio: 0.1, ChooseRatio: 0.5},
	}}
	assert.Equal(t, []string{
		"| at least 200 times as fast as Mesa | 8 | 199 times as fast | **not reached** |",
		"| at least 3 times as fast as Ark | 8 | 3.20 times as fast | reached |",
		"| choosing takes at most 1.5 times what it takes the C kernel | 8 | 1.25 times what it takes the kernel | reached |",
		"| choosing takes at most 1.5 times what it takes the C kernel | 16 | 2.00 times what it takes the kernel | **not reached** |",
	}, found.verdicts())
}

// TestThePageIsOfTheNumbersBesideIt keeps tables and numbers together; go run ./bench -from docs/benchmarks.json -write does it.
func TestThePageIsOfTheNumbersBesideIt(t *testing.T) {
	found, err := options{from: "../docs/benchmarks.json"}.find(t.Context(), nil)
	require.NoError(t, err)
	require.NotEmpty(t, found.Rows)
	page, err := os.ReadFile("../docs/benchmarks.md")
	require.NoError(t, err)
	text, err := replaced(string(page), found.tables())
	require.NoError(t, err)
	assert.Equal(t, text, string(page))
}
