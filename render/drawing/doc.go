// Package drawing is a list of simple shapes, written as SVG or drawn as PNG.
//
//   - drawing.go: Drawing and its shapes
//   - svg.go, png.go: the two ways to write it
//   - colour.go: the colours, which people who see few colours can tell apart
//
// The same drawing gives the same bytes every time.
package drawing
