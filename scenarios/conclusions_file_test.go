package scenarios_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// resultsFile holds what each trial gave, so that the tables of the page can be made without doing all runs again: a line a trial,
// and for each row of a statement its value and its verdict.
var resultsFile = filepath.Join("testdata", "conclusions.csv")

// againstText heads a column of verdicts, before what the value has to exceed.
const againstText = "verdict, over "

// lines writes judgements as they stand in the file, the head first.
func (j judgements) lines() [][]string {
	head := []string{"drawn", "draw"}
	for _, row := range j.findings[0] {
		head = append(head, fmt.Sprintf("%d: %s", row.statement, row.what), againstText+digits(row.against))
	}
	lines := [][]string{head}
	for k, d := range j.trials {
		line := []string{d.set, strconv.Itoa(d.draw)}
		for _, row := range j.findings[k] {
			line = append(line, strconv.FormatFloat(row.value+0, 'g', 4, 64), row.verdict)
		}
		lines = append(lines, line)
	}
	return lines
}

func writeLines(t *testing.T, path string, lines [][]string) {
	t.Helper()
	var text bytes.Buffer
	require.NoError(t, csv.NewWriter(&text).WriteAll(lines))
	require.NoError(t, os.WriteFile(path, text.Bytes(), 0o644))
}

func readLines(t *testing.T, path string) [][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	require.NoError(t, err, path)
	return lines
}

// readJudgements reads lines back.
func readJudgements(t *testing.T, lines [][]string) judgements {
	t.Helper()
	var j judgements
	for _, line := range lines[1:] {
		draw, err := strconv.Atoi(line[1])
		require.NoError(t, err)
		j.trials = append(j.trials, trial{line[0], draw})
		var found []finding
		for k := 2; k < len(line); k += 2 {
			number, what, _ := strings.Cut(lines[0][k], ": ")
			statement, err := strconv.Atoi(number)
			require.NoError(t, err)
			value, err := strconv.ParseFloat(line[k], 64)
			require.NoError(t, err)
			against, err := strconv.ParseFloat(strings.TrimPrefix(lines[0][k+1], againstText), 64)
			require.NoError(t, err)
			found = append(found, finding{statement, what, value, against, line[k+1]})
		}
		j.findings = append(j.findings, found)
	}
	return j
}
