package scene

import (
	"image/color"
	"math"
	"strconv"

	"entente/render/typeface"
)

// blocLook is what a bloc of the record looks like.
type blocLook struct {
	colour, ink color.NRGBA
	name        string
	start       float64 // of the name, within the pill
	pill        frame
}

func newBlocLooks(s *Scene, g *stage) []blocLook {
	looks := make([]blocLook, len(g.blocs))
	most := 0
	for k := range g.record.BlocRows {
		most = max(most, int(g.record.BlocRows[k].Members))
	}
	m := s.measure
	for b, k := range g.blocs {
		look := &looks[b]
		look.colour = s.blocColour(k)
		look.ink = readableOn(look.colour)
		countWidth := s.font.Width(strconv.Itoa(most), m.text)
		home := g.homes[k]
		padding := 0.6 * m.text
		widest := min(max(2.4*home.r, 6*m.text), g.room.w)
		// At an edge of the map a wide pill would be cut off.
		look.start = padding
		if s.options.ColourBy == ByHome {
			look.start += padding + 0.3*m.text // a dot in the bloc's colour, as in the chart
		}
		look.name = s.font.Fit(s.name(&s.cast.blocs[k]), m.text, widest-countWidth-look.start-2*padding)
		w := look.start + s.font.Width(look.name, m.text) + countWidth + 2*padding
		x := min(max(home.x-w/2, g.room.x), g.room.x+g.room.w-w)
		look.pill = frame{x, home.y - home.r - m.pill/2, w, m.pill}
	}
	return looks
}

// blocColour is the colour of a bloc of the cast. Where colour shows homes, blocs are grey on the map.
func (s *Scene) blocColour(bloc int32) color.NRGBA {
	if s.options.ColourBy == ByHome {
		return s.colours.nobody
	}
	return colourOf(int(bloc))
}

// drawBlocs draws the territories: the more open a bloc is, the wider the gaps of its border.
func (g *stage) drawBlocs(s *Scene, list *List, t float64) {
	m := s.measure
	for b, k := range g.blocs {
		presence := g.presence(b, t, s.ease)
		look, home := &g.blocLooks[b], g.homes[k]
		if presence < 1 {
			// Where a bloc will be, or was.
			list.add(Territories, Shape{
				Kind: Ring, X: float32(home.x), Y: float32(home.y), Radius: float32(home.r), Width: float32(m.hair),
				Colour: faded(s.colours.faint, 0.6*(1-presence)),
			})
		}
		if presence == 0 {
			continue
		}
		r := home.r * (0.9 + 0.1*presence)
		tint := look.colour
		tint.A = s.colours.tint
		list.add(Territories, Shape{Kind: Disc, X: float32(home.x), Y: float32(home.y), Radius: float32(r), Colour: faded(tint, presence)})
		openness := g.between(t, func(tick int) float64 { return g.record.Bloc(tick, b).Openness })
		around := 2 * math.Pi * r
		period := around / math.Max(math.Round(around/(11*m.u+6)), 6)
		gap := period * 0.62 * min(max(openness, 0), 1)
		if gap < 0.08*period {
			gap = 0
		}
		list.add(Territories, Shape{
			Kind: Ring, X: float32(home.x), Y: float32(home.y), Radius: float32(r), Width: float32(m.border),
			Dash: float32(period - gap), Gap: float32(gap), Colour: faded(look.colour, presence),
		})
	}
}

// drawPills writes the blocs' names and how many members they have onto their borders.
func (g *stage) drawPills(s *Scene, list *List, t float64) {
	m := s.measure
	for b := range g.blocs {
		presence := g.presence(b, t, s.ease)
		look := &g.blocLooks[b]
		if presence == 0 || !s.cover.take(look.pill, pillOwner) {
			continue
		}
		p := look.pill
		list.add(Marks, Shape{
			Kind: Box, X: float32(p.x), Y: float32(p.y), X2: float32(p.x + p.w), Y2: float32(p.y + p.h), Radius: float32(p.h / 2),
			Colour: faded(look.colour, presence),
		})
		baseline := p.y + p.h/2 + typeface.CapHeight/2*m.text
		ink := faded(look.ink, presence)
		padding := 0.6 * m.text
		list.add(Labels, text(p.x+look.start, baseline, m.text, look.name, ink))
		if s.options.ColourBy == ByHome {
			list.add(Marks, Shape{
				Kind: Disc, X: float32(p.x + padding + 0.1*m.text), Y: float32(p.y + p.h/2), Radius: float32(0.34 * m.text),
				Colour: faded(colourOf(int(g.blocs[b])), presence),
			})
		}
		count := s.numbers[int(g.record.Bloc(s.clamp(g, t), b).Members)]
		width := s.font.Width(count, m.text)
		list.add(Labels, text(p.x+p.w-padding-width, baseline, m.text, count, faded(ink, 0.8)))
	}
}

// clamp is the tick whose end a stage shows at a time.
func (s *Scene) clamp(g *stage, t float64) int { return min(max(int(t), 0), g.record.Ticks-1) }

func text(x, y, size float64, what string, colour color.NRGBA) Shape {
	return Shape{Kind: Text, X: float32(x), Y: float32(y), Size: float32(size), Text: what, Colour: colour}
}

// outsideTint is how much of the faint colour the place of those in no bloc has.
const outsideTint = 0.35

// drawOutside shows where actors in no bloc are, as long as there are any.
func (g *stage) drawOutside(s *Scene, list *List, t float64) {
	m, home := s.measure, g.homes[len(g.homes)-1]
	now, before := 0, 0
	tick := s.clamp(g, t)
	for i := range g.actors {
		if g.record.Actor(tick, i).Memberships == 0 {
			now++
		}
		if tick > 0 && g.record.Actor(tick-1, i).Memberships == 0 || tick == 0 && now > 0 {
			before++
		}
	}
	presence := 1.0
	if now == 0 {
		presence = 0
		if before > 0 {
			presence = 1 - smooth((t-float64(tick))/min(s.ease, 1))
		}
	}
	if home.r == 0 || presence == 0 {
		return
	}
	list.add(Territories, Shape{
		Kind: Disc, X: float32(home.x), Y: float32(home.y), Radius: float32(home.r), Colour: faded(s.colours.faint, outsideTint*presence),
	})
	what := s.words.outside
	width := s.font.Width(what, m.text)
	count := s.numbers[now]
	countWidth := s.font.Width(count, m.text)
	gap := 0.5 * m.text
	x, y := home.x-(width+gap+countWidth)/2, home.y-home.r+0.45*m.text
	place := frame{x, y - 0.8*m.text, width + gap + countWidth, m.text}
	if place.x < g.room.x || place.x+place.w > g.room.x+g.room.w || !s.cover.take(place, pillOwner) {
		return
	}
	list.add(Labels, text(x, y, m.text, what, faded(s.colours.muted, presence)))
	list.add(Labels, text(x+width+gap, y, m.text, count, faded(s.colours.muted, presence)))
}
