package player

// mouse is what the pressed button holds.
type mouse struct {
	holds grip
	lever int
	// played says that the clock was running before the time was taken in hand.
	played bool
}

// grip is what the mouse holds.
type grip uint8

const (
	nothing grip = iota
	trackGrip
	chartGrip
	leverGrip
)

// Press is the left button going down at a point of the window, in pixels.
func (p *Player) Press(x, y float64) {
	p.changes++
	b := &p.bar
	switch {
	case p.help:
		p.help = false
		return
	case b.play.holds(x, y):
		p.do(playOrPause)
		return
	case b.back.holds(x, y):
		p.do(stepBack)
		return
	case b.on.holds(x, y):
		p.do(stepForward)
		return
	case b.track.holds(x, y):
		p.grasp(trackGrip, x, y)
		return
	}
	for _, button := range b.buttons {
		if button.at.holds(x, y) {
			p.press(button.does)
			return
		}
	}
	if k := p.leverAt(x, y); k >= 0 {
		p.levers.chosen, p.mouse = k, mouse{holds: leverGrip, lever: k}
		p.branch.held = true
		p.pull(k, x)
		return
	}
	if top := float64(p.size.height - p.controlsHeight()); y >= top {
		if p.levers.open && y < top+p.style.headHeight {
			p.do(nextState)
		}
		return
	}
	if _, inChart := p.scene.TimeAt(x, y); inChart {
		p.grasp(chartGrip, x, y)
		return
	}
	p.scene.Select(p.scene.ActorAt(x, y))
}

// press does what a button does: that of the speed goes round.
func (p *Player) press(does action) {
	if does == faster && p.clock.speed == len(speeds)-1 {
		p.clock.speed = 0
		p.follow()
		return
	}
	p.do(does)
}

// grasp takes the time in hand.
func (p *Player) grasp(what grip, x, y float64) {
	p.mouse = mouse{holds: what, played: p.clock.playing}
	p.clock.playing = false
	p.Drag(x, y)
}

// Drag is the mouse moving with its button down.
func (p *Player) Drag(x, y float64) {
	switch p.mouse.holds {
	case nothing:
		return
	case trackGrip:
		p.clock.seek((x - p.bar.track.x) / p.bar.track.w * p.clock.end)
	case chartGrip:
		if at, inChart := p.scene.TimeAt(x, y); inChart {
			p.clock.seek(at)
		}
	case leverGrip:
		if p.mouse.lever < len(p.levers.list) {
			p.pull(p.mouse.lever, x)
		}
	}
	p.changes++
}

// Release is the button coming up.
func (p *Player) Release() {
	if p.mouse.holds == nothing {
		return
	}
	if p.mouse.holds != leverGrip {
		p.clock.playing = p.mouse.played
	}
	p.branch.held, p.branch.due = false, 0
	p.mouse = mouse{}
	p.changes++
}

// Wheel goes back or on by so many ticks, as the wheel over the scene does.
func (p *Player) Wheel(ticks float64) {
	if ticks == 0 {
		return
	}
	p.clock.playing = false
	p.clock.seek(p.clock.at + ticks)
	p.changes++
}
