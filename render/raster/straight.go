package raster

import (
	"image"

	"entente/render/scene"
)

// line draws a straight line; a pixel is covered by how far its middle is inside.
func line(picture *image.RGBA, s *scene.Shape) {
	dx, dy := s.X2-s.X, s.Y2-s.Y
	length := root(dx*dx + dy*dy)
	if length == 0 {
		return
	}
	dx, dy = dx/length, dy/length
	if s.Gap > 0 && s.Dash > 0 {
		for at := float32(0); at < length; at += s.Dash + s.Gap {
			piece(picture, s, s.X+dx*at, s.Y+dy*at, dx, dy, min(s.Dash, length-at))
		}
		return
	}
	piece(picture, s, s.X, s.Y, dx, dy, length)
}

func piece(picture *image.RGBA, s *scene.Shape, fromX, fromY, dx, dy, length float32) {
	colour, width, height := inkOf(s.Colour), picture.Rect.Dx(), picture.Rect.Dy()
	half := s.Width / 2
	reach := half + 1
	toX, toY := fromX+dx*length, fromY+dy*length
	thin := part(s.Width)
	for y := max(floor(min(fromY, toY)-reach), 0); y <= min(floor(max(fromY, toY)+reach), height-1); y++ {
		py := float32(y) + 0.5 - fromY
		left, right := min(fromX, toX)-reach, max(fromX, toX)+reach
		if flat := max(dy, -dy); flat > 1e-3 {
			// Where the row meets the line, and as far to both sides as its thickness goes.
			middle, aside := fromX+py*dx/dy, reach/flat
			left, right = max(left, middle-aside), min(right, middle+aside)
		}
		row := picture.Pix[y*picture.Stride:]
		for x := max(floor(left), 0); x <= min(floor(right), width-1); x++ {
			px := float32(x) + 0.5 - fromX
			along, across := px*dx+py*dy, py*dx-px*dy
			inside := min(half+0.5-max(across, -across), along+0.5, length-along+0.5)
			if inside > 0 {
				colour.cover(row[4*x:], part(inside)*thin/255)
			}
		}
	}
}

// box fills a rectangle with sides along the axes.
func box(picture *image.RGBA, s *scene.Shape) {
	colour, width, height := inkOf(s.Colour), picture.Rect.Dx(), picture.Rect.Dy()
	inside := func(k int, from, to float32) float32 {
		return max(min(float32(k+1), to)-max(float32(k), from), 0)
	}
	for y := max(floor(s.Y), 0); y <= min(floor(s.Y2), height-1); y++ {
		down := inside(y, s.Y, s.Y2)
		row := picture.Pix[y*picture.Stride:]
		for x := max(floor(s.X), 0); x <= min(floor(s.X2), width-1); x++ {
			colour.cover(row[4*x:], part(down*inside(x, s.X, s.X2)))
		}
	}
}
