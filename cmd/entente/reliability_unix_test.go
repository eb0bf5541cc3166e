//go:build unix

package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// checkReliability compares the table of docs/reliability.md with what TestFaults has just tried.
func checkReliability(t *testing.T, tried map[string]int) {
	t.Helper()
	writers := fmt.Sprintf("%d commands that write", len(faultWriters))
	var table strings.Builder
	table.WriteString("| what happens | to | tried | exit code | what is left |\n| --- | --- | --- | --- | --- |\n")
	for _, row := range []struct{ what, to, name, code, left string }{
		{"no file can grow beyond 0, half or all but one of its bytes", writers, "full", "4", "nothing, or what was there before; a sweep goes on by `--resume`, a shard by the same command, to the same bytes"},
		{"a disk of its own is full", writers, "tmpfs", "4", "the same"},
		{"the folder cannot be written", writers, "read only", "4", "the same"},
		{"whoever reads standard output goes away", "13 commands that print", "pipe", "ended by SIGPIPE (141 in a shell)", "a result that is there is whole"},
		{"`kill -9` while a run writes", "`run --out`", "kill", "137 in a shell", "a whole result or none; perhaps a hidden folder `.NAME.partial-…`, which may be removed"},
		{"a file of a result is cut or changed", "`verify`, `explain`, `report`", "damage", "4", "the message names the file; nothing is written"},
		{"a part is cut or changed", "`merge`", "parts", "4", "nothing; the message lists the chunks that must be done again, and the shard does those alone"},
		{"a checkpoint is cut or changed", "`branch`", "checkpoint", "4", "the message says that it is damaged"},
	} {
		fmt.Fprintf(&table, "| %s | %s | %d | %s | %s |\n", row.what, row.to, tried[row.name], row.code, row.left)
	}
	const begin, end = "<!-- faults: kept up to date by go test ./cmd/entente -run TestFaults -update -->\n", "<!-- end -->"
	file := filepath.Join("..", "..", "docs", "reliability.md")
	page, err := os.ReadFile(file)
	require.NoError(t, err)
	head, rest, found := strings.Cut(string(page), begin)
	require.True(t, found)
	former, tail, found := strings.Cut(rest, end)
	require.True(t, found)
	if renew := flag.Lookup("update"); renew != nil && renew.Value.String() == "true" {
		require.NoError(t, os.WriteFile(file, []byte(head+begin+table.String()+end+tail), 0o644))
		return
	}
	assert.Equal(t, table.String(), former, "go test ./cmd/entente -run TestFaults -update")
}
