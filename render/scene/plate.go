package scene

import (
	"slices"
	"strings"

	"entente/agents"
	"entente/render/typeface"
)

// plate is an actor's name as it is shown, in one or two lines.
type plate struct {
	lines         []string
	widths        []float64
	width, height float64
	// filling is how much of an actor's radius its name may reach.
	filling float64
}

// The widest line of a name, in sizes of the text, and how far apart lines are.
const (
	widestLine = 7.2
	lineHeight = 1.12
)

// newPlate breaks a name into lines. A government's name stands within its ring.
func newPlate(font *typeface.Font, name string, size float64, kind agents.Kind) plate {
	p := plate{lines: []string{name}, filling: 1}
	if kind == agents.Government {
		p.filling = 0.72
	}
	if font.Width(name, size) > widestLine*size {
		p.lines = balanced(font, name, size)
	}
	for _, line := range p.lines {
		width := font.Width(line, size)
		p.widths = append(p.widths, width)
		p.width = max(p.width, width)
	}
	p.height = size * (lineHeight*float64(len(p.lines)-1) + typeface.CapHeight + typeface.Descent)
	return p
}

// balanced breaks a name into at most two lines as even as can be.
func balanced(font *typeface.Font, name string, size float64) []string {
	narrow := 0.55 * font.Width(name, size)
	for width := narrow; width < widestLine*size; width += size / 4 {
		if lines := font.Wrap(name, size, width, 3); len(lines) <= 2 && whole(lines) {
			return lines
		}
	}
	return font.Wrap(name, size, widestLine*size, 2)
}

// whole says that no line was shortened.
func whole(lines []string) bool {
	return !slices.ContainsFunc(lines, func(line string) bool { return line == "" || strings.HasSuffix(line, "…") })
}

// fitsInto says whether the name fits into a disc.
func (p *plate) fitsInto(radius float64) bool {
	return float64(p.width*p.width/4)+float64(p.height*p.height/4) <= p.filling*p.filling*radius*radius
}
