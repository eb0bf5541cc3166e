package player

import "math"

// clock is the time that is shown, in ticks, and how it goes on.
type clock struct {
	at, end float64
	// speed is an index of speeds.
	speed         int
	playing, loop bool
	// stepping says that the clock runs to target and then stops.
	stepping bool
	target   float64
	// rested is for how many seconds the end has been shown, before a loop begins anew.
	rested float64
}

// speeds are ticks a second.
var speeds = [...]float64{0.5, 1, 2, 4, 8, 16}

// usualSpeed is that of a new clock.
const usualSpeed = 2

// shortly before a whole tick, the end of the tick before it is shown.
const shortly = 1e-3

// stepSpeed is the least speed of a step, in ticks a second; rest is how long the end stays before a loop, in seconds.
const stepSpeed, rest = 2.5, 1.5

// advance lets time go by, in seconds, but not beyond a limit in ticks.
func (c *clock) advance(seconds, limit float64) {
	end := min(c.end, limit)
	switch {
	case c.stepping:
		c.at = min(c.at+seconds*max(speeds[c.speed], stepSpeed), c.target, max(end, c.at))
		if c.at >= c.target {
			c.stepping = false
		}
	case !c.playing:
	case c.at < end:
		c.at = min(c.at+seconds*speeds[c.speed], end)
	case c.at < c.end:
	case !c.loop:
		c.playing = false
	default:
		if c.rested += seconds; c.rested >= rest {
			c.seek(0)
		}
	}
}

// seek goes to a time.
func (c *clock) seek(at float64) {
	c.at, c.stepping, c.rested = min(max(at, 0), c.end), false, 0
}

// toggle plays or stops. At the end it begins anew.
func (c *clock) toggle() {
	c.playing = !c.playing
	if c.playing && c.at >= c.end {
		c.seek(0)
	}
	c.stepping = false
}

// step stops and goes so many ticks on, where moves can be watched, or back, at once: always to the end of a tick.
func (c *clock) step(ticks int) {
	from := c.at
	if c.stepping {
		from = c.target
	}
	shown := math.Floor(from + 2*shortly) // So many ticks have been shown whole.
	c.playing = false
	if ticks > 0 {
		c.target, c.stepping, c.rested = min(shown+float64(ticks)-shortly, c.end), true, 0
		return
	}
	if from > shown {
		shown++
	}
	c.seek(shown + float64(ticks) - shortly)
}

// faster takes another speed.
func (c *clock) faster(by int) { c.speed = min(max(c.speed+by, 0), len(speeds)-1) }

// ease is how many ticks a move takes: 0.4 seconds' worth, at most one tick, so that the end of a tick is still.
func (c *clock) ease() float64 { return min(max(0.4*speeds[c.speed], 0.2), 1) }

// next is the tick that has not begun.
func (c *clock) next() int { return int(math.Ceil(c.at)) }
