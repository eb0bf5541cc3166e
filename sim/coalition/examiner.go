package coalition

import (
	"entente/agents"
	"entente/sim"
)

// Examiner judges the memberships of a world as they stand: who would change them. Memberships are many-to-many, so that what is
// judged is a table of them, not a partition. Everything is asked of the engine, on a copy (sim.Trial): the world is only read.
// An examiner holds working space, so each goroutine needs its own.
type Examiner struct {
	trial sim.Trial
}

// Examine makes an examiner of a world as it stands.
func Examine(w *sim.World) *Examiner {
	e := &Examiner{}
	e.Load(w)
	return e
}

// Load turns to a world as it stands, at any tick.
func (e *Examiner) Load(w *sim.World) { e.trial.Load(w) }

// Move is what one actor can do to its memberships.
type Move struct {
	Actor  int
	Option agents.Option
	// Gain is what the actor thinks it would be better off, in utility units, the cost of switching deducted: the engine's
	// value of the option, before luck.
	Gain float64
	// Admission is how far the bloc's judgement of the actor is over its bar, in utility units; 0 where no bloc is joined.
	Admission float64
}

// Nash tells whether any actor would gain by joining a bloc, leaving one, or changing one for another, whether or not the bloc
// would have it. Gains are those at temperature 0: a logit choice may still stray.
func (e *Examiner) Nash() Verdict[Move] { return e.moves(false) }

// Individual tells the same of those moves to which the bloc that is joined agrees: it takes the actor if its judgement is at the
// bar or over it, before luck. This is the engine's own rule of admission in place of every member's consent.
func (e *Examiner) Individual() Verdict[Move] { return e.moves(true) }

func (e *Examiner) moves(admitted bool) Verdict[Move] {
	var verdict Verdict[Move]
	for actor := range e.trial.Situation().Actors.Memberships {
		options, values := e.trial.Options(actor)
		for o, option := range options[1:] {
			move := Move{Actor: actor, Option: option, Gain: values[1+o]}
			if option.Join >= 0 {
				move.Admission = e.trial.Admission(int(option.Join), actor)
			}
			score := move.Gain
			if admitted && (move.Gain <= 0 || move.Admission < 0) {
				score = -max(-move.Gain, -move.Admission)
			}
			if verdict.note(score) {
				verdict.Witness = move
			}
		}
	}
	verdict.conclude(true)
	return verdict
}

// Stable turns to a world and tells the two verdicts alone, as fast as it can: for the end of every run of an ensemble. A world
// that is run again and again can be asked each time without anything being allocated. Who is Nash stable is individually
// stable too.
func (e *Examiner) Stable(w *sim.World) (nash, individual bool) {
	e.trial.Load(w)
	nash = true
	for actor := range e.trial.Situation().Actors.Memberships {
		options, values := e.trial.Options(actor)
		for o, value := range values {
			if value <= 0 {
				continue
			}
			nash = false
			if join := options[o].Join; join < 0 || e.trial.Admission(int(join), actor) >= 0 {
				return false, false
			}
		}
	}
	return nash, true
}
