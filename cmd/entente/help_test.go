package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/assert"

	"entente/render/terminal"
)

func TestHelpKeepsToEightyColumns(t *testing.T) {
	m := &Main{Stdout: &bytes.Buffer{}, Terminal: func(any) (int, int) { return 0, 0 }}
	root := m.root()
	var check func(command *cobra.Command)
	check = func(command *cobra.Command) {
		for line := range strings.Lines(m.help(command)) {
			line = strings.TrimRight(line, "\n")
			if !strings.Contains(command.Example, line) { // examples are to be copied
				assert.LessOrEqual(t, terminal.Columns(line), helpWidth, "%s: %s", command.CommandPath(), line)
			}
		}
		for _, sub := range command.Commands() {
			if sub.Name() != "completion" {
				check(sub)
			}
		}
	}
	check(root)
}

func TestHelpRunsOnAtTheMarginAndKeepsLists(t *testing.T) {
	text := "One two three four\nfive six:\n  short  an entry\n  longer  an entry that is too long for it\nThe end."
	assert.Equal(t, "One two three four five\nsix:\n  short  an entry\n  longer  an entry that\n          is too long\n          for it\nThe end.",
		set(text, 23))
}

func TestFlagsNameWhatTheyTake(t *testing.T) {
	for _, command := range (&Main{}).root().Commands() {
		command.LocalFlags().VisitAll(func(flag *pflag.Flag) {
			called, _ := pflag.UnquoteUsage(flag)
			assert.NotContains(t, []string{"int", "uint", "float", "string", "strings"}, called,
				"%s --%s: say what the value is, not its type in Go", command.Name(), flag.Name)
		})
	}
}
