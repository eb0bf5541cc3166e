package docs_test

import (
	"flag"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the code and the output in the guides afresh")

// A guide is a page whose blocks of Go and of output are those of this package. A mark above a block says what it shows:
//
//	<!-- code: bandwagon -->     declarations of the tests in this folder, a type with its methods
//	<!-- output: readRecord -->  what one of prints writes to standard output
//	<!-- program: main.go -->    a program that runs as it stands in the page: see outside_test.go
type guide struct {
	page   string
	prints map[string]func(t *testing.T)
}

var (
	markedBlock = regexp.MustCompile("(?ms)^<!-- (code|output|program): ([\\w. ]+) -->\n```(go|text)\n(.*?)^```$")
	goOrOutput  = regexp.MustCompile("(?m)^ *```(go|text)$")
)

// check fails where the page shows other code or other output than that of this package; with -update it corrects the page.
func (g guide) check(t *testing.T) {
	t.Helper()
	text, err := os.ReadFile(g.page)
	require.NoError(t, err)
	page := string(text)
	assert.Zero(t, unmarked(page), "%s: a block of go or text has no mark above it that says where it comes from", g.page)
	for name := range g.prints {
		assert.Contains(t, page, "<!-- output: "+name+" -->", "%s: no block shows this output", g.page)
	}
	want := g.current(t, page)
	if *update {
		require.NoError(t, os.WriteFile(g.page, []byte(want), 0o644))
		return
	}
	assert.Equal(t, want, page, "run: go test ./docs -update")
}

// unmarked is how many blocks say nothing of where they come from.
func unmarked(page string) int {
	return len(goOrOutput.FindAllString(page, -1)) - len(markedBlock.FindAllString(page, -1))
}

// current is the page with the code and the output as they are now.
func (g guide) current(t *testing.T, page string) string {
	t.Helper()
	shown := declarations(t)
	return markedBlock.ReplaceAllStringFunc(page, func(block string) string {
		parts := markedBlock.FindStringSubmatch(block)
		switch names := strings.Fields(parts[2]); parts[1] {
		case "code":
			return rewritten(parts, "go", excerpt(t, shown, names))
		case "output":
			require.Contains(t, g.prints, names[0], "%s: nothing prints this output: add it to the guide's prints", g.page)
			return rewritten(parts, "text", printed(t, g.prints[names[0]]))
		}
		return block
	})
}

// rewritten is a block with its mark and what should stand in it.
func rewritten(parts []string, language, inside string) string {
	return "<!-- " + parts[1] + ": " + parts[2] + " -->\n```" + language + "\n" + inside + "```"
}

// excerpt joins the declarations that a mark names.
func excerpt(t *testing.T, shown map[string]string, names []string) string {
	t.Helper()
	var texts []string
	for _, name := range names {
		require.Contains(t, shown, name, "no test in this folder declares this")
		assert.Equal(t, strings.HasPrefix(name, "Test"), token.IsExported(name), "%s: see declarations_test.go", name)
		texts = append(texts, shown[name])
	}
	return strings.Join(texts, "\n")
}

// printed is what a function writes to standard output.
func printed(t *testing.T, show func(t *testing.T)) string {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "output"))
	require.NoError(t, err)
	defer file.Close()
	terminal := os.Stdout
	defer func() { os.Stdout = terminal }()
	os.Stdout = file
	show(t)
	text, err := os.ReadFile(file.Name())
	require.NoError(t, err)
	return string(text)
}

// plain is a function of a guide that needs no test; the error that it returns fails the test.
func plain(show func() error) func(t *testing.T) {
	return func(t *testing.T) { require.NoError(t, show()) }
}

func TestGuidesCannotShowWhatIsNotRun(t *testing.T) {
	const fence = "```"
	g := guide{"a page", map[string]func(t *testing.T){"hello": func(*testing.T) { fmt.Println("hello") }}}
	stale := "<!-- code: autumn -->\n" + fence + "go\nold\n" + fence + "\n<!-- output: hello -->\n" + fence + "text\n" + fence + "\n"
	current := g.current(t, stale)
	assert.Equal(t, "<!-- code: autumn -->\n"+fence+"go\n"+declarations(t)["autumn"]+fence+
		"\n<!-- output: hello -->\n"+fence+"text\nhello\n"+fence+"\n", current)
	assert.Equal(t, current, g.current(t, current))
	assert.Zero(t, unmarked(current))
	assert.Equal(t, 1, unmarked(current+"\n"+fence+"go\nanything\n"+fence+"\n"))
	assert.Equal(t, 1, unmarked(current+"\n"+fence+"text\nanything\n"+fence+"\n"))
}
