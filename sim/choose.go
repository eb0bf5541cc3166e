package sim

import (
	"slices"

	"entente/agents"
	"entente/sim/random"
)

// choosing is the working space of the phase choose.
type choosing struct {
	aspiration []float64 // market share that an actor is used to
	turns      []turn
	luck       [][4]uint64 // words of luck of each actor for four ticks
	moves      []intention // of a synchronous tick
	candidates []int32
	worths     []float64
	shocks     []uint64
	fetched    uint64 // keeps the compiler from leaving fetch out
}

// turn is an actor's place in the random order of a tick.
type turn struct {
	order uint32
	actor int32
}

// intention is a move that an actor has chosen and its bloc has not yet admitted.
type intention struct {
	actor  int
	option agents.Option
	why    agents.Decision // only where somebody listens
}

func (c *choosing) allocate(actors, slots int) {
	c.aspiration = make([]float64, actors)
	c.turns = make([]turn, 0, actors)
	c.luck = make([][4]uint64, actors)
	c.moves = make([]intention, 0, actors)
	c.candidates = make([]int32, 0, maxCandidates)
	c.worths, c.shocks = make([]float64, 0, maxCandidates), make([]uint64, 0, maxCandidates)
}

func (c *choosing) reset() { clear(c.aspiration) }

// stepChoose lets blocs invite and actors revise their memberships, in random order one after another or, where the model
// says so, all on the same view.
func stepChoose(w *World) error {
	if w.leadersChanged || w.Tick%int32(w.TicksPerYear) == 0 {
		for b := range w.Used {
			w.RefreshLeaders(b)
		}
		w.refreshAccess()
		w.leadersChanged = false
	}
	w.RefreshConflict(w.chooser.Costs)
	w.expireInvitations()
	w.recruit()
	w.drawTurns()
	if w.Model.Revision == Synchronous {
		w.chooseTogether()
		return nil
	}
	turns := w.choosing.turns
	for k, turn := range turns {
		if k%fetchAhead == 0 {
			w.fetch(turns[k:min(k+fetchAhead, len(turns))])
		}
		w.enact(int(turn.actor), w.choose(int(turn.actor)))
	}
	return nil
}

// fetchAhead is for how many turns at once columns are fetched into the processor's cache.
const fetchAhead = 16

// fetch reads what the next actors will need and uses none of it: turns come in random order, and in a large world one
// waits for memory at every column unless the waits overlap.
func (w *World) fetch(turns []turn) {
	columns := &w.Actors
	if len(w.Keys) < 4096 {
		return
	}
	for _, turn := range turns {
		i := int(turn.actor)
		w.choosing.fetched ^= uint64(columns.Home[i]) ^ uint64(columns.Memberships[i]) ^ uint64(columns.Invited[i]) ^ w.Keys[i] ^
			uint64(columns.TieStart[i]) ^ uint64(columns.RoleOf[columns.RoleStart[i]]) ^ uint64(columns.Joined[i*w.Slots])
		if columns.RoleWeight[columns.RoleStart[i]]+columns.Mass[i]+columns.Capability[i]+columns.Openness[i]+columns.Invest[i] < 0 ||
			columns.Targeted[i] || columns.Kind[i] == agents.Government {
			w.choosing.fetched++
		}
	}
}

// drawTurns finds whose turn it is and in which order. An actor revises with a yearly rate that rises with how far its
// results fall short of its aspirations: of its own past share, and of the best practice in cost (Greve 1998). An actor
// with an invitation of this tick always revises.
func (w *World) drawTurns() {
	p, c := &w.Model.Parameters, &w.choosing
	c.turns = c.turns[:0]
	if w.Tick&3 == 0 {
		for i := range c.luck {
			c.luck[i] = w.Random.Block(w.Keys[i], uint64(w.Tick>>2), random.PurposeRevise, 0)
		}
	}
	if w.Tick == 0 {
		copy(c.aspiration, w.Actors.Share)
	}
	years := w.years()
	learn := min(1, years/p.AspirationYears)
	fresh := w.Tick + w.invitationTicks()
	best := w.bestCost()
	spread := w.economy.spread
	common := float64(p.SocialAspiration * max(0, 1-best/spread))
	for i, used := range c.aspiration {
		shortfall := common
		if w.economy.own[i] < spread {
			shortfall = float64(p.SocialAspiration * w.costGap(i, best))
		}
		share := w.Actors.Share[i]
		if used > 0 {
			lost := used - share
			if lost > 0 {
				shortfall += lost / used
			}
			c.aspiration[i] = used - float64(learn*lost)
		} else {
			c.aspiration[i] = share
		}
		rate := float64((p.RevisionsPerYear + float64(p.SearchResponse*shortfall)) * years)
		word := c.luck[i][w.Tick&3]
		revises := float64(word>>32) < float64(rate*(1<<32))
		if !revises && w.Actors.Invited[i] != 0 {
			revises = w.invitedAt(i, fresh)
		}
		if revises {
			c.turns = append(c.turns, turn{uint32(word), int32(i)})
		}
	}
	slices.SortFunc(c.turns, func(a, b turn) int {
		if a.order != b.order {
			if a.order < b.order {
				return -1
			}
			return 1
		}
		return int(a.actor) - int(b.actor)
	})
}

// costGap is how far an actor's cost of capability is over the best practice, as a part of it, 0 to 1.
func (w *World) costGap(actor int, best float64) float64 {
	own := min(w.economy.own[actor], w.economy.spread)
	return max(0, 1-best/own)
}

// bestCost is the lowest cost factor of any actor, relative to the trend.
func (w *World) bestCost() float64 {
	best := w.economy.spread
	for _, own := range w.economy.own {
		best = min(best, own)
	}
	return best
}

// choose picks an option for an actor.
func (w *World) choose(actor int) int {
	chooser := w.chooser
	chooser.Consider(&w.Situation, actor)
	if chooser.Temperature > 0 {
		w.drawShocks(actor, random.PurposeChoice)
	}
	return chooser.Decide()
}

// drawShocks gives each option its own luck, by its lane, four lanes a block.
func (w *World) drawShocks(actor int, purpose random.Purpose) {
	chooser := w.chooser
	var block [4]uint64
	drawn := ^uint64(0)
	for o, option := range chooser.Options {
		lane := option.Lane()
		if lane>>2 != drawn {
			drawn = lane >> 2
			block = w.Random.Block(w.Keys[actor], uint64(w.Tick), purpose, drawn)
		}
		chooser.Shocks[o] = block[lane&3]
	}
}

// enact carries an option out: the bloc that would be joined admits or refuses.
func (w *World) enact(actor, option int) {
	chosen := w.chooser.Options[option]
	if option == 0 {
		w.declined(actor)
		return
	}
	if chosen.Join >= 0 && !w.admit(actor, int(chosen.Join)) {
		return
	}
	if len(w.deciding) > 0 {
		w.decided(w.chooser.Explain(&w.Situation, actor, option))
	}
	w.move(actor, chosen)
}

// declined tells of an actor that stays although it is invited.
func (w *World) declined(actor int) {
	if len(w.deciding) > 0 && w.Actors.Invited[actor] != 0 {
		w.decided(w.chooser.Explain(&w.Situation, actor, 0))
	}
}

// admit asks the bloc, and tells of a refusal.
func (w *World) admit(actor, bloc int) bool {
	shock := w.Random.Uint64(w.Keys[actor], uint64(w.Tick), random.PurposeAdmission, uint64(bloc))
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
func (w *World) chooseTogether() {
	c := &w.choosing
	slices.SortFunc(c.turns, func(a, b turn) int { return int(a.actor) - int(b.actor) })
	c.moves = c.moves[:0]
	for _, turn := range c.turns {
		actor := int(turn.actor)
		chosen := w.choose(actor)
		if chosen == 0 {
			w.declined(actor)
			continue
		}
		next := intention{actor: actor, option: w.chooser.Options[chosen]}
		if len(w.deciding) > 0 {
			next.why = w.chooser.Explain(&w.Situation, actor, chosen)
		}
		c.moves = append(c.moves, next)
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
