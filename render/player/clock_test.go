package player

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestClockPlaysToTheEndAndStops(t *testing.T) {
	c := clock{end: 3, speed: usualSpeed, playing: true} // Two ticks a second.
	c.advance(1, 100)
	assert.Equal(t, 2.0, c.at)
	c.advance(1, 100)
	assert.Equal(t, 3.0, c.at)
	c.advance(1, 100)
	assert.False(t, c.playing)
	c.toggle()
	assert.True(t, c.playing)
	assert.Zero(t, c.at, "at the end, playing begins anew")
}

func TestClockLoops(t *testing.T) {
	c := clock{end: 3, at: 3, speed: usualSpeed, playing: true, loop: true}
	c.advance(rest/2, 100)
	assert.Equal(t, 3.0, c.at, "the end stays for a while")
	c.advance(rest, 100)
	assert.Zero(t, c.at)
	assert.True(t, c.playing)
}

func TestClockWaitsAtALimit(t *testing.T) {
	c := clock{end: 10, at: 1.5, speed: usualSpeed, playing: true, loop: true}
	c.advance(5, 2)
	assert.Equal(t, 2.0, c.at)
	assert.True(t, c.playing)
	c.advance(5, 2)
	assert.Equal(t, 2.0, c.at)
	c.advance(0.5, 100)
	assert.Equal(t, 3.0, c.at)
}

func TestClockSteps(t *testing.T) {
	c := clock{end: 10, speed: usualSpeed, playing: true}
	c.step(1)
	assert.False(t, c.playing)
	c.advance(10, 100)
	assert.InDelta(t, 1-shortly, c.at, 1e-9, "the end of the first tick")
	c.step(1)
	c.step(1)
	c.advance(10, 100)
	assert.InDelta(t, 3-shortly, c.at, 1e-9, "steps add up while one is under way")
	c.step(-1)
	assert.InDelta(t, 2-shortly, c.at, 1e-9)
	c.seek(1.5)
	c.step(-1)
	assert.InDelta(t, 1-shortly, c.at, 1e-9, "from within a tick, back to the end of the one before")
	c.step(-1)
	assert.Zero(t, c.at)
	c.step(100)
	c.advance(100, 100)
	assert.Equal(t, 10.0, c.at)
	assert.False(t, c.stepping)
}

func TestClockStaysInTheRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := clock{end: rapid.Float64Range(1, 50).Draw(t, "end"), speed: usualSpeed}
		for range rapid.IntRange(1, 40).Draw(t, "acts") {
			switch rapid.IntRange(0, 5).Draw(t, "act") {
			case 0:
				c.toggle()
			case 1:
				c.step(rapid.IntRange(-12, 12).Draw(t, "ticks"))
			case 2:
				c.seek(rapid.Float64Range(-5, 60).Draw(t, "at"))
			case 3:
				c.faster(rapid.IntRange(-9, 9).Draw(t, "by"))
			case 4:
				c.loop = !c.loop
			default:
				c.advance(rapid.Float64Range(0, 3).Draw(t, "seconds"), rapid.Float64Range(0, 60).Draw(t, "limit"))
			}
			assert.True(t, c.at >= 0 && c.at <= c.end, "%v of %v", c.at, c.end)
			assert.True(t, c.ease() > 0 && c.ease() <= 1)
		}
	})
}
