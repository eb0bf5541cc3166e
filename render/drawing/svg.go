package drawing

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"
)

// SVG writes the drawing as SVG, with nothing that another file would have to provide.
func (d *Drawing) SVG(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img" font-family="sans-serif">`+"\n",
		length(d.Width), length(d.Height), length(d.Width), length(d.Height))
	fmt.Fprintf(w, "<title>%s</title>\n", html.EscapeString(d.Title))
	fmt.Fprintf(w, `<rect width="100%%" height="100%%" fill="#ffffff"/>`+"\n")
	for _, s := range d.shapes {
		colour := fmt.Sprintf("#%02x%02x%02x", s.colour.R, s.colour.G, s.colour.B)
		if s.text != "" {
			weight := ""
			if s.bold {
				weight = ` font-weight="bold"`
			}
			fmt.Fprintf(w, `<text x="%s" y="%s" font-size="%s" text-anchor="%s" fill="%s"%s>%s</text>`+"\n", length(s.corners[0][0]), length(s.corners[0][1]),
				length(s.size), [...]string{"start", "middle", "end"}[s.anchor], colour, weight, html.EscapeString(s.text))
			continue
		}
		points := make([]string, 0, len(s.corners))
		for _, corner := range s.corners {
			points = append(points, length(corner[0])+","+length(corner[1]))
		}
		fmt.Fprintf(w, `<polygon points="%s" fill="%s"/>`+"\n", strings.Join(points, " "), colour)
	}
	fmt.Fprintln(w, "</svg>")
	return w.Flush()
}

// length writes a length to a hundredth of a pixel.
func length(x float64) string {
	text := strings.TrimRight(fmt.Sprintf("%.2f", x), "0")
	return strings.TrimSuffix(text, ".")
}
