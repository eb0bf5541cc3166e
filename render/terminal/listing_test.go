package terminal

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// cities is a listing whose figures mean nothing.
func cities() *Listing {
	l := NewListing("about", "id", "name", ">people m", "empty")
	l.Row([]string{"on the Han; " + strings.Repeat("bridges ", 6), "since 1394"}, "seoul", "서울", "9.4", "")
	l.Row(nil, "nyc", "New York City", "8.3", "")
	return l
}

func TestDetailsStandBesideWhereThereIsRoom(t *testing.T) {
	assert.Equal(t, strings.TrimPrefix(`
                        people
  id     name                m  about
  seoul  서울              9.4  on the Han; bridges bridges bridges bridges
                                  bridges bridges
                                since 1394
  nyc    New York City     8.3`, "\n"), strings.Join(cities().Lines(78, "  "), "\n"))
}

func TestDetailsGoUnderTheirRowWhereThereIsNone(t *testing.T) {
	assert.Equal(t, strings.TrimPrefix(`
                        people
  id     name                m
  seoul  서울              9.4
    on the Han; bridges bridges
      bridges bridges bridges
      bridges
    since 1394
  nyc    New York City     8.3`, "\n"), strings.Join(cities().Lines(34, "  "), "\n"))
}

func TestListingsLoseNothingAndKeepTheirWidth(t *testing.T) {
	words := rapid.StringMatching(`([a-z]{1,9}|[가-나]{1,6})( [a-z]{1,9}| [가-나]{1,6}){0,5}`)
	rapid.Check(t, func(t *rapid.T) {
		l := NewListing("details", "id", "name", ">n")
		var all string
		for range rapid.IntRange(1, 4).Draw(t, "rows") {
			cells := []string{words.Draw(t, "id"), words.Draw(t, "name"), rapid.StringMatching(`[0-9]{0,5}`).Draw(t, "n")}
			details := rapid.SliceOfN(words, 0, 3).Draw(t, "details")
			l.Row(details, cells...)
			all += strings.Join(cells, "") + strings.Join(details, "")
		}
		width := rapid.IntRange(48, 130).Draw(t, "width")
		lines := l.Lines(width, "  ")
		for _, line := range lines {
			assert.LessOrEqual(t, Columns(line), width, line)
		}
		letters := func(text string) int { return len([]rune(strings.Join(strings.Fields(text), ""))) }
		heads := l.headLines(l.widths(), false)
		assert.GreaterOrEqual(t, letters(strings.Join(lines, "")), letters(all)+letters(strings.Join(heads, ""))-letters("details"))
	})
}
