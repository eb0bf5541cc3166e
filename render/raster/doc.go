// Package raster draws a scene into a picture in memory: no display, no cgo, the same bytes every time.
//
//   - painter.go: Painter, which draws a list
//   - blend.go, round.go, straight.go, path.go, text.go: the kinds of shape
package raster
