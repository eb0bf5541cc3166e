package scene

import "math"

// drawTies draws the ties between actors: a thin line, and for a feud a dotted one with a cross in its middle. Where an actor
// is selected, its ties stand out and those of others stand back.
func (g *stage) drawTies(s *Scene, list *List) {
	for k := range g.record.Ties {
		tie := &g.record.Ties[k]
		if min(tie.A, tie.B) < 0 || max(tie.A, tie.B) >= len(g.now) || tie.Strength == 0 {
			continue
		}
		presence, width := 0.5, 0.6+0.6*min(math.Abs(tie.Strength), 1)
		if s.selected >= 0 {
			presence = 0.2
			if g.actors[tie.A] == s.selected || g.actors[tie.B] == s.selected {
				presence, width = 1, width+0.8
			}
		}
		g.drawTie(s, list, &g.now[tie.A], &g.now[tie.B], presence, width*s.measure.hair, tie.Strength < 0)
	}
}

// drawTie draws a line from the edge of one actor to the edge of the other.
func (g *stage) drawTie(s *Scene, list *List, from, to *spot, presence, width float64, feud bool) {
	dx, dy := to.x-from.x, to.y-from.y
	distance := math.Hypot(dx, dy)
	if distance <= from.r+to.r+width {
		return
	}
	dx, dy = dx/distance, dy/distance
	line := Shape{
		Kind: Line, X: float32(from.x + dx*from.r), Y: float32(from.y + dy*from.r), X2: float32(to.x - dx*to.r), Y2: float32(to.y - dy*to.r),
		Width: float32(width), Colour: faded(s.colours.muted, presence),
	}
	if !feud {
		list.add(Relations, line)
		return
	}
	line.Colour = faded(s.colours.hostile, presence)
	line.Dash, line.Gap = float32(1.5*width), float32(3*width)
	list.add(Relations, line)
	// A cross, turned with the line.
	arm := 3 * s.measure.hair
	x, y := float64(line.X+line.X2)/2, float64(line.Y+line.Y2)/2
	line.Dash, line.Gap = 0, 0
	for _, side := range [...]float64{1, -1} {
		ax, ay := arm*(dx-side*dy), arm*(dy+side*dx)
		line.X, line.Y, line.X2, line.Y2 = float32(x-ax), float32(y-ay), float32(x+ax), float32(y+ay)
		list.add(Relations, line)
	}
}
