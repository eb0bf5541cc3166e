package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"syscall/js"

	"entente/cmd/entente-web/view"
	"entente/render/live"
)

// page is what the page's script talks to. The browser calls it from one thread.
type page struct {
	view *view.View
	run  *live.Run
	// stop ends what is being run for the page: only the last thing asked for counts.
	stop context.CancelFunc
}

// collectAt is by how much memory may grow, in percent, before garbage is collected.
const collectAt = 400

func main() {
	shown, err := view.NewView()
	if err != nil {
		panic(err) // The font is part of the program.
	}
	// The browser gives one thread: collecting less often keeps it free, and a run takes few megabytes.
	debug.SetGCPercent(collectAt)
	p := &page{view: shown, stop: func() {}}
	js.Global().Set("entente", map[string]any{
		"look":    answering(p.look),
		"open":    p.promising(p.open),
		"turn":    p.promising(p.turn),
		"levers":  answering(p.levers),
		"draw":    answering(p.draw),
		"select":  answering(p.selectActor),
		"actorAt": answering(p.actorAt),
		"timeAt":  answering(p.timeAt),
	})
	select {} // The functions are called until the page is closed.
}

// look sets how the run is shown, from JSON, and tells about the run again, if there is one.
func (p *page) look(arguments []js.Value) (any, error) {
	var look view.Look
	if err := json.Unmarshal([]byte(arguments[0].String()), &look); err != nil {
		return nil, fmt.Errorf("read the look: %w", err)
	}
	if err := p.view.SetLook(look); err != nil || p.run == nil {
		return nil, err
	}
	return p.about()
}

func (p *page) about() (any, error) {
	about, err := p.view.About()
	if err != nil {
		return nil, err
	}
	return asJSON(about)
}

// open runs a scenario by its name, a seed and levers, and tells about it.
func (p *page) open(ctx context.Context, arguments []js.Value) (any, error) {
	name, number, levers := arguments[0].String(), arguments[1].String(), arguments[2].String()
	seed, err := strconv.ParseUint(number, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("the seed %.40q is no whole number from 0 to 18446744073709551615", number)
	}
	turns, err := live.ParseTurns(levers)
	if err != nil {
		return nil, err
	}
	run, err := view.Open(ctx, name, seed, turns, breathing())
	return p.show(run, err)
}

// turn turns the levers of the run that is open.
func (p *page) turn(ctx context.Context, arguments []js.Value) (any, error) {
	if p.run == nil {
		return nil, errors.New("no scenario is open")
	}
	turns, err := live.ParseTurns(arguments[0].String())
	if err != nil {
		return nil, err
	}
	return p.show(p.run.Follow(ctx, turns))
}

// show shows a run, unless there is an error, and tells about it.
func (p *page) show(run *live.Run, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	if err := p.view.Show(run); err != nil {
		return nil, err
	}
	p.run = run
	return p.about()
}

// levers are those of the run that is open.
func (p *page) levers([]js.Value) (any, error) { return asJSON(p.view.Levers()) }

// draw draws a time, with moves of so many ticks, into an array of bytes.
func (p *page) draw(arguments []js.Value) (any, error) {
	picture, err := p.view.Draw(arguments[0].Float(), arguments[1].Float())
	if err != nil {
		return nil, err
	}
	if bytes := arguments[2]; bytes.Get("length").Int() == len(picture.Pix) {
		js.CopyBytesToJS(bytes, picture.Pix)
		return true, nil
	}
	return nil, fmt.Errorf("draw %v into an array of another size", picture.Rect)
}

// selectActor shows the card of an actor by its id; an empty id shows events.
func (p *page) selectActor(arguments []js.Value) (any, error) {
	if p.view.Scene() == nil {
		return "", nil
	}
	p.view.Scene().Select(arguments[0].String())
	return p.view.Scene().Selected(), nil
}

// actorAt is the id of the actor at a pixel, or nothing.
func (p *page) actorAt(arguments []js.Value) (any, error) {
	if p.view.Scene() == nil {
		return "", nil
	}
	return p.view.Scene().ActorAt(arguments[0].Float(), arguments[1].Float()), nil
}

// timeAt is the time at a pixel of the chart, -1 outside of it.
func (p *page) timeAt(arguments []js.Value) (any, error) {
	if p.view.Scene() != nil {
		if t, inChart := p.view.Scene().TimeAt(arguments[0].Float(), arguments[1].Float()); inChart {
			return t, nil
		}
	}
	return -1, nil
}
