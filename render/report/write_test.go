package report

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func starterPage(t *testing.T) string {
	t.Helper()
	page, err := OfRun(firstThree(starterRun(t)))
	require.NoError(t, err)
	return written(t, page)
}

// firstThree adds the usual options to what a page is made of.
func firstThree[A, B, C any](a A, b B, c C) (A, B, C, Options) { return a, b, c, Options{} }

func TestTheSameResultGivesTheSameBytes(t *testing.T) {
	assert.Equal(t, sha256.Sum256([]byte(starterPage(t))), sha256.Sum256([]byte(starterPage(t))))
}

func TestPageAllowsNothingButItsOwnScriptsAndStyle(t *testing.T) {
	page := starterPage(t)
	found := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`).FindStringSubmatch(page)
	require.NotNil(t, found)
	policy := html.UnescapeString(found[1])
	assert.True(t, strings.HasPrefix(policy, "default-src 'none'; "))
	assert.NotContains(t, policy, "unsafe")
	assert.Less(t, strings.Index(page, "Content-Security-Policy"), strings.Index(page, "<style"),
		"it stands before what it is about")
	var hashes []string
	for _, element := range regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(page, -1) {
		sum := sha256.Sum256([]byte(element[2]))
		hashes = append(hashes, fmt.Sprintf("%s-src 'sha256-%s'", element[1], base64.StdEncoding.EncodeToString(sum[:])))
	}
	require.Len(t, hashes, 3, "the style, the library and the program")
	assert.Contains(t, policy, hashes[0])
	assert.Contains(t, policy, hashes[1]+" "+strings.TrimPrefix(hashes[2], "script-src "))
}

// TestPageLoadsNothing looks at all but the charting library, which holds the names of namespaces as addresses.
func TestPageLoadsNothing(t *testing.T) {
	page := starterPage(t)
	drawing, err := library()
	require.NoError(t, err)
	require.Contains(t, page, drawing)
	own := strings.Replace(page, drawing, "", 1)
	assert.NotRegexp(t, `(?i)https?:`, own)
	assert.NotRegexp(t, `(?i)\b(src|srcset|action|data)=`, own)
	assert.NotRegexp(t, `(?i)<(link|iframe|object|embed|base|form|img|image|audio|video)\b`, own)
	assert.NotRegexp(t, `(?i)@import|url\(|fetch\(|XMLHttpRequest|WebSocket`, own)
	for _, link := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(own, -1) {
		assert.True(t, strings.HasPrefix(link[1], "#"), link[1])
		assert.Contains(t, own, `id="`+link[1][1:]+`"`, "a link leads to a section")
	}
}

func TestLibraryIsTheOneThatIsListed(t *testing.T) {
	list, err := os.ReadFile("library/versions.txt")
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(list)), "\n")
	require.Len(t, lines, 3)
	for _, line := range lines {
		hash, about, _ := strings.Cut(line, "  ")
		text, err := unpacked("library/" + about[strings.LastIndex(about, "/")+1:] + ".gz")
		require.NoError(t, err)
		assert.Equal(t, hash, fmt.Sprintf("%x", sha256.Sum256([]byte(text))), about)
		name, _, _ := strings.Cut(about, " ")
		renew, err := os.ReadFile("library/renew")
		require.NoError(t, err)
		assert.Contains(t, string(renew), name, "the script fetches the version that is listed")
	}
}

func TestLibraryOfAnotherMakingIsRefused(t *testing.T) {
	_, err := asScript("export { other };")
	assert.ErrorContains(t, err, "this version is made otherwise")
	assert.ErrorContains(t, embeddable("fine", "a</SCRIPT>"), `holds "</script" at byte 1`)
	assert.ErrorContains(t, embeddable("a<!--"), "cannot stand in a page")
	assert.ErrorContains(t, embeddable("a\r\nb"), "characters that browsers replace")
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestErrorOfTheWriterIsGiven(t *testing.T) {
	page, err := OfRun(firstThree(starterRun(t)))
	require.NoError(t, err)
	assert.EqualError(t, page.Write(fullDisk{}), "writing the report: no space left")
}
