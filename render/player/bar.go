package player

import (
	"image/color"
	"math"
	"strconv"

	"entente/render/scene"
)

// bar is where the parts of the lowest line are.
type bar struct {
	play, back, on, track area
	buttons               []button
}

// button is a word to click on.
type button struct {
	at   area
	does action
}

// speedTexts are the speeds as they are shown.
var speedTexts = func() (texts [len(speeds)]string) {
	for k, speed := range speeds {
		texts[k] = "×" + strconv.FormatFloat(speed/speeds[usualSpeed], 'f', -1, 64)
	}
	return texts
}()

// drawBar draws the buttons and the track, on which the time can be chosen.
func (p *Player) drawBar(list *scene.List, room area) {
	s, b, words := &p.style, &p.bar, p.words()
	middle, u := room.y+room.h/2, s.unit
	b.play = area{room.x + 6*u, room.y, 30 * u, room.h}
	b.back = area{b.play.x + b.play.w, room.y, 24 * u, room.h}
	b.on = area{b.back.x + b.back.w, room.y, 24 * u, room.h}
	p.drawPlay(list, b.play.x+b.play.w/2, middle)
	p.triangle(list, b.back.x+b.back.w/2, middle, -4.5*u, s.muted)
	p.triangle(list, b.on.x+b.on.w/2, middle, 4.5*u, s.muted)

	end := room.x + room.w - 4*u
	b.buttons = b.buttons[:0]
	for _, word := range [...]struct {
		text string
		does action
		lit  bool
	}{
		{"?", toggleHelp, p.help}, {words.levers, toggleLevers, p.levers.open}, {words.compare, toggleCompare, p.pairs},
		{words.loop, toggleLoop, p.clock.loop}, {speedTexts[p.clock.speed], faster, false},
	} {
		width := p.font.Width(word.text, s.small) + 14*u
		if end-width < b.on.x+b.on.w+80*u {
			break // A narrow window keeps a track; keys do the rest.
		}
		at := area{end - width, room.y, width, room.h}
		end = at.x
		ink := s.muted
		if word.lit {
			p.box(list, area{at.x + 1*u, room.y + 6*u, at.w - 2*u, room.h - 12*u}, 4*u, s.accent)
			ink = s.onAccent
		}
		p.write(list, at.x+7*u, middle, s.small, word.text, ink)
		b.buttons = append(b.buttons, button{at, word.does})
	}

	b.track = area{b.on.x + b.on.w + 10*u, room.y, 0, room.h}
	b.track.w = max(end-12*u-b.track.x, 1)
	p.slider(list, b.track, p.clock.at/max(p.clock.end, 1e-9), s.accent)
	if live := p.show.Live; live != nil {
		// Where levers were moved.
		for _, turn := range live.Turns() {
			x := b.track.x + b.track.w*float64(turn.Tick)/max(p.clock.end, 1e-9)
			p.stroke(list, x, middle-7*u, x, middle+7*u, 1.5*u, s.ink)
		}
	}
}

// drawPlay draws what the button does: two strokes for a pause, a triangle to play.
func (p *Player) drawPlay(list *scene.List, x, y float64) {
	u := p.style.unit
	if p.clock.playing {
		p.box(list, area{x - 5*u, y - 6.5*u, 3.6 * u, 13 * u}, 0, p.style.ink)
		p.box(list, area{x + 1.4*u, y - 6.5*u, 3.6 * u, 13 * u}, 0, p.style.ink)
		return
	}
	p.triangle(list, x, y, 7*u, p.style.ink)
}

// triangle points to the right, or to the left for a negative size: a box for each column of pixels.
func (p *Player) triangle(list *scene.List, x, y, size float64, ink color.NRGBA) {
	long := math.Abs(size)
	left, columns := math.Round(x-long), math.Max(math.Round(2*long), 1)
	for k := range int(columns) {
		half := long * (1 - (float64(k)+0.5)/columns)
		at := left + float64(k)
		if size < 0 {
			at = left + columns - 1 - float64(k)
		}
		p.box(list, area{at, y - half, 1, 2 * half}, 0, ink)
	}
}

// slider draws a track with a knob at a part of it.
func (p *Player) slider(list *scene.List, at area, part float64, ink color.NRGBA) {
	s := &p.style
	middle, x := at.y+at.h/2, at.x+at.w*min(max(part, 0), 1)
	p.box(list, area{at.x, middle - 1.5*s.unit, at.w, 3 * s.unit}, 1.5*s.unit, s.line)
	if x > at.x {
		p.box(list, area{at.x, middle - 1.5*s.unit, x - at.x, 3 * s.unit}, 1.5*s.unit, ink)
	}
	p.disc(list, x, middle, 5.5*s.unit, ink)
}
