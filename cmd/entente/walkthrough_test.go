package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what the walkthroughs' commands print into the pages afresh")

// A walkthrough is a page that shows a session at a terminal, from an empty folder on. Its blocks are gone through in their order:
//
//	<!-- file: mine.yaml -->  a file, which is written into the folder
//	```console                commands after a $, each with all that it prints
var (
	walkthroughBlock = regexp.MustCompile("(?ms)^(?:<!-- file: ([\\w.-]+) -->\n```\\w+\n(.*?)^```$|```console\n(.*?)^```$)")
	walkthroughStep  = regexp.MustCompile(`(?m)^\$ (.*)\n`)
)

// TestWalkthroughs does what the pages say and demands that it prints what they show.
func TestWalkthroughs(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("the walkthroughs are for a shell, and there is no sh here")
	}
	if raced {
		t.Skip("the walkthroughs are large for a program ten times as slow; scripts run every command")
	}
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	require.NoError(t, err)
	walked := 0
	for _, page := range pages {
		text, err := os.ReadFile(page)
		require.NoError(t, err)
		if !strings.Contains(string(text), "\n```console\n") {
			continue
		}
		walked++
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			now := walk(t, string(text))
			if *update {
				require.NoError(t, os.WriteFile(page, []byte(now), 0o644))
				return
			}
			assert.Equal(t, string(text), now, "run: go test ./cmd/entente -run TestWalkthroughs -update")
		})
	}
	assert.NotZero(t, walked, "no page of docs has a session")
}

// walk gives back the page with the output that its commands print now.
func walk(t *testing.T, page string) string {
	t.Helper()
	folder := t.TempDir()
	return walkthroughBlock.ReplaceAllStringFunc(page, func(block string) string {
		parts := walkthroughBlock.FindStringSubmatch(block)
		if parts[1] != "" {
			require.NoError(t, os.WriteFile(filepath.Join(folder, parts[1]), []byte(parts[2]), 0o644))
			return block
		}
		var session strings.Builder
		steps := walkthroughStep.FindAllStringSubmatch(parts[3], -1)
		require.NotEmpty(t, steps, "a session without a command")
		for _, step := range steps {
			command := exec.Command("sh", "-c", step[1])
			command.Dir = folder
			printed, err := command.CombinedOutput()
			require.NoError(t, err, "$ %s\n%s", step[1], printed)
			session.WriteString("$ " + step[1] + "\n")
			session.Write(printed)
			if len(printed) > 0 && printed[len(printed)-1] != '\n' {
				session.WriteByte('\n')
			}
		}
		return "```console\n" + session.String() + "```"
	})
}
