package scenarios_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestConclusions asks which of the nine statements and which advice survive when weights and inputs are drawn from their ranges,
// and when a term is switched off. With -update it does all trials, which takes some minutes, and writes their results and the
// tables in docs/validity.md. Without, it does a few again and makes the tables from the results on file.
// ENTENTE_CONCLUSIONS_EVERY=N does every N-th trial again, 1 all of them.
func TestConclusions(t *testing.T) {
	if renewing() {
		writeLines(t, resultsFile, judgeAll(t, trials(t)).lines())
		writeLines(t, adviceFile, adviseAll(t, trials(t)).lines())
	}
	results, advised := readLines(t, resultsFile), readLines(t, adviceFile)
	found, given := readJudgements(t, results), readCounsels(t, advised)
	require.Equal(t, trials(t), found.trials, "%s holds other trials than are asked for", resultsFile)
	require.Equal(t, trials(t), given.trials, "%s holds other trials than are asked for", adviceFile)
	if !renewing() && !slowed && !testing.Short() {
		again, counselled := repeated(t, found.trials)
		const stale = "%s is stale: go test ./scenarios -run TestConclusions -update"
		assert.Equal(t, linesOf(results, again), judgeAll(t, again).lines(), stale, resultsFile)
		assert.Equal(t, linesOf(advised, counselled), adviseAll(t, counselled).lines(), stale, adviceFile)
	}
	path := filepath.Join("..", "docs", "validity.md")
	read, err := os.ReadFile(path)
	require.NoError(t, err)
	old := strings.ReplaceAll(string(read), "\r\n", "\n")
	text := old
	for _, part := range []struct{ name, text string }{
		{"survivors", found.survivors()}, {"draws", found.drawsTable()}, {"contrary", found.contraryTable()},
		{"moving", found.movingTable(t)}, {"terms", found.termsTable(given)}, {"advice", given.adviceTable()},
	} {
		text = replaceBetween(t, text, part.name, part.text)
	}
	if renewing() {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return
	}
	assert.Equal(t, text, old, "docs/validity.md is stale: go test ./scenarios -run TestConclusions -update")
}

// repeated are the trials whose statements and whose advice are done again: every so many, or one of each set of draws and the
// statements without one term.
func repeated(t *testing.T, all []trial) (judged, advised []trial) {
	t.Helper()
	text := os.Getenv("ENTENTE_CONCLUSIONS_EVERY")
	if text == "" {
		some := []trial{{lacking + "weights.openness_fit", 0}, {weights, 1}, {inputs, 2}, {both, 3}}
		return some, some[1:]
	}
	every, err := strconv.Atoi(text)
	require.NoError(t, err, "ENTENTE_CONCLUSIONS_EVERY")
	require.Positive(t, every, "ENTENTE_CONCLUSIONS_EVERY")
	for k := 0; k < len(all); k += every {
		judged = append(judged, all[k])
	}
	return judged, judged
}

// linesOf are the head of a file and its lines of some trials.
func linesOf(lines [][]string, some []trial) [][]string {
	found := lines[:1:1]
	for _, line := range lines[1:] {
		if slices.ContainsFunc(some, func(d trial) bool { return line[0] == d.set && line[1] == strconv.Itoa(d.draw) }) {
			found = append(found, line)
		}
	}
	return found
}
