package scene

import (
	"image/color"
	"math"

	"entente/render/typeface"
)

func sqrt(x float64) float64 { return math.Sqrt(max(x, 0)) }

// mostNames is how many actors are tried for a name, the largest first.
const mostNames = 500

// coverActors takes what actors at rest cover. Names do not give way to those who pass by: they would flicker.
func (g *stage) coverActors(c *cover) {
	if g.scene.options.NoLabels {
		return
	}
	for i := range g.now {
		if g.now[i].way < 1 {
			continue
		}
		c.disc(g.now[i].x, g.now[i].y, g.now[i].r, g.actors[i])
	}
}

// drawNames writes names where they fit: the selected actor's, then the largest investors', and then
// movers', so that no name blinks because somebody passes by.
func (g *stage) drawNames(s *Scene, list *List) {
	if s.options.NoLabels {
		return
	}
	for i, who := range g.actors {
		if who == s.selected {
			g.drawName(s, list, i)
		}
	}
	for _, i := range g.order[:min(len(g.order), mostNames)] {
		if g.now[i].trail == 1 && g.actors[i] != s.selected {
			g.drawName(s, list, int(i))
		}
	}
	for k, mover := range g.movers {
		if g.actors[mover] != s.selected && k < mostNames {
			g.drawName(s, list, int(mover))
		}
	}
}

// drawName writes one name in its actor, or else under, over or beside it, wherever there is room first.
func (g *stage) drawName(s *Scene, list *List, i int) {
	who, spot, m := g.actors[i], &g.now[i], s.measure
	p := &s.layout.plates[who]
	ink := s.colours.text
	if s.selected >= 0 && who != s.selected {
		ink = faded(ink, 0.7)
	}
	for _, size := range [...]float64{m.text, m.small} {
		scale := size / m.text
		if p.fitsInto(spot.r / scale) {
			place := frame{spot.x - p.width*scale/2, spot.y - p.height*scale/2, p.width * scale, p.height * scale}
			if s.cover.free(place, who) && s.cover.take(place, labelOwner) {
				g.write(list, p, place, size, readableOn(g.shownColour(s, i)))
			}
			return
		}
	}
	away := spot.r + m.gap
	if who == s.selected || g.differs[i] {
		away += 3.2 * m.border
	}
	for _, place := range [...]frame{
		{spot.x - p.width/2, spot.y + away, p.width, p.height},
		{spot.x - p.width/2, spot.y - away - p.height, p.width, p.height},
		{spot.x + away + m.gap, spot.y - p.height/2, p.width, p.height},
		{spot.x - away - m.gap - p.width, spot.y - p.height/2, p.width, p.height},
	} {
		if spot.way == 1 && who != s.selected && g.crossesBorder(i, place) {
			continue
		}
		if place.within(g.room) && s.cover.free(place, who) && s.cover.take(place, labelOwner) {
			g.clear(s, list, i, place)
			g.write(list, p, place, m.text, ink)
			return
		}
	}
}

// clear covers the lines below a name with the ground that it stands on, so that no line strikes it out.
func (g *stage) clear(s *Scene, list *List, i int, place frame) {
	if g.now[i].way < 1 || g.crossesBorder(i, place) {
		return
	}
	ground := s.colours.ground
	if at := g.courses.of(i)[g.now[i].stay].place; at != outside {
		ground = mix(ground, s.blocColour(at), float64(s.colours.tint)/255)
	} else if !g.amongOthers(place) {
		return
	} else {
		ground = mix(ground, s.colours.faint, outsideTint)
	}
	ground.A = 200
	list.add(Relations, Shape{
		Kind: Box, X: float32(place.x), Y: float32(place.y), X2: float32(place.x + place.w), Y2: float32(place.y + place.h), Radius: 2, Colour: ground,
	})
}

// amongOthers says whether a name lies wholly within the place of those in no bloc.
func (g *stage) amongOthers(place frame) bool {
	home := g.homes[len(g.homes)-1]
	dx := max(home.x-place.x, place.x+place.w-home.x)
	dy := max(home.y-place.y, place.y+place.h-home.y)
	return dx*dx+dy*dy < home.r*home.r
}

// crossesBorder says whether a name would reach over the border of the bloc that its actor is at, or into another one.
func (g *stage) crossesBorder(i int, place frame) bool {
	at := g.courses.of(i)[g.now[i].stay].place
	for k, home := range g.homes[:len(g.homes)-1] {
		dx := max(place.x-home.x, home.x-place.x-place.w, 0)
		dy := max(place.y-home.y, home.y-place.y-place.h, 0)
		if int32(k) != at && dx*dx+dy*dy < home.r*home.r {
			return true
		}
	}
	if at == outside {
		return false
	}
	home := g.homes[at]
	dx := max(home.x-place.x, place.x+place.w-home.x)
	dy := max(home.y-place.y, place.y+place.h-home.y)
	return dx*dx+dy*dy > (home.r-g.scene.measure.border)*(home.r-g.scene.measure.border)
}

func (f frame) within(outer frame) bool {
	return f.x >= outer.x && f.y >= outer.y && f.x+f.w <= outer.x+outer.w && f.y+f.h <= outer.y+outer.h
}

func (g *stage) write(list *List, p *plate, place frame, size float64, ink color.NRGBA) {
	for k, line := range p.lines {
		baseline := place.y + size*(typeface.CapHeight+lineHeight*float64(k))
		scale := place.w / max(p.width, 1e-9)
		list.add(Labels, text(place.x+(p.width-p.widths[k])*scale/2, baseline, size, line, ink))
	}
}
