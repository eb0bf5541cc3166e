package report

import (
	"fmt"
	"strings"

	"entente/agents"
	"entente/render/terminal"
)

// ShortPath is a path without what stands between the thing that it is about and its last key.
func ShortPath(path string) string {
	parts := strings.Split(path, ".")
	last := parts[len(parts)-1]
	switch {
	case parts[0] == "weights":
		return "weight of " + last
	case len(parts) < 3:
		return last
	case last[0] >= '0' && last[0] <= '9': // A year, of a bloc's pledges.
		return parts[1] + " " + parts[len(parts)-2] + " " + last
	}
	return parts[1] + " " + last
}

// lever is what a figure of a path is about, in the page's language: the weight of a reason goes by the reason's label.
func (p *Page) lever(path string) string {
	if name, isWeight := strings.CutPrefix(path, "weights."); isWeight {
		for _, term := range agents.Terms() {
			if about := term.Term.About(); about.Name == name {
				return fmt.Sprintf(p.words.WeightOf, p.name(about.Label, name))
			}
		}
	}
	return ShortPath(path)
}

// labelColumns is how wide the label of a row may be before it is folded.
const labelColumns = 28

// folded breaks a label into lines, a path after its dots and underlines.
func folded(label string) string {
	if strings.Contains(label, " ") || !strings.ContainsAny(label, "._") {
		return strings.Join(terminal.Wrap(label, labelColumns, ""), "\n")
	}
	var lines []string
	line := ""
	for _, piece := range strings.SplitAfter(strings.ReplaceAll(label, "_", "_."), ".") {
		piece = strings.Replace(piece, "_.", "_", 1)
		if line != "" && terminal.Columns(line+piece) > labelColumns {
			lines, line = append(lines, line), ""
		}
		line += piece
	}
	return strings.Join(append(lines, line), "\n")
}

// highest is how many lines the highest of some labels has.
func highest(labels []string) int {
	most := 1
	for _, label := range labels {
		most = max(most, 1+strings.Count(label, "\n"))
	}
	return most
}
