package sim

import "entente/agents"

// foresight works out choices ahead of their turns, several at once. Turns come one after another and each sees what those
// before it did; but where a choice is clear by more than anything that has happened since can have moved values, it is the one
// that the actor would make. All others are made anew in their turn, so that every decision is the one of its turn.
type foresight struct {
	drift *agents.Drift // how far utilities have moved since; nil where a term cannot say
	parts []foreseer
	turns []turn
	seen  []foreseen // by turn
	batch int        // how many turns are foreseen at once
	still bool       // nobody moves before all have chosen
}

// foreseer works out the choices of one part of the turns.
type foreseer struct {
	chooser *agents.Chooser
	fetched uint64 // keeps the compiler from leaving fetch out
	_       [cacheLine]float64
}

// foreseen is a choice ahead of its turn.
type foreseen struct {
	option agents.Option
	set    agents.Memberships
	margin float64 // by how much its score is above any other's; -1 where nothing can be said
}

// Turns are foreseen in batches: the smaller the batch, the fewer choices have become unclear when their turn comes.
const (
	foresightParts = 8
	leastForesight = 256
	mostForesight  = 1 << 12
	startForesight = 1024
	moversAhead    = 4 * fetchAhead // among so many turns, as most stay
	roundingMargin = 1e-9           // far more than rounding can move a score by
)

func (f *foresight) allocate(terms []agents.Registered, slots int) {
	if f.parts != nil {
		return
	}
	f.parts, f.batch, f.seen = make([]foreseer, foresightParts), startForesight, make([]foreseen, mostForesight)
	for part := range f.parts {
		f.parts[part].chooser = agents.NewChooser(terms, slots)
	}
}

// foresees says whether turns are worked out ahead: where there is somebody to share them with.
func (w *World) foresees() bool {
	return w.Workers > 1 && w.chunks.count > 1 && w.choosing.foresight.drift != nil
}

// takeTurns lets actors choose one after another, as stepChoose does, with choices worked out ahead.
func (w *World) takeTurns(turns []turn) {
	f := &w.choosing.foresight
	f.allocate(w.terms, w.Slots)
	f.still = false
	for len(turns) > 0 {
		f.turns = turns[:min(f.batch, len(turns))]
		turns = turns[len(f.turns):]
		w.foreseeTurns()
		unclear := 0
		for k, turn := range f.turns {
			if k%moversAhead == 0 {
				w.fetchMovers(k, min(k+moversAhead, len(f.turns)))
			}
			actor, seen := turn.actor(), &f.seen[k]
			clear := seen.margin > f.drift.Bound(seen.set)+roundingMargin
			if !clear {
				unclear++
			}
			if clear && !w.toldOf(actor, seen.option) {
				if stays(seen.option) {
					continue // without a look at the actor
				}
				w.carryOut(actor, seen.option)
			} else {
				w.enact(actor, w.choose(actor))
			}
			w.follow(actor, seen.set)
		}
		switch part := float64(unclear) / float64(len(f.turns)); {
		case part > 0.25:
			f.batch = max(leastForesight, f.batch/2)
		case part < 0.1:
			f.batch = min(mostForesight, f.batch*2)
		}
	}
}

// fetchMovers fetches what is needed of those among the next actors who will move, or must choose anew.
func (w *World) fetchMovers(first, last int) {
	f := &w.choosing.foresight
	for k := first; k < last; k++ {
		seen := &f.seen[k]
		if seen.margin >= 0 && stays(seen.option) {
			continue
		}
		w.choosing.fetched ^= w.fetch(f.turns[k : k+1])
		actor := f.turns[k].actor()
		if seen.option.Join >= 0 && w.Actors.Share[actor] >= 0 { // what joining writes
			w.choosing.fetched ^= uint64(w.Actors.Joined[actor*w.Slots+int(seen.option.Join)])
		}
	}
}

// intend works out the choices of all whose turn it is on the same view, and lists the moves.
func (w *World) intend(turns []turn) {
	c := &w.choosing
	f := &c.foresight
	f.allocate(w.terms, w.Slots)
	f.still = true
	for len(turns) > 0 {
		f.turns = turns[:min(mostForesight, len(turns))]
		turns = turns[len(f.turns):]
		w.foreseeTurns()
		for k, turn := range f.turns {
			if option := f.seen[k].option; !stays(option) {
				c.moves = append(c.moves, intention{actor: turn.actor(), option: option})
			}
		}
	}
}

// foreseeTurns works out the choices of a batch, as things stand.
func (w *World) foreseeTurns() {
	f := &w.choosing.foresight
	for part := range f.parts {
		f.parts[part].chooser.ChooseAs(w.chooser)
	}
	w.eachPart(foresightParts, (*World).foreseePart)
	if !f.still {
		f.drift.Start(&w.Situation)
	}
}

// foreseePart works out the choices of a part of the batch.
func (w *World) foreseePart(part int) {
	f := &w.choosing.foresight
	size := (len(f.turns) + foresightParts - 1) / foresightParts
	first := min(part*size, len(f.turns))
	turns, seen := f.turns[first:min(first+size, len(f.turns))], f.seen[first:]
	own := &f.parts[part]
	chooser := own.chooser
	for k, turn := range turns {
		if k%fetchAhead == 0 {
			own.fetched ^= w.fetch(turns[k:min(k+fetchAhead, len(turns))])
		}
		actor := turn.actor()
		seen[k] = foreseen{set: w.Actors.Memberships[actor], margin: -1}
		switch {
		case f.still:
			w.weigh(chooser, actor)
			seen[k].option = chooser.Option(chooser.Pick())
		case w.Steady(actor):
			w.weigh(chooser, actor)
			option, margin := chooser.PickClearly()
			seen[k].option, seen[k].margin = chooser.Option(option), margin
		}
	}
}

// toldOf says whether somebody will be told of a choice, with its reasons.
func (w *World) toldOf(actor int, option agents.Option) bool {
	return len(w.deciding) > 0 && (!stays(option) || w.Actors.Invited[actor] != 0)
}

// carryOut does what enact does with a move that nobody is told of.
func (w *World) carryOut(actor int, option agents.Option) {
	if option.Join < 0 || w.admit(actor, int(option.Join)) {
		w.move(actor, option)
	}
}

// follow notes how far utilities have moved, after an actor's turn.
func (w *World) follow(actor int, before agents.Memberships) {
	for changed := before ^ w.Actors.Memberships[actor]; changed != 0; {
		var bloc int
		bloc, changed = changed.First()
		w.choosing.foresight.drift.Follow(&w.Situation, bloc, int(w.Actors.Home[actor]))
	}
}

// stays says whether an option changes nothing.
func stays(option agents.Option) bool { return option.Join < 0 && option.Leave < 0 }
