package player

import (
	"slices"

	"entente/render/scene"
	"entente/render/wording"
)

// Key does what a key does, with or without the Shift key; it says whether the key does anything.
func (p *Player) Key(key string, shift bool) bool {
	does := actionOf(key, shift)
	p.do(does)
	return does != noAction
}

// greatStep is how many ticks the greater step has.
const greatStep = 12

func (p *Player) do(a action) {
	p.changes++
	switch a {
	case playOrPause:
		p.clock.toggle()
	case stepForward:
		p.clock.step(1)
	case stepBack:
		p.clock.step(-1)
	case yearForward:
		p.clock.step(greatStep)
	case yearBack:
		p.clock.step(-greatStep)
	case toStart:
		p.clock.seek(0)
	case toEnd:
		p.clock.seek(p.clock.end)
	case faster, slower:
		by := 1
		if a == slower {
			by = -1
		}
		p.clock.faster(by)
		p.follow()
	case toggleLoop:
		p.clock.loop = !p.clock.loop
	case nextActor:
		p.selectAnother(1)
	case previousActor:
		p.selectAnother(-1)
	case toggleHelp:
		p.help = !p.help
	case toggleFullScreen:
		p.full = !p.full
	case leave:
		p.close()
	case quit:
		p.quit = true
	case toggleCompare:
		p.compare()
	case toggleLevers, nextLever, previousLever, raiseLever, lowerLever, nextState, asItWas:
		p.steer(a)
	default:
		p.changeLooks(a)
	}
}

// changeLooks changes how the scene looks.
func (p *Player) changeLooks(a action) {
	looks := &p.looks
	switch a {
	case toggleTheme:
		looks.Theme = scene.Light + scene.Dark - looks.Theme
	case toggleLanguage:
		looks.Language = wording.English + wording.Korean - looks.Language
	case toggleColour:
		looks.ColourBy = scene.ByBloc + scene.ByHome - looks.ColourBy
	case toggleNames:
		looks.NoLabels = !looks.NoLabels
	default:
		return
	}
	p.again()
}

// close closes the uppermost of what is open.
func (p *Player) close() {
	switch {
	case p.help:
		p.help = false
	case p.scene.Selected() != "":
		p.scene.Select("")
	case p.levers.open:
		p.levers.open = false
		p.again()
	}
}

// selectAnother selects the actor after or before the one that is.
func (p *Player) selectAnother(by int) {
	actors := p.scene.Actors()
	if len(actors) == 0 {
		return
	}
	at := slices.Index(actors, p.scene.Selected())
	if at < 0 && by < 0 {
		at = 0
	}
	p.scene.Select(actors[(at+by+len(actors))%len(actors)])
}

// compare shows two runs side by side, or one again.
func (p *Player) compare() {
	if !p.pairs && p.show.Other == nil && (p.show.Live == nil || p.show.Live.Moved() == 0) {
		p.say(p.words().nothingToCompare)
		return
	}
	p.pairs = !p.pairs
	p.again()
}

func (p *Player) words() *words { return &inLanguage[p.looks.Language] }
