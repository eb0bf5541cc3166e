package player

import (
	"math"

	"entente/render/scene"
)

// leverCount is how many levers a state has; the room for them is the same for all.
const leverCount = 5

// leverGrid is in how many columns and rows the levers stand.
func (p *Player) leverGrid() (columns, rows int) {
	columns = min(max(int(float64(p.size.width)/p.style.leastCell), 1), leverCount)
	rows = (leverCount + columns - 1) / columns
	return columns, rows
}

// leverCell is the place of a lever in the window, and track the part of it along which it is moved.
func (p *Player) leverCell(k int) (cell, track area) {
	s := &p.style
	columns, _ := p.leverGrid()
	top := float64(p.size.height-p.controlsHeight()) + s.headHeight
	width := (float64(p.size.width) - 16*s.unit) / float64(columns)
	cell = area{8*s.unit + width*float64(k%columns), top + s.leverHeight*float64(k/columns), width, s.leverHeight}
	track = area{cell.x + 12*s.unit, cell.y + 20*s.unit, cell.w - 24*s.unit, 14 * s.unit}
	return cell, track
}

// drawLevers draws the levers of a state as sliders.
func (p *Player) drawLevers(list *scene.List, room area) {
	p.read()
	s, l := &p.style, &p.levers
	p.stroke(list, room.x, room.y, room.x+room.w, room.y, max(s.unit, 1), s.line)
	p.write(list, room.x+20*s.unit, room.y+s.headHeight/2+2*s.unit, s.text, l.heading, s.ink)
	hint := p.words().hint
	if left := room.x + room.w - 20*s.unit - p.font.Width(hint, s.small); left > room.x+40*s.unit+p.font.Width(l.heading, s.text) {
		p.write(list, left, room.y+s.headHeight/2+2*s.unit, s.small, hint, s.muted)
	}
	for k := range l.list {
		lever := &l.list[k]
		cell, track := p.leverCell(k)
		ink := s.muted
		if k == l.chosen {
			ink = s.accent
			p.box(list, area{cell.x + 3*s.unit, cell.y, cell.w - 6*s.unit, cell.h - 2*s.unit}, 4*s.unit, faded(s.accent))
		}
		value := l.values[k]
		width := p.font.Width(value, s.small)
		p.write(list, track.x, cell.y+10*s.unit, s.small, l.names[k].fit(p, lever.Name, track.w-width-8*s.unit), s.ink)
		p.write(list, track.x+track.w-width, cell.y+10*s.unit, s.small, value, s.ink)
		p.slider(list, track, (lever.Value-lever.Low)/(lever.High-lever.Low), ink)
	}
}

// leverAt is the lever at a point, -1 for none.
func (p *Player) leverAt(x, y float64) int {
	if !p.levers.open {
		return -1
	}
	for k := range p.levers.list {
		if cell, _ := p.leverCell(k); cell.holds(x, y) {
			return k
		}
	}
	return -1
}

// pull moves a lever to where the mouse is.
func (p *Player) pull(k int, x float64) {
	_, track := p.leverCell(k)
	lever := &p.levers.list[k]
	part := min(max((x-track.x)/math.Max(track.w, 1), 0), 1)
	p.move(k, lever.Low+(lever.High-lever.Low)*part)
}
