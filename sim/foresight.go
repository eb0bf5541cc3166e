package sim

import "entente/agents"

// foresight works out choices ahead of their turns, several at once. Turns come one after another and each sees what those
// before it did; but where a choice is clear by more than anything that has happened since can have moved values, it is the one
// that the actor would make. All others are made anew in their turn, so that every decision is the one of its turn.
//
// While the turns of a batch are taken, others work out those of the next, on the view of blocs that there was before.
type foresight struct {
	able    bool // every term can say how far its values have moved
	parts   []foreseer
	crew    *crew // apart from that of chunks, which observers may want while turns are taken
	batches [2]foreseenBatch
	ahead   *foreseenBatch    // the one being worked out
	view    *agents.Situation // what it is worked out on
	moved   crossings         // who came or went since then
	size    int               // how many turns are foreseen at once
}

// foreseenBatch is some turns with the choices that were worked out ahead.
type foreseenBatch struct {
	turns []turn
	seen  []foreseen    // by turn
	drift *agents.Drift // how far utilities have moved since
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
	mostForesight  = 1 << 14
	startForesight = 1024
	moversAhead    = 4 * fetchAhead // among so many turns, as most stay
)

func (f *foresight) setTerms(terms []agents.Registered, slots int) {
	f.parts, f.able = nil, true
	for k := range f.batches {
		f.batches[k].drift = agents.NewDrift(terms, slots)
		f.able = f.able && f.batches[k].drift != nil
	}
}

func (f *foresight) allocate(terms []agents.Registered, slots, homes int) {
	if f.parts != nil {
		return
	}
	f.parts, f.size = make([]foreseer, foresightParts), startForesight
	f.moved.has, f.crew = make([]bool, slots*homes), newCrew()
	for k := range f.batches {
		f.batches[k].seen = make([]foreseen, mostForesight)
	}
	for part := range f.parts {
		f.parts[part].chooser = agents.NewChooser(terms, slots)
	}
}

// cut makes a batch of the first turns and gives back the others.
func (b *foreseenBatch) cut(turns []turn, size int) (others []turn) {
	b.turns = turns[:min(size, len(turns))]
	return turns[len(b.turns):]
}

// foresees says whether turns are worked out ahead: where there is somebody to share them with.
func (w *World) foresees() bool {
	return w.Workers > 1 && w.chunks.count > 1 && w.choosing.foresight.able
}

// takeTurns lets actors choose one after another, as stepChoose does, with choices worked out ahead.
func (w *World) takeTurns(turns []turn) {
	f := &w.choosing.foresight
	f.allocate(w.terms, w.Slots, w.States.Count)
	now, next := &f.batches[0], &f.batches[1]
	turns = now.cut(turns, f.size)
	w.beginForesight(now)
	f.crew.end()
	for len(now.turns) > 0 {
		turns = next.cut(turns, f.size)
		unclear := w.takeBatch(now, next)
		f.resize(float64(unclear) / float64(len(now.turns)))
		now, next = next, now
	}
}

// resize makes batches smaller where a large part of choices has become unclear, and larger where hardly any has.
func (f *foresight) resize(unclear float64) {
	switch {
	case unclear > 0.25:
		f.size = max(leastForesight, f.size/2)
	case unclear < 0.1:
		f.size = min(mostForesight, f.size*2)
	}
}

// takeBatch takes the turns of a batch, while the choices of the next are worked out. It says how many of the batch were unclear.
func (w *World) takeBatch(now, next *foreseenBatch) (unclear int) {
	f := &w.choosing.foresight
	f.moved.clear()
	if len(next.turns) > 0 {
		w.beginForesight(next)
		defer w.endForesight(next)
	}
	for k, turn := range now.turns {
		if k%moversAhead == 0 {
			w.fetchMovers(now, k, min(k+moversAhead, len(now.turns)))
		}
		actor, seen := turn.actor(), &now.seen[k]
		clear := seen.margin > now.drift.Bound(seen.set)
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
		w.follow(now.drift, actor, seen.set)
	}
	return unclear
}

// fetchMovers fetches what is needed of those among the next actors who will move, or must choose anew.
func (w *World) fetchMovers(now *foreseenBatch, first, last int) {
	for k := first; k < last; k++ {
		seen := &now.seen[k]
		if seen.margin >= 0 && stays(seen.option) {
			continue
		}
		w.choosing.fetched ^= w.fetch(now.turns[k : k+1])
		actor := now.turns[k].actor()
		if seen.option.Join >= 0 && w.Actors.Share[actor] >= 0 { // what joining writes
			w.choosing.fetched ^= uint64(w.Actors.Joined[actor*w.Slots+int(seen.option.Join)])
		}
	}
}

// intend works out the choices of all whose turn it is on the same view, and lists the moves.
func (w *World) intend(turns []turn) {
	c := &w.choosing
	f := &c.foresight
	f.allocate(w.terms, w.Slots, w.States.Count)
	batch := &f.batches[0]
	for len(turns) > 0 {
		turns = batch.cut(turns, mostForesight)
		w.foresee(batch, &w.Situation, (*World).intendPart)
		f.crew.end()
		for k, turn := range batch.turns {
			if option := batch.seen[k].option; !stays(option) {
				c.moves = append(c.moves, intention{actor: turn.actor(), option: option})
			}
		}
	}
}

// beginForesight has others begin to work out the choices of a batch, as things stand. Until endForesight nothing that they read may
// change: no column of states, and none of the batch's actors. What moves change is blocs, of which they have a view of their own,
// and the columns of those who move.
func (w *World) beginForesight(batch *foreseenBatch) {
	batch.drift.Start(&w.Situation)
	w.foresee(batch, batch.drift.Then(), (*World).foreseePart)
}

// endForesight works out what is left of a batch, and follows those who moved meanwhile.
func (w *World) endForesight(batch *foreseenBatch) {
	f := &w.choosing.foresight
	f.crew.end()
	for _, crossed := range f.moved.list {
		batch.drift.Follow(&w.Situation, crossed.bloc, crossed.home)
	}
}

// foresee has others begin to work out the choices of a batch on a view.
func (w *World) foresee(batch *foreseenBatch, view *agents.Situation, task func(w *World, part int)) {
	f := &w.choosing.foresight
	f.ahead, f.view = batch, view
	for part := range f.parts {
		f.parts[part].chooser.ChooseAs(w.chooser)
	}
	f.crew.begin(w, foresightParts, task)
}

// turnsOf are the turns of a part of the batch, with where their choices go.
func (f *foresight) turnsOf(part int) ([]turn, []foreseen) {
	batch := f.ahead
	size := (len(batch.turns) + foresightParts - 1) / foresightParts
	first := min(part*size, len(batch.turns))
	return batch.turns[first:min(first+size, len(batch.turns))], batch.seen[first:]
}

// chooseEach has one foreseer choose for each turn of its part of the batch.
func (w *World) chooseEach(part int, choose func(w *World, chooser *agents.Chooser, actor int) foreseen) {
	f := &w.choosing.foresight
	turns, seen := f.turnsOf(part)
	own := &f.parts[part]
	for k, turn := range turns {
		if k%fetchAhead == 0 {
			own.fetched ^= w.fetch(turns[k:min(k+fetchAhead, len(turns))])
		}
		seen[k] = choose(w, own.chooser, turn.actor())
	}
}

// foreseePart works out the choices of a part of the batch, with by how much they are clear.
func (w *World) foreseePart(part int) { w.chooseEach(part, (*World).foreseeOne) }

func (w *World) foreseeOne(chooser *agents.Chooser, actor int) foreseen {
	view := w.choosing.foresight.view
	seen := foreseen{set: w.Actors.Memberships[actor], margin: -1}
	if view.Steady(actor) {
		w.weigh(view, chooser, actor)
		option, margin := chooser.PickClearly()
		seen.option, seen.margin = chooser.Option(option), margin
	}
	return seen
}

// intendPart works out the choices of a part of the batch.
func (w *World) intendPart(part int) { w.chooseEach(part, (*World).intendOne) }

func (w *World) intendOne(chooser *agents.Chooser, actor int) foreseen {
	w.weigh(w.choosing.foresight.view, chooser, actor)
	return foreseen{option: chooser.Option(chooser.Pick())}
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
func (w *World) follow(drift *agents.Drift, actor int, before agents.Memberships) {
	home := int(w.Actors.Home[actor])
	for changed := before ^ w.Actors.Memberships[actor]; changed != 0; {
		var bloc int
		bloc, changed = changed.First()
		drift.Follow(&w.Situation, bloc, home)
		w.choosing.foresight.moved.add(bloc, home, w.States.Count)
	}
}

// stays says whether an option changes nothing.
func stays(option agents.Option) bool { return option.Join < 0 && option.Leave < 0 }
