package scene

import "image/color"

// List is what is to be drawn, layer upon layer, in pixels from the upper left corner. Hand the same list to Frame again
// and again: it is emptied and filled without allocating.
type List struct {
	Width, Height int
	// Ground is what everything is drawn on.
	Ground color.NRGBA
	// Backdrop is drawn first. It is the same for all times of a scene, until the scene is updated or another actor is
	// selected: whoever draws it may keep its picture for as long as SameBackdrop says.
	Backdrop []Shape
	// Layers are drawn in order after it.
	Layers [LayerCount][]Shape
}

// Layer says what lies above what.
type Layer uint8

// The layers, the lowest first.
const (
	Territories Layer = iota // blocs
	Relations                // hostility between blocs, ties between actors, and second memberships
	Trails                   // where movers came from
	Nodes                    // actors at rest
	Movers                   // actors on their way
	Marks                    // rings around actors, and plates under labels
	Labels                   // names
	Panel                    // what changes beside the map
	LayerCount
)

var layerNames = [LayerCount]string{"territories", "relations", "trails", "nodes", "movers", "marks", "labels", "panel"}

// String is the layer's name.
func (l Layer) String() string { return layerNames[l] }

// Kind tells shapes apart.
type Kind uint8

// The kinds of shape.
const (
	Disc Kind = iota // filled, around X, Y with Radius
	Ring             // a circle's line of Width around X, Y with Radius; dashed if Gap is positive
	Line             // from X, Y to X2, Y2, of Width, with flat ends; dashed if Gap is positive
	Path             // lines of Width through Points, with round joins
	Box              // filled, from X, Y to X2, Y2, its corners rounded by Radius
	Text             // Text of Size, its baseline starting at X, Y
)

var kindNames = [...]string{"disc", "ring", "line", "path", "box", "text"}

// String is the kind's name.
func (k Kind) String() string { return kindNames[k] }

// Shape is one thing to draw, in one colour. Which fields count is said beside the kinds.
type Shape struct {
	Kind         Kind
	Colour       color.NRGBA
	X, Y, X2, Y2 float32
	Radius       float32
	Width        float32
	// Dash and Gap are lengths along a dashed line.
	Dash, Gap float32
	Size      float32
	Text      string
	// Points belong to the scene: read them, and only until its next frame.
	Points []Point
}

// Point is a place in the picture.
type Point struct{ X, Y float32 }

// reset empties the list and keeps its memory.
func (l *List) reset(width, height int, ground color.NRGBA) {
	l.Width, l.Height, l.Ground = width, height, ground
	for k := range l.Layers {
		l.Layers[k] = l.Layers[k][:0]
	}
}

func (l *List) add(layer Layer, shape Shape) {
	if shape.Colour.A > 0 {
		l.Layers[layer] = append(l.Layers[layer], shape)
	}
}

// SameBackdrop says whether a backdrop that was drawn before is still this list's.
func (l *List) SameBackdrop(before []Shape) bool {
	return len(before) == len(l.Backdrop) && (len(before) == 0 || &before[0] == &l.Backdrop[0])
}
