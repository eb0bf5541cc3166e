package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
)

var (
	//go:embed page.html
	pageTemplate string
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageProgram string
)

// Write writes the page as one HTML file of about 800 KB, nearly all of it the charting library. Every text of a result is
// escaped. It fails where the writer does.
func (p *Page) Write(w io.Writer) error {
	if err := p.write(w); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

func (p *Page) write(w io.Writer) error {
	charts, err := p.charts()
	if err != nil {
		return err
	}
	drawing, err := library()
	if err != nil {
		return err
	}
	if err := embeddable(drawing, pageProgram); err != nil {
		return err
	}
	parsed, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	return parsed.Execute(w, map[string]any{
		"Lang": p.language.String(), "Title": p.title, "Lead": p.lead, "Sections": p.sections, "Words": p.words,
		"Style": template.CSS(pageStyle), "Policy": policy(pageStyle, drawing, pageProgram),
		"Charts": template.JS(charts), "Library": template.JS(drawing), "Program": template.JS(pageProgram),
	})
}

// charts are the specifications of all charts by name. The encoder writes <, >, & and the two line separators of Unicode as
// escapes, so that no text in it can end the script block that it stands in.
func (p *Page) charts() ([]byte, error) {
	drawn := map[string]object{}
	for _, figure := range p.figures {
		drawn[figure.ID] = figure.specification
	}
	return json.Marshal(object{"config": configuration(), "charts": drawn, "failed": p.words.ChartFailed})
}
