package docs_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

var programBlock = regexp.MustCompile("(?s)<!-- program: main.go -->\n```go\n(.*?)```\n")

// runProgram runs the program that stands in the guide, in a module of its own outside of this one, as the guide says.
func runProgram(t *testing.T) {
	page, err := os.ReadFile("guide-go.md")
	require.NoError(t, err)
	block := programBlock.FindSubmatch(page)
	require.NotNil(t, block)
	mine := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(mine, "main.go"), block[1], 0o644))
	entente, err := filepath.Abs("..")
	require.NoError(t, err)
	for _, arguments := range [][]string{{"mod", "init", "mine"}, {"work", "init", ".", entente}, {"run", "."}} {
		command := exec.Command("go", arguments...)
		command.Dir, command.Stdout = mine, os.Stdout
		command.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=")
		var problems bytes.Buffer
		command.Stderr = &problems
		require.NoError(t, command.Run(), "%v: %s", arguments, &problems)
	}
}
