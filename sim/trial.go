package sim

import "entente/agents"

// Trial is a copy of a world's situation on which moves of actors can be tried, judged by the engine's own rules, and taken
// back. The world itself is only read, by Load. A trial holds working space, so each goroutine needs its own.
type Trial struct {
	world  World           // with a situation, a chooser and a judge of its own
	of     *agents.Chooser // whose terms these are
	loaded agents.BlocColumns
	touch  []touched
	// What enrolments change of the states' columns.
	dominant  int
	dominance float64
}

// touched is an actor's standing with a bloc before it was moved.
type touched struct {
	actor, bloc          int
	memberships, invited agents.Memberships
	joined               int32
}

// NewTrial makes a trial of a world as it stands.
func NewTrial(w *World) *Trial {
	t := &Trial{}
	t.Load(w)
	return t
}

// Load takes in a world as it stands, at any tick. What the phase choose would work out before anyone's turn is worked out: leaders'
// views, conflicts between blocs, and which invitations still stand. Nothing else of the tick to come is. A world that is
// run again and again can be loaded each time without anything being allocated.
func (t *Trial) Load(w *World) {
	own := &t.world
	if t.of != w.chooser {
		t.of, own.Model = w.chooser, w.Model
		own.chooser, own.judge = agents.NewChooser(w.chooser.Terms(), w.Slots), agents.NewJudge(w.judge.Terms())
	}
	own.chooser.ChooseAs(w.chooser)
	own.judge.Bars = w.judge.Bars
	own.CopyFrom(&w.Situation)
	for b := range own.Used {
		own.RefreshLeaders(b)
	}
	own.RefreshConflict(own.chooser.Costs)
	own.expireInvitations(0, len(own.Actors.Invited))
	t.loaded.CopyFrom(&own.Blocs)
	t.dominant, t.dominance = own.States.Dominant, own.States.Dominance
	t.touch = t.touch[:0]
}

// Situation is what the trial's actors see. It is for reading: move with Move.
func (t *Trial) Situation() *agents.Situation { return &t.world.Situation }

// Options lists an actor's options, the first of them staying, with what it thinks each is worth more than staying, before luck:
// the engine's own list (agents.Chooser.Consider). The slices are overwritten by the next call of any method.
func (t *Trial) Options(actor int) ([]agents.Option, []float64) {
	t.world.chooser.Consider(&t.world.Situation, actor)
	return t.world.chooser.Options, t.world.chooser.Values
}

// Probabilities lists an actor's options, as Options does, with the probability of each: that of the engine's choice over all
// luck. Whether the bloc admits is not in it. The slices are overwritten by the next call of any method.
func (t *Trial) Probabilities(actor int) ([]agents.Option, []float64) {
	options, values := t.Options(actor)
	agents.Probabilities(values, values, t.world.chooser.Temperature)
	return options, values
}

// Admission is how far the bloc's judgement of an actor is over its bar, before luck: it admits at 0 or more.
func (t *Trial) Admission(bloc, actor int) float64 {
	return t.world.judge.Worth(&t.world.Situation, bloc, actor) - t.world.judge.Bar(&t.world.Situation, bloc, actor)
}

// Worth is what an actor's memberships are worth to it as the trial stands (agents.Chooser.Worth).
func (t *Trial) Worth(actor int) float64 {
	return t.world.chooser.Worth(&t.world.Situation, actor, t.world.Actors.Memberships[actor])
}

// SwitchingCost is what the option costs whoever takes it, in utility units.
func (t *Trial) SwitchingCost(option agents.Option) float64 {
	return t.world.chooser.SwitchingCost(option)
}

// Move carries an option out, whether or not the bloc would admit. All sums follow.
func (t *Trial) Move(actor int, option agents.Option) {
	if option.Leave >= 0 {
		t.note(actor, int(option.Leave))
		t.world.Withdraw(actor, int(option.Leave))
	}
	if option.Join >= 0 {
		t.note(actor, int(option.Join))
		t.world.Enrol(actor, int(option.Join))
	}
}

func (t *Trial) note(actor, bloc int) {
	columns := &t.world.Actors
	t.touch = append(t.touch, touched{
		actor, bloc, columns.Memberships[actor], columns.Invited[actor], columns.Joined[actor*t.world.Slots+bloc],
	})
}

// TakeBack undoes all moves: the trial is, to the bit, as Load left it.
func (t *Trial) TakeBack() {
	columns := &t.world.Actors
	for k := len(t.touch) - 1; k >= 0; k-- {
		was := t.touch[k]
		columns.Memberships[was.actor], columns.Invited[was.actor] = was.memberships, was.invited
		columns.Joined[was.actor*t.world.Slots+was.bloc] = was.joined
	}
	t.touch = t.touch[:0]
	t.world.Blocs.CopyFrom(&t.loaded)
	t.world.States.Dominant, t.world.States.Dominance = t.dominant, t.dominance
}
