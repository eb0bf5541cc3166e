package typeface

import "strings"

// Ascent, Descent and CapHeight are parts of a text's size: how far the boxes of its letters reach over and under the
// baseline, and how high a capital or a Hangul syllable stands.
const (
	Ascent    = 0.88
	Descent   = 0.16
	CapHeight = 0.73
)

// Width is how wide a text of a size is, in the units of the size.
func (f *Font) Width(text string, size float64) float64 {
	sum := 0.0
	for _, r := range text {
		sum += f.advance(r)
	}
	return sum * size / f.units
}

func (f *Font) advance(r rune) float64 {
	if advance, known := f.advances[r]; known {
		return advance
	}
	return f.missing
}

// Fit is the text, or as much of its beginning as fits into a width with an ellipsis after it; nothing where not even that fits.
func (f *Font) Fit(text string, size, width float64) string {
	if f.Width(text, size) <= width {
		return text
	}
	room := width - f.Width("…", size)
	end, used := 0, 0.0
	for at, r := range text {
		used += f.advance(r) * size / f.units
		if used > room {
			break
		}
		end = at + len(string(r))
	}
	if end == 0 {
		return ""
	}
	return strings.TrimRight(text[:end], " ,.;:") + "…"
}

// Wrap breaks a text between words into lines of at most a width, the last of at most so many lines shortened.
func (f *Font) Wrap(text string, size, width float64, most int) []string {
	var lines []string
	line := ""
	words := strings.Fields(text)
	for at, word := range words {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line == "" || f.Width(longer, size) <= width {
			line = longer
			continue
		}
		if len(lines) == most-1 {
			return append(lines, f.Fit(line+" "+strings.Join(words[at:], " "), size, width))
		}
		lines = append(lines, f.Fit(line, size, width))
		line = word
	}
	if line != "" {
		lines = append(lines, f.Fit(line, size, width))
	}
	return lines
}
