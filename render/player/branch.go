package player

import (
	"context"
	"errors"
	"math"
	"strconv"
	"time"

	"entente/render/live"
	"entente/render/wording"
	"entente/scenarios"
)

// levers are those of a state, as they are shown.
type levers struct {
	open bool
	// state is an index of the record's states, chosen one of the list.
	state, chosen int
	list          []live.Lever
	values        []string
	names         [leverCount]fitted
	// tick is the one for which the list holds, -1 for none.
	tick    int
	heading string
}

// branching is a run that is to come of levers.
type branching struct {
	ctx  context.Context
	stop context.CancelFunc
	// set is what has been moved and not yet run; due is in how many seconds it will be.
	set []scenarios.Setting
	due float64
	// done gives the branch that is being run; nil where none is. from is its first tick.
	done chan result
	from int
	// held says that a lever is in somebody's hand.
	held bool
}

type result struct {
	run *live.Run
	err error
}

// pause is how long, in seconds, a lever that is moved by keys must rest before the run goes on from it.
const pause = 0.25

// limit is how far the clock may go: not beyond the tick from which on everything is about to change.
func (b *branching) limit(end float64) float64 {
	if b.done != nil || len(b.set) > 0 {
		return float64(b.from)
	}
	return end
}

// wait waits until nothing runs any more.
func (b *branching) wait() {
	if b.done != nil {
		<-b.done
		b.done = nil
	}
}

// steer does what keys and buttons do to levers.
func (p *Player) steer(a action) {
	if p.show.Live == nil {
		p.say(p.words().notLive)
		return
	}
	switch {
	case a == asItWas:
		p.restore()
	case a == toggleLevers:
		p.levers.open = !p.levers.open
		p.again()
	case !p.levers.open:
	case a == nextState:
		p.levers.state = (p.levers.state + 1) % max(len(p.record().States), 1)
		p.levers.tick = -1
	case a == nextLever || a == previousLever:
		p.read()
		by := 1
		if a == previousLever {
			by = -1
		}
		if n := len(p.levers.list); n > 0 {
			p.levers.chosen = (p.levers.chosen + by + n) % n
		}
	default:
		p.read()
		if p.levers.chosen < len(p.levers.list) {
			lever := &p.levers.list[p.levers.chosen]
			step := lever.Step
			if a == lowerLever {
				step = -step
			}
			p.move(p.levers.chosen, lever.Value+step)
		}
	}
}

// read reads where the levers stand in the tick that comes next.
func (p *Player) read() {
	l := &p.levers
	tick := min(p.clock.next(), p.record().Ticks-1)
	// Whoever has just moved a lever sees it where it will stand.
	if p.show.Live == nil || l.tick == tick || len(p.branch.set) > 0 || p.branch.done != nil {
		return
	}
	record := p.record()
	state := &record.States[l.state]
	l.list, l.tick = p.show.Live.Levers(tick, state.ID), tick
	l.chosen = min(l.chosen, max(len(l.list)-1, 0))
	l.list = l.list[:min(len(l.list), leverCount)]
	l.values = l.values[:0]
	for k := range l.list {
		l.values = append(l.values, written(&l.list[k]))
	}
	name := p.looks.Language.Text(state.Name)
	if name == "" {
		name = state.ID
	}
	l.heading = p.words().leversOf + " · " + name + " · " + p.words().from + " " + p.looks.Language.Date(record.Calendar, tick)
}

// written is a lever's value in words.
func written(lever *live.Lever) string {
	if lever.Percent {
		return wording.Percent(lever.Value)
	}
	return strconv.FormatFloat(math.Round(lever.Value*100)/100, 'f', -1, 64)
}

// move moves a lever; the run goes on from it when it rests.
func (p *Player) move(k int, value float64) {
	if p.clock.next() >= p.record().Ticks {
		p.say(p.words().over)
		return
	}
	lever := &p.levers.list[k]
	value = min(max(value, lever.Low), lever.High)
	value = lever.Low + math.Round((value-lever.Low)/lever.Step)*lever.Step
	// A decimal number that is short to write.
	value = min(max(math.Round(value*1e6)/1e6, lever.Low), lever.High)
	if value == lever.Value {
		return
	}
	lever.Value = value
	p.levers.values[k] = written(lever)
	if p.branch.done == nil && len(p.branch.set) == 0 {
		p.branch.from = p.clock.next()
	}
	p.branch.due = pause
	for at := range p.branch.set {
		if p.branch.set[at].Path == lever.Path {
			p.branch.set[at].Value = scenarios.Number(value)
			return
		}
	}
	p.branch.set = append(p.branch.set, scenarios.Setting{Path: lever.Path, Value: scenarios.Number(value)})
}

// collect takes the branch that is done, and starts the one that is due.
func (p *Player) collect(seconds float64) {
	b := &p.branch
	if b.done != nil {
		select {
		case made := <-b.done:
			b.done = nil
			p.take(made)
		default:
			return
		}
	}
	if len(b.set) == 0 || b.held {
		return
	}
	if b.due -= seconds; b.due > 0 {
		return
	}
	p.run()
}

// run goes on from the levers that were set, beside the window.
func (p *Player) run() {
	b := &p.branch
	done, run, tick, settings, ctx := make(chan result, 1), p.show.Live, b.from, b.set, b.ctx
	b.done, b.set = done, nil
	p.note = note{text: p.words().running, left: math.Inf(1)}
	p.changes++
	go func() {
		branch, err := run.Branch(ctx, tick, settings)
		done <- result{branch, err}
	}()
}

// take shows a branch in place of the run before.
func (p *Player) take(made result) {
	p.note = note{}
	p.changes++
	if made.err != nil {
		if !errors.Is(made.err, context.Canceled) {
			p.say(made.err.Error())
		}
		p.levers.tick = -1
		return
	}
	p.show.Live = made.run
	p.renew()
}

// renew shows records that have changed, everybody where they were.
func (p *Player) renew() {
	if err := p.scene.Update(p.records()...); err != nil {
		p.err = err
		return
	}
	p.follow()
}

// restore goes back to the run before anybody moved a lever.
func (p *Player) restore() {
	p.branch.set = nil
	if p.branch.done != nil || p.show.Live.Moved() == 0 {
		p.levers.tick = -1
		return
	}
	p.show.Live = p.show.Live.Original()
	p.say(p.words().asItWas)
	if p.pairs && p.show.Other == nil {
		p.pairs = false
		p.again()
		return
	}
	p.renew()
}

// Settle waits, at most so long, until a lever that was moved has had its effect. It is for tests and for pictures.
func (p *Player) Settle(most time.Duration) bool {
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(time.Millisecond) {
		p.collect(pause)
		if p.branch.done == nil && len(p.branch.set) == 0 {
			return true
		}
	}
	return false
}
