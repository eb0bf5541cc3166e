package sim

import (
	"math/bits"

	"entente/agents"
	"entente/sim/random"
)

// choosing is the working space of the phase choose.
type choosing struct {
	aspiration []float64 // market share that an actor is used to
	best       float64   // the lowest cost factor of any actor
	order      turnOrder
	moves      []intention // of a synchronous tick
	candidates []int32
	worths     []float64
	shocks     []uint64
	fetched    uint64 // keeps the compiler from leaving fetch out
	foresight  foresight
}

// intention is a move that an actor has chosen and its bloc has not yet admitted.
type intention struct {
	actor  int
	option agents.Option
	why    agents.Decision // only where somebody listens
}

func (c *choosing) allocate(actors, slots int) {
	c.aspiration = make([]float64, actors)
	c.order.allocate(actors)
	c.moves = make([]intention, 0, actors)
	c.candidates = make([]int32, 0, maxCandidates)
	c.worths, c.shocks = make([]float64, 0, maxCandidates), make([]uint64, 0, maxCandidates)
}

func (c *choosing) reset() {
	clear(c.aspiration)
	c.order.reset()
}

// chooses says whether blocs and actors choose in this tick, or are still held by the events of the model's past.
func (w *World) chooses() bool { return int(w.Tick) >= w.Model.ChoicesFrom }

// stepChoose lets blocs invite and actors revise their memberships: in random order one after another or, where the model
// says so, all on the same view, or one alone. Before Model.ChoicesFrom nobody does either; what share actors are used to, they learn.
func stepChoose(w *World) error {
	if w.leadersChanged || w.Tick%int32(w.TicksPerYear) == 0 {
		for b := range w.Used {
			w.RefreshLeaders(b)
		}
		w.refreshAccess()
		w.leadersChanged = false
	}
	w.RefreshConflict(w.chooser.Costs)
	w.eachChunk((*World).prepareChunk)
	c := &w.choosing
	c.best = w.bestCost()
	if w.Tick == 0 {
		copy(c.aspiration, w.Actors.Share)
	}
	if !w.chooses() {
		w.eachChunk((*World).aspireChunk)
		return nil
	}
	w.recruit(c.best)
	if w.Model.Revision == OneAtRandom || w.Model.Revision == OneInTurn {
		w.eachChunk((*World).aspireChunk)
		if actor := w.onlyTurn(); actor >= 0 {
			w.enact(actor, w.choose(actor))
		}
		return nil
	}
	turns := w.drawTurns()
	if w.Model.Revision == Synchronous {
		w.chooseTogether(turns)
		return nil
	}
	turns = c.order.inOrder(turns)
	if w.foresees() {
		w.takeTurns(turns)
		return nil
	}
	for k, turn := range turns {
		if k%fetchAhead == 0 {
			c.fetched ^= w.fetch(turns[k:min(k+fetchAhead, len(turns))])
		}
		w.enact(turn.actor(), w.choose(turn.actor()))
	}
	return nil
}

// fetchAhead is for how many turns at once columns are fetched into the processor's cache.
const fetchAhead = 16

// fetch reads what the next actors will need and uses none of it: turns come in random order, and in a large world one
// waits for memory at every column unless the waits overlap.
func (w *World) fetch(turns []turn) (fetched uint64) {
	columns := &w.Actors
	if len(w.Keys) < 4096 {
		return 0
	}
	for _, turn := range turns {
		i := turn.actor()
		fetched ^= uint64(columns.Home[i]) ^ uint64(columns.Memberships[i]) ^ uint64(columns.Invited[i]) ^ w.Keys[i] ^
			uint64(columns.TieStart[i])
		if set := columns.Memberships[i]; set != 0 {
			bloc, _ := set.First()
			fetched ^= uint64(columns.Joined[i*w.Slots+bloc])
		}
		for _, part := range columns.Roles[i] {
			fetched ^= uint64(part.Role)
		}
		if columns.Mass[i]+columns.Capability[i]+columns.Openness[i]+columns.Invest[i] < 0 ||
			columns.Targeted[i] || columns.Kind[i] == agents.Government {
			fetched++
		}
	}
	return fetched
}

// choose picks an option for an actor, by its place among all.
func (w *World) choose(actor int) int {
	w.weigh(&w.Situation, w.chooser, actor)
	return w.chooser.Pick()
}

// weigh values an actor's options and draws their luck, as things stand in a situation.
func (w *World) weigh(s *agents.Situation, chooser *agents.Chooser, actor int) {
	chooser.Weigh(s, actor)
	if chooser.Temperature > 0 {
		w.drawLuckOf(&chooser.Luck, actor)
	}
}

// drawLuckOf gives each option that there is its own luck, by its lane, four lanes a block.
func (w *World) drawLuckOf(luck *agents.Luck, actor int) {
	series := w.luck.Series(w.Keys[actor], uint64(w.Tick), random.PurposeChoice)
	luck.Stay = series.Block(0)[0]
	joins, leaves := uint64(luck.Joins), uint64(luck.Leaves)
	if luck.Ends {
		series.Fill(&luck.Leave, leaves, agents.Option{Join: -1}.Lane()/4)
	}
	if luck.Adds {
		series.Fill(&luck.Join[0], joins, agents.Option{Leave: -1}.Lane()/4)
	}
	for row := 1; leaves != 0; row++ {
		leave := int32(bits.TrailingZeros64(leaves))
		leaves &= leaves - 1
		series.Fill(&luck.Join[row], joins, agents.Option{Leave: leave}.Lane()/4)
	}
}

// explain says why the actor that chose last chose as it did, as long as nothing has changed since.
func (w *World) explain(actor, option int) agents.Decision {
	w.chooser.List()
	if w.chooser.Temperature == 0 {
		clear(w.chooser.Shocks)
	}
	return w.chooser.Explain(&w.Situation, actor, option)
}

// enact carries an option out: the bloc that would be joined admits or refuses.
func (w *World) enact(actor, option int) {
	chosen := w.chooser.Option(option)
	if option == 0 {
		w.declined(actor)
		return
	}
	if chosen.Join >= 0 && !w.admit(actor, int(chosen.Join)) {
		return
	}
	if len(w.deciding) > 0 {
		w.decided(w.explain(actor, option))
	}
	w.move(actor, chosen)
}

// declined tells of an actor that stays although it is invited.
func (w *World) declined(actor int) {
	if len(w.deciding) > 0 && w.Actors.Invited[actor] != 0 {
		w.decided(w.explain(actor, 0))
	}
}

// admit asks the bloc, and tells of a refusal.
func (w *World) admit(actor, bloc int) bool {
	shock := w.luck.Uint64(w.Keys[actor], uint64(w.Tick), random.PurposeAdmission, uint64(bloc))
	if w.judge.Admits(&w.Situation, bloc, actor, shock) {
		return true
	}
	if len(w.deciding) > 0 {
		w.decided(w.judge.ExplainRefusal(&w.Situation, bloc, actor, shock))
	}
	return false
}

// move changes memberships; leaving one bloc for another is felt as poaching.
func (w *World) move(actor int, option agents.Option) {
	if option.Leave >= 0 {
		w.Withdraw(actor, int(option.Leave))
	}
	if option.Join >= 0 {
		w.Enrol(actor, int(option.Join))
	}
	if option.Leave >= 0 && option.Join >= 0 {
		w.clash(int(option.Leave), int(option.Join))
	}
}

// chooseTogether lets all whose turn it is choose on the same view and then carries the moves out in order of actors.
// Reasons are those of the common view; they are told of once the bloc has admitted.
func (w *World) chooseTogether(turns []turn) {
	c := &w.choosing
	c.moves = c.moves[:0]
	if len(w.deciding) == 0 && w.foresees() {
		w.intend(turns)
		turns = nil
	}
	for _, turn := range turns {
		actor := turn.actor()
		chosen := w.choose(actor)
		if chosen == 0 {
			w.declined(actor)
			continue
		}
		next := intention{actor: actor, option: w.chooser.Option(chosen)}
		if len(w.deciding) > 0 {
			next.why = w.explain(actor, chosen)
		}
		c.moves = append(c.moves, next)
	}
	// Where nobody listens and blocs take whoever asks, nobody looks at them between moves.
	if len(w.deciding) == 0 && len(w.judge.Terms()) == 0 {
		w.Defer()
		defer w.Settle()
	}
	for _, next := range c.moves {
		if next.option.Join >= 0 && !w.admit(next.actor, int(next.option.Join)) {
			continue
		}
		if len(w.deciding) > 0 {
			w.decided(next.why)
		}
		w.move(next.actor, next.option)
	}
}
