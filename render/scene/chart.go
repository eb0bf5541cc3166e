package scene

import (
	"math"
	"strconv"

	"entente/render/wording"
)

// chart is market shares over time with a cursor.
type chart struct {
	room   frame // of the lines
	top    float64
	ticks  int
	series []series
	bottom float64 // of the legend
	// bare leaves the legend out, for a card that needs its room.
	bare  bool
	head  string
	headY float64
	// percents are the texts of shares by per mille.
	percents [1001]string
	// left and column are where the legend starts and its values end.
	left, column float64
}

// series is a bloc of a stage.
type series struct {
	stage, bloc int
	whole, past []Point
	// patched is the point of past that is not one of whole, -1 for none.
	patched int
	width   float64
	name    string
	// row is the line of the legend, -1 for none; x and y where its name starts.
	row  int
	x, y float64
}

// scaleTops are the upper ends that the scale of shares may have.
var scaleTops = []float64{0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8}

func newChart(s *Scene, room frame) chart {
	m := s.measure
	c := chart{ticks: s.ticks, top: 1, head: s.voice.Labels().ShareChart}
	for k := range c.percents {
		c.percents[k] = wording.Percent(float64(k) / 1000)
	}
	rows := min(len(s.cast.blocs), max(int(0.45*room.h/(1.45*m.small)), 0))
	c.headY = room.y + m.small
	legend := 1.45 * m.small * float64(rows)
	c.room = frame{room.x + 2.1*m.small, room.y + 1.9*m.small, room.w - 2.1*m.small, 0}
	c.room.h = max(room.h-legend-1.9*m.small-2.4*m.small, 2*m.small)
	c.room.h = min(c.room.h, 0.62*c.room.w)
	c.bottom = c.room.y + c.room.h + 2.2*m.small + legend
	c.left, c.column = room.x, room.x+room.w
	highest := 0.0
	for _, stage := range s.stages {
		for k := range stage.record.BlocRows {
			if stage.record.BlocRows[k].Active {
				highest = max(highest, stage.record.BlocRows[k].Share)
			}
		}
	}
	for _, candidate := range scaleTops {
		if candidate >= highest {
			c.top = candidate
			break
		}
	}
	shown := s.mostShares(rows)
	for k, stage := range s.stages {
		for b, bloc := range stage.blocs {
			line := series{stage: k, bloc: b, patched: -1, width: 1.9 * m.border / 1.5, row: -1}
			if k > 0 {
				line.width *= 0.55
			}
			if row, listed := shown[bloc]; listed {
				line.row = row
				line.x, line.y = room.x+1.9*m.small, c.room.y+c.room.h+2.4*m.small+1.45*m.small*(float64(row)+0.7)
				line.name = s.font.Fit(s.name(&s.cast.blocs[bloc]), m.small, room.w-6.2*m.small)
			}
			line.whole = c.line(stage, b)
			if len(line.whole) == 0 {
				continue
			}
			line.past = append([]Point(nil), line.whole...)
			c.series = append(c.series, line)
		}
	}
	return c
}

// mostShares gives the blocs that have the greatest shares at any time a line of the legend each, in the order of the cast.
func (s *Scene) mostShares(rows int) map[int32]int {
	peak := make([]float64, len(s.cast.blocs))
	for _, stage := range s.stages {
		for tick := range stage.record.Ticks {
			for b, bloc := range stage.blocs {
				if row := stage.record.Bloc(tick, b); row.Active {
					peak[bloc] = max(peak[bloc], row.Share, 1e-9)
				}
			}
		}
	}
	shown := map[int32]int{}
	for range rows {
		best := -1
		for bloc := range peak {
			if _, taken := shown[int32(bloc)]; !taken && peak[bloc] > 0 && (best < 0 || peak[bloc] > peak[best]) {
				best = bloc
			}
		}
		if best >= 0 {
			shown[int32(best)] = 0
		}
	}
	row := 0
	for bloc := range peak {
		if _, listed := shown[int32(bloc)]; listed {
			shown[int32(bloc)] = row
			row++
		}
	}
	return shown
}

// line is a bloc's share from its first tick to its last one, a point for each end of a tick, fewer where they lie too close.
func (c *chart) line(g *stage, bloc int) []Point {
	first, last := -1, -1
	for tick := range g.record.Ticks {
		if g.record.Bloc(tick, bloc).Active {
			last = tick
			if first < 0 {
				first = tick
			}
		}
	}
	if first < 0 {
		return nil
	}
	step := max(1, int(2*float64(c.ticks)/max(c.room.w, 1)))
	var points []Point
	if first == 0 {
		points = append(points, c.at(0, g.record.Bloc(0, bloc).Share))
	}
	for tick := first; tick <= last; tick += step {
		points = append(points, c.at(float64(tick+1), g.record.Bloc(tick, bloc).Share))
	}
	return points
}

func (c *chart) at(t, share float64) Point {
	return Point{
		float32(c.room.x + c.room.w*min(t/float64(max(c.ticks, 1)), 1)),
		float32(c.room.y + c.room.h*(1-min(share/c.top, 1))),
	}
}

// backdrop draws the axes, all lines pale, and the names of the legend.
func (c *chart) backdrop(s *Scene, list *List) {
	m, r := s.measure, c.room
	list.add(Panel, text(c.left, c.headY, m.small, s.font.Fit(c.head, m.small, c.column-c.left), s.colours.muted))
	for k := range 3 {
		share := c.top * float64(k) / 2
		y := c.at(0, share).Y
		list.add(Panel, Shape{Kind: Line, X: float32(r.x), Y: y, X2: float32(r.x + r.w), Y2: y, Width: float32(m.hair), Colour: s.colours.faint})
		label := strconv.FormatFloat(100*share, 'g', 3, 64)
		list.add(Panel, text(r.x-0.5*m.small-s.font.Width(label, m.small), float64(y)+0.36*m.small, m.small, label, s.colours.muted))
	}
	c.years(s, list)
	named := map[int]bool{}
	for k := range c.series {
		line := &c.series[k]
		g := s.stages[line.stage]
		colour := colourOf(int(g.blocs[line.bloc]))
		list.add(Panel, Shape{Kind: Path, Points: line.whole, Width: float32(0.7 * line.width), Colour: faded(colour, 0.3)})
		if line.row >= 0 && !named[line.row] && !c.bare {
			named[line.row] = true
			y := float32(line.y - 0.36*m.small)
			list.add(Panel, Shape{
				Kind: Line, X: float32(line.x - 1.8*m.small), Y: y, X2: float32(line.x - 0.5*m.small), Y2: y, Width: float32(1.6 * line.width), Colour: colour,
			})
			list.add(Panel, text(line.x, line.y, m.small, line.name, s.colours.text))
		}
	}
}

// years marks where years begin, as far as their labels have room.
func (c *chart) years(s *Scene, list *List) {
	m, calendar := s.measure, s.stages[0].record.Calendar
	end := math.Inf(-1)
	for tick := range c.ticks {
		date := calendar.Date(tick)
		if tick > 0 && calendar.Date(tick-1).Year() == date.Year() {
			continue
		}
		x := float64(c.at(float64(tick), 0).X)
		label := strconv.Itoa(date.Year())
		width := s.font.Width(label, m.small)
		if x-width/2 < end+m.small || x+width/2 > c.column || x-width/2 < c.room.x-m.small {
			continue
		}
		end = x + width/2
		list.add(Panel, Shape{
			Kind: Line, X: float32(x), Y: float32(c.room.y + c.room.h), X2: float32(x), Y2: float32(c.room.y + c.room.h + 0.3*m.small),
			Width: float32(m.hair), Colour: s.colours.muted,
		})
		list.add(Panel, text(x-width/2, c.room.y+c.room.h+1.35*m.small, m.small, label, s.colours.muted))
	}
}

// draw draws the lines up to now, the cursor, and the shares.
func (c *chart) draw(s *Scene, list *List, t float64) {
	m := s.measure
	now := c.at(t, 0)
	list.add(Panel, Shape{
		Kind: Line, X: now.X, Y: float32(c.room.y - 0.2*m.small), X2: now.X, Y2: now.Y, Width: float32(m.hair), Colour: s.colours.text,
	})
	for k := range c.series {
		line := &c.series[k]
		g := s.stages[line.stage]
		colour := colourOf(int(g.blocs[line.bloc]))
		if line.stage > 0 {
			colour = mix(colour, s.colours.text, 0.35)
		}
		presence := g.presence(line.bloc, t, s.ease)
		share := g.between(t, func(tick int) float64 { return g.record.Bloc(tick, line.bloc).Share })
		if points := line.until(now.X, c.at(t, share).Y); len(points) > 1 {
			list.add(Panel, Shape{Kind: Path, Points: points, Width: float32(line.width), Colour: colour})
			if presence > 0 {
				tip := points[len(points)-1]
				list.add(Panel, Shape{Kind: Disc, X: tip.X, Y: tip.Y, Radius: float32(1.3 * line.width), Colour: colour})
			}
		}
		if line.row >= 0 && presence > 0.5 && !c.bare {
			value := c.percents[min(max(int(share*1000+0.5), 0), 1000)]
			end := c.column
			if len(s.stages) > 1 && line.stage == 0 {
				end -= 3.4 * m.small
			}
			list.add(Panel, text(end-s.font.Width(value, m.small), line.y, m.small, value, s.colours.text))
		}
	}
}

// until is the line up to a time, whose point is put in for this frame.
func (l *series) until(x, y float32) []Point {
	if l.patched >= 0 {
		l.past[l.patched] = l.whole[l.patched]
		l.patched = -1
	}
	count := 0
	for count < len(l.whole) && l.whole[count].X <= x {
		count++
	}
	if count > 0 && count < len(l.whole) {
		l.past[count] = Point{x, y}
		l.patched = count
		count++
	}
	return l.past[:count]
}
