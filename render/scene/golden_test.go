package scene

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/wording"
)

// written is a list as text, one shape a line, lengths to half a pixel.
func written(list *List) string {
	var out strings.Builder
	shape := func(s *Shape) {
		half := func(x float32) string { return fmt.Sprintf("%g", float64(int(x*2+0.5))/2) }
		fmt.Fprintf(&out, "  %s #%02x%02x%02x%02x at %s,%s", s.Kind, s.Colour.R, s.Colour.G, s.Colour.B, s.Colour.A, half(s.X), half(s.Y))
		switch s.Kind {
		case Disc:
			fmt.Fprintf(&out, " r %s", half(s.Radius))
		case Ring:
			fmt.Fprintf(&out, " r %s width %s dash %s gap %s", half(s.Radius), half(s.Width), half(s.Dash), half(s.Gap))
		case Line, Box:
			fmt.Fprintf(&out, " to %s,%s width %s r %s", half(s.X2), half(s.Y2), half(s.Width), half(s.Radius))
		case Path:
			last := s.Points[len(s.Points)-1]
			fmt.Fprintf(&out, " %d points from %s,%s to %s,%s width %s", len(s.Points), half(s.Points[0].X), half(s.Points[0].Y), half(last.X), half(last.Y), half(s.Width))
		case Text:
			fmt.Fprintf(&out, " size %s %q", half(s.Size), s.Text)
		}
		out.WriteString("\n")
	}
	out.WriteString("backdrop\n")
	for k := range list.Backdrop {
		shape(&list.Backdrop[k])
	}
	for layer := range list.Layers {
		fmt.Fprintf(&out, "%s\n", Layer(layer))
		for k := range list.Layers[layer] {
			shape(&list.Layers[layer][k])
		}
	}
	return out.String()
}

func TestSceneAsDataIsGolden(t *testing.T) {
	for _, test := range []struct {
		name    string
		options Options
		select_ string
		t       float64
	}{
		{"start", Options{}, "", 0},
		{"joining", Options{}, "", 1.5},
		{"founding", Options{ColourBy: ByHome, Theme: Dark, Language: wording.Korean}, "", 2.4},
		{"end", Options{Width: 640, Height: 360}, "", 4},
		{"card", Options{}, "chips", 3},
		{"map", Options{Width: 640, Height: 480, NoPanel: true, NoLabels: true}, "", 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := New(small(), test.options)
			require.NoError(t, err)
			s.Select(test.select_)
			var list List
			s.Frame(test.t, &list)
			file := filepath.Join("testdata", test.name+".txt")
			if *update {
				require.NoError(t, os.MkdirAll("testdata", 0o755))
				require.NoError(t, os.WriteFile(file, []byte(written(&list)), 0o644))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Equal(t, string(want), written(&list), "run: go test ./render/scene -update")
		})
	}
}
