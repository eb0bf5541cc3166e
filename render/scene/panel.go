package scene

import "entente/render/typeface"

// panel is what stands beside the map: the date, shares over time, and the feed or the card of an actor.
type panel struct {
	room   frame
	chart  chart
	feed   feed
	story  frame // of the feed or the card
	date   Point // where it starts on its baseline
	dates  []string
	ending bool // the date is set from its end
	size   float64
}

func newPanel(s *Scene, room frame) panel {
	m := s.measure
	p := panel{room: room, size: 1.9 * m.text}
	longest := s.stages[0].record
	for _, stage := range s.stages {
		if stage.record.Ticks > longest.Ticks {
			longest = stage.record
		}
	}
	for tick := range s.ticks {
		p.dates = append(p.dates, s.options.Language.Date(longest.Calendar, tick))
	}
	if s.options.NoPanel {
		p.ending = true
		last := s.stages[len(s.stages)-1].room
		p.size = 1.5 * m.text
		p.date = Point{float32(last.x + last.w), float32(last.y + p.size)}
		return p
	}
	inner := room.inset(14 * m.u)
	p.date = Point{float32(inner.x), float32(inner.y + typeface.CapHeight*p.size + 2*m.u)}
	top := 1.35 * p.size
	left := frame{inner.x, inner.y + top, inner.w, inner.h - top}
	if room.w > 1.5*room.h {
		left.w = 0.48 * inner.w
		p.story = frame{inner.x + 0.52*inner.w, inner.y, 0.48 * inner.w, inner.h}
		p.chart = newChart(s, left)
	} else {
		p.chart = newChart(s, frame{left.x, left.y, left.w, 0.62 * left.h})
		p.story = left
		p.story.y = p.chart.bottom + 1.2*m.text
		p.story.h = left.y + left.h - p.story.y
	}
	p.feed = newFeed(s, p.story)
	return p
}

// draw draws what changes beside the map.
func (p *panel) draw(s *Scene, list *List, t float64) {
	date := p.dates[s.tick(t)]
	x := float64(p.date.X)
	if p.ending {
		x -= s.font.Width(date, p.size)
	}
	list.add(Panel, text(x, float64(p.date.Y), p.size, date, s.colours.text))
	if s.options.NoPanel {
		return
	}
	p.chart.draw(s, list, t)
	if s.selected >= 0 {
		s.card.draw(s, list, t)
		return
	}
	p.feed.draw(s, list, t)
}

// newBackdrop draws what never changes: titles, keys, and the panel with the lines of its chart, pale.
func (s *Scene) newBackdrop() []Shape {
	m, list := s.measure, &List{}
	for k, stage := range s.stages {
		room := stage.room
		width := room.w
		if s.options.NoPanel && k == len(s.stages)-1 {
			width -= 9 * m.text
		}
		title := s.options.Language.Text(stage.record.Title)
		if title == "" {
			title = stage.record.Scenario
		}
		size := 1.35 * m.text
		list.add(Panel, text(room.x, room.y+typeface.CapHeight*size+1*m.u, size, s.font.Fit(title, size, width), s.colours.text))
		list.add(Panel, text(room.x, room.y+typeface.CapHeight*size+1*m.u+1.45*m.small, m.small, s.font.Fit(s.origin(stage), m.small, width), s.colours.muted))
		s.key(list, stage)
	}
	if !s.options.NoPanel {
		r := s.panel.room
		list.add(Panel, Shape{Kind: Box, X: float32(r.x), Y: float32(r.y), X2: float32(r.x + r.w), Y2: float32(r.y + r.h), Colour: s.colours.panel})
		s.panel.chart.backdrop(s, list)
		if s.selected < 0 {
			s.panel.feed.backdrop(s, list)
		}
	}
	return list.Layers[Panel]
}
