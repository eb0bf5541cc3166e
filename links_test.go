package entente_test

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	// fenced is code, in which brackets are no links and a sharp sign begins no heading.
	fenced = regexp.MustCompile("(?ms)^```.*?^```|`[^`\n]*`")
)

// TestLinksOfPagesLeadSomewhere follows the links between pages: to files, and to headings in them.
func TestLinksOfPagesLeadSomewhere(t *testing.T) {
	followed := 0
	for _, page := range projectFiles(t, ".md") {
		if strings.Contains(page.path, "testdata/") {
			continue
		}
		for _, found := range link.FindAllStringSubmatch(fenced.ReplaceAllString(string(page.text), ""), -1) {
			if strings.Contains(found[1], "://") {
				continue
			}
			followed++
			file, anchor, _ := strings.Cut(found[1], "#")
			target := page.path
			if file != "" {
				target = path.Join(path.Dir(page.path), file)
			}
			if _, err := os.Stat(target); !assert.NoError(t, err, "%s links to %s", page.path, found[1]) {
				continue
			}
			if anchor != "" {
				assert.Contains(t, anchors(t, target), anchor, "%s links to %s", page.path, found[1])
			}
		}
	}
	require.Greater(t, followed, 10, "the README alone has that many")
}

// anchors are the headings of a page as links name them: lower-case, hyphens for spaces, no other marks.
func anchors(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	var names []string
	for _, found := range heading.FindAllStringSubmatch(fenced.ReplaceAllString(string(text), ""), -1) {
		name := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > 127:
				return r
			}
			return -1
		}, strings.ToLower(found[1]))
		names = append(names, name)
	}
	return names
}
