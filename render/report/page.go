package report

import (
	"fmt"
	"strings"

	"entente/agents"
	"entente/render/wording"
)

// Options say how a page is written. The zero value is English, about Korea.
type Options struct {
	Language wording.Language
	// State is the id of the state that the page is about; KR, or the first one, where it is empty.
	State string
	// Labels name factors of terms that are not built in, by the term's name.
	Labels map[string]agents.Text
}

// Page is a report that can be written.
type Page struct {
	language    wording.Language
	words       *words
	title, lead string
	sections    []section
	figures     []*figure
}

func newPage(options Options) *Page {
	return &Page{language: options.Language, words: wordsOf(options.Language)}
}

// section begins a part of the page; an empty one is left out.
func (p *Page) section(id, heading string, blocks ...block) {
	if len(blocks) > 0 {
		p.sections = append(p.sections, section{id, heading, blocks})
	}
}

// figure puts a chart into the page. Its caption is what it shows to those who cannot see it.
func (p *Page) figure(title, caption string, specification object) block {
	specification["description"] = title // for those who have it read to them
	f := &figure{fmt.Sprintf("chart-%d", len(p.figures)+1), title, caption, specification}
	p.figures = append(p.figures, f)
	return block{Chart: f}
}

// plain is the page as text: what a test compares, and what a reader without a browser would miss least.
func (p *Page) plain() string {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n%s\n", p.title, p.lead)
	for _, section := range p.sections {
		fmt.Fprintf(&out, "\n## %s (#%s)\n", section.Heading, section.ID)
		plainBlocks(&out, section.Blocks)
	}
	return out.String()
}

func plainBlocks(out *strings.Builder, blocks []block) {
	for _, b := range blocks {
		switch {
		case b.Heading != "":
			fmt.Fprintf(out, "\n### %s\n", b.Heading)
		case b.Text != "":
			fmt.Fprintf(out, "%s\n", b.Text)
		case b.Warning != "":
			fmt.Fprintf(out, "! %s\n", b.Warning)
		case b.List != nil:
			fmt.Fprintf(out, "- %s\n", strings.Join(b.List, "\n- "))
		case b.Chart != nil:
			fmt.Fprintf(out, "[%s: %s]\n%s\n", b.Chart.ID, b.Chart.Title, b.Chart.Caption)
		case b.Table != nil:
			plainTable(out, b.Table)
		case b.More != nil:
			fmt.Fprintf(out, "> %s\n", b.More.Summary)
			plainBlocks(out, b.More.Blocks)
		}
	}
}

func plainTable(out *strings.Builder, t *table) {
	for k, column := range t.Columns {
		fmt.Fprintf(out, "%s%s", []string{"", " | "}[min(k, 1)], column.Heading)
	}
	out.WriteString("\n")
	for _, row := range t.Rows {
		for k, cell := range row {
			fmt.Fprintf(out, "%s%s", []string{"", " | "}[min(k, 1)], cell.Text)
		}
		out.WriteString("\n")
	}
}
