package player

import (
	"context"
	"errors"
	"fmt"
	"math"

	"entente/render/live"
	"entente/render/scene"
	"entente/render/typeface"
	"entente/sim"
)

// Show is what is watched. One of Live and Record is set.
type Show struct {
	// Live is a run whose levers can be moved.
	Live *live.Run
	// Record is a finished run that cannot be run again.
	Record *sim.Record
	// Other is a second run to compare with; nil for none.
	Other *sim.Record
}

// Options say how a player starts.
type Options struct {
	// Looks are those of the scene; its size and scale are Resize's.
	Looks scene.Options
	// Paused says that it does not play at once.
	Paused bool
	Loop   bool
	// Speed is in ticks a second: the nearest of 0.5, 1, 2, 4, 8 and 16 is taken; 0 stands for 2.
	Speed float64
	// Actor is selected, by its id; empty for none.
	Actor string
	// State is the one whose levers are shown first, by its id; empty for KR, or the first where there is no KR.
	State string
}

// Player is somebody's view of a run, or of two. It belongs to one goroutine.
type Player struct {
	show   Show
	font   *typeface.Font
	clock  clock
	looks  scene.Options
	scene  *scene.Scene
	size   size
	asked  size // what the window has become; the scene follows when it stays so
	calm   float64
	style  style
	pairs  bool // two runs side by side
	help   bool
	quit   bool
	full   bool
	levers levers
	branch branching
	note   note
	mouse  mouse
	bar    bar
	// err is what went wrong; the window ends with it.
	err error
	// changes counts what may have changed the picture.
	changes uint64
}

// size is that of the window in pixels, with how many of them make one of the screen's units.
type size struct {
	width, height int
	scale         float64
}

// note is a sentence that is shown for a while, in seconds.
type note struct {
	text string
	left float64
}

const noteSeconds = 4

// New makes a player. It shows nothing before Resize has been called.
func New(show Show, options Options) (*Player, error) {
	if (show.Live == nil) == (show.Record == nil) {
		return nil, errors.New("watch a run: either a live one or a record")
	}
	font, err := typeface.Load()
	if err != nil {
		return nil, err
	}
	p := &Player{show: show, font: font, looks: options.Looks, pairs: show.Other != nil}
	p.clock = clock{speed: usualSpeed, playing: !options.Paused, loop: options.Loop}
	if options.Speed > 0 {
		for k, speed := range speeds {
			if math.Abs(math.Log(speed/options.Speed)) < math.Abs(math.Log(speeds[p.clock.speed]/options.Speed)) {
				p.clock.speed = k
			}
		}
	}
	p.levers.state = firstState(p.record(), options.State)
	p.branch.ctx, p.branch.stop = context.WithCancel(context.Background())
	p.looks.Width, p.looks.Height = 0, 0
	if err := p.lay(options.Actor); err != nil {
		return nil, err
	}
	return p, nil
}

// Close ends what still runs.
func (p *Player) Close() {
	p.branch.stop()
	p.branch.wait()
}

// Err is what went wrong; the player can go on no further.
func (p *Player) Err() error { return p.err }

// Quits says that somebody wants to leave.
func (p *Player) Quits() bool { return p.quit }

// FullScreen says that somebody wants the whole screen.
func (p *Player) FullScreen() bool { return p.full }

// Title is the window's.
func (p *Player) Title() string {
	record := p.record()
	if title := p.looks.Language.Text(record.Title); title != "" {
		return title + " – Entente"
	}
	return record.Scenario + " – Entente"
}

// record is the run that is watched.
func (p *Player) record() *sim.Record {
	if p.show.Live != nil {
		return p.show.Live.Record()
	}
	return p.show.Record
}

// records are those that the scene shows: the run, or two. A branch stands on the right of the run as it was.
func (p *Player) records() []*sim.Record {
	run := p.record()
	steered := p.show.Live != nil && p.show.Live.Moved() > 0
	if steered {
		run = entitled(run, p.words().moved)
	}
	switch {
	case !p.pairs:
		return []*sim.Record{run}
	case p.show.Other != nil:
		return []*sim.Record{run, p.show.Other}
	}
	return []*sim.Record{entitled(p.show.Live.Original().Record(), p.words().before), run}
}

// entitled is a record with something added to its title, so that nobody takes it for the scenario's own run.
func entitled(record *sim.Record, more string) *sim.Record {
	shown := *record
	if shown.Title.English == "" {
		shown.Title.English = shown.Scenario
	}
	shown.Title.English += more
	if shown.Title.Korean != "" {
		shown.Title.Korean += more
	}
	return &shown
}

// lay makes a new scene and selects an actor.
func (p *Player) lay(actor string) error {
	looks := p.looks
	p.style = newStyle(looks, p.size)
	if p.size.width > 0 {
		looks.Width, looks.Height, looks.Scale = p.size.width, p.size.height-p.controlsHeight(), p.size.scale
		looks.Width, looks.Height = max(looks.Width, leastWidth), max(looks.Height, leastHeight)
	}
	records := p.records()
	var err error
	if len(records) == 2 {
		p.scene, err = scene.Compare(records[0], records[1], looks)
	} else {
		p.scene, err = scene.New(records[0], looks)
	}
	if err != nil {
		return fmt.Errorf("lay out the window: %w", err)
	}
	p.scene.Select(actor)
	p.follow()
	return nil
}

// follow takes over from the scene how long it is, and says how long moves take.
func (p *Player) follow() {
	// A move takes at most a tick, so that the end does not depend on the speed.
	p.scene.SetEase(p.clock.ease())
	p.clock.end = p.scene.End()
	p.clock.at = min(p.clock.at, p.clock.end)
	p.levers.tick = -1
	p.changes++
}

// again lays everything out anew after a change of looks, and keeps the selection.
func (p *Player) again() {
	if err := p.lay(p.scene.Selected()); err != nil {
		p.err = err
	}
}

// The least size of a scene.
const leastWidth, leastHeight = 320, 180

// settle is for how long, in seconds, a window must keep its size before a large scene is laid out for it.
const settle, large = 0.15, 500

// Resize takes the window's size in pixels, and how many of them make one of the screen's units.
func (p *Player) Resize(width, height int, scale float64) {
	asked := size{max(width, 1), max(height, 1), min(max(scale, 0.25), 16)}
	if asked == p.asked {
		return
	}
	p.asked, p.calm = asked, 0
	if p.size.width == 0 || len(p.record().Actors) < large {
		p.size = asked
		p.again()
	}
}

// Advance lets time go by, in seconds.
func (p *Player) Advance(seconds float64) {
	before := p.clock
	p.collect(seconds)
	p.clock.advance(seconds, p.branch.limit(p.clock.end))
	if p.clock != before {
		p.changes++
	}
	if p.note.left > 0 {
		if p.note.left -= seconds; p.note.left <= 0 {
			p.note.text = ""
			p.changes++
		}
	}
	if p.calm += seconds; p.size != p.asked && p.calm >= settle {
		p.size = p.asked
		p.again()
	}
}

// say shows a sentence for a while.
func (p *Player) say(text string) {
	p.note = note{text, noteSeconds}
	p.changes++
}

// Changes is another number whenever the picture may be another one.
func (p *Player) Changes() uint64 { return p.changes }

// Frame says what is to be seen now. It allocates nothing once the list is warm and nothing is set.
func (p *Player) Frame(list *scene.List) {
	p.scene.Frame(p.clock.at, list)
	list.Width, list.Height = max(p.size.width, 1), max(p.size.height, 1)
	p.drawControls(list)
}

// firstState is the state whose levers are shown first.
func firstState(record *sim.Record, wanted string) int {
	for _, id := range []string{wanted, "KR"} {
		for h := range record.States {
			if record.States[h].ID == id {
				return h
			}
		}
	}
	return 0
}
