package coalition

import (
	"math"
	"slices"

	"entente/agents"
	"entente/sim/random"
)

// JointSearch says how hard to look for joint moves. The zero value stands for the defaults.
type JointSearch struct {
	// Exact is up to how many joint moves into, or out of, one bloc every one is looked at; default 16,384.
	Exact int
	// Most is how many joint moves are looked at beyond, over all blocs; default 20,000.
	Most int
	// Seed draws the random coalitions from which the search starts again.
	Seed uint64
	// Admitted leaves out actors whom the bloc would not admit as things stand.
	Admitted bool
}

func (s JointSearch) withDefaults() JointSearch {
	if s.Exact == 0 {
		s.Exact = 1 << 14
	}
	if s.Most == 0 {
		s.Most = 20_000
	}
	return s
}

// JointMove is what a coalition of actors can do together: all join one bloc, each in place of one of its others or on top, or all
// leave it.
type JointMove struct {
	Bloc int
	// Actors in rising order, with what each of them does and gains, in utility units, the cost of switching deducted.
	Actors  []int
	Options []agents.Option
	Gains   []float64
}

// Core tells whether a coalition of actors could all gain by a joint move. A joint move is, for an active bloc b and a set T of
// actors: either nobody in T is a member, all of T join b, and each of them may leave one of its present blocs; or all of T are
// members and leave b together; what the model's limits keep an actor from, it does not take part in. T blocks if each of its
// members gains more than 0: its worth in the world after the joint move, with all sums refreshed, less its worth in the world
// before, less its cost of switching. Founding new blocs is not among the deviations: what a new bloc would be (its openness,
// whom it wants) is a fact that the model does not derive.
//
// A coalition of one may fare otherwise than by Nash: there the engine's chooser values an option in the world as it is, here in
// the world after it, where an invitation is used up and market shares have moved.
//
// A bloc's joint moves are all looked at where they are few, and else searched: all who could move, less whoever loses most until
// nobody does; then, from every single actor and from random coalitions, greedily: one more who would follow, one who gains
// least fewer, or both. A search may prove a world unstable, never stable.
func (e *Examiner) Core(search JointSearch) Verdict[JointMove] {
	j := jointSearch{Examiner: e, JointSearch: search.withDefaults(), source: random.New(search.Seed, stream)}
	situation := e.trial.Situation()
	for actor := range situation.Actors.Memberships {
		j.before = append(j.before, e.trial.Worth(actor))
	}
	var open []side
	for bloc, active := range situation.Blocs.Active[:situation.Used] {
		if !active {
			continue
		}
		for _, side := range []side{j.entry(bloc), j.exit(bloc)} {
			if len(side.actors) == 0 || side.moves() <= float64(j.Exact) {
				j.enumerate(side)
			} else {
				open = append(open, side)
			}
		}
	}
	for k, side := range open {
		j.most = j.verdict.Looked + (j.Most-j.climbed)/(len(open)-k)
		from := j.verdict.Looked
		j.search(side)
		j.climbed += j.verdict.Looked - from
	}
	j.verdict.conclude(len(open) == 0)
	if j.verdict.Looked > 0 {
		j.tell()
	}
	return j.verdict
}

// side is the joint moves into or out of a bloc: who could take part, and how.
type side struct {
	bloc    int
	actors  []int
	options [][]agents.Option // ways of each, the one that it likes best as things stand first
}

// moves is how many joint moves there are.
func (s *side) moves() float64 {
	moves := 1.0
	for _, options := range s.options {
		moves = float64(moves * float64(1+len(options)))
	}
	return moves - 1
}

func (j *jointSearch) entry(bloc int) side {
	side := side{bloc: bloc}
	for actor, set := range j.trial.Situation().Actors.Memberships {
		if !set.Has(bloc) && (!j.Admitted || j.trial.Admission(bloc, actor) >= 0) {
			side.actors = append(side.actors, actor)
			side.options = append(side.options, j.waysIn(actor, bloc))
		}
	}
	return side
}

// waysIn lists an actor's options of joining a bloc, best first.
func (j *jointSearch) waysIn(actor, bloc int) []agents.Option {
	options, values := j.trial.Options(actor)
	var ways []agents.Option
	var worths []float64
	for o, option := range options {
		if int(option.Join) == bloc {
			at := len(ways)
			for at > 0 && worths[at-1] < values[o] {
				at--
			}
			ways, worths = slices.Insert(ways, at, option), slices.Insert(worths, at, values[o])
		}
	}
	return ways
}

func (j *jointSearch) exit(bloc int) side {
	side := side{bloc: bloc}
	for actor, set := range j.trial.Situation().Actors.Memberships {
		out := agents.Option{Join: -1, Leave: int32(bloc)}
		if options, _ := j.trial.Options(actor); set.Has(bloc) && slices.Contains(options, out) {
			side.actors = append(side.actors, actor)
			side.options = append(side.options, []agents.Option{out})
		}
	}
	return side
}

// jointSearch is a search under way.
type jointSearch struct {
	*Examiner
	JointSearch
	source  random.Source
	before  []float64 // worth of each actor as things stand
	verdict Verdict[JointMove]
	nearest []part // the joint move of the verdict
	most    int    // where Looked must stop
	climbed int
	starts  uint64
}

// part is an actor's part in a joint move.
type part struct {
	actor  int
	option agents.Option
}

// carryOut makes the joint move on the trial.
func (j *jointSearch) carryOut(move []part) {
	for _, part := range move {
		j.trial.Move(part.actor, part.option)
	}
}

// gain is what a joint move that is carried out brings one who takes part.
func (j *jointSearch) gain(part part) float64 {
	return j.trial.Worth(part.actor) - j.before[part.actor] - j.trial.SwitchingCost(part.option)
}

// try notes a joint move and returns the least gain in it, exact where that is more than floor.
func (j *jointSearch) try(move []part, floor float64) float64 {
	if j.verdict.Looked == 0 {
		floor = math.Inf(-1)
	}
	floor = min(floor, -j.verdict.Slack)
	j.carryOut(move)
	least := math.Inf(1)
	for _, part := range move {
		if least = min(least, j.gain(part)); least <= floor {
			break
		}
	}
	j.trial.TakeBack()
	if j.verdict.note(least) {
		j.nearest = append(j.nearest[:0], move...)
	}
	return least
}

// tell writes the nearest joint move into the verdict.
func (j *jointSearch) tell() {
	slices.SortFunc(j.nearest, func(a, b part) int { return a.actor - b.actor })
	var witness JointMove
	j.carryOut(j.nearest)
	for _, part := range j.nearest {
		if witness.Bloc = int(part.option.Join); part.option.Join < 0 {
			witness.Bloc = int(part.option.Leave)
		}
		witness.Actors = append(witness.Actors, part.actor)
		witness.Options = append(witness.Options, part.option)
		witness.Gains = append(witness.Gains, j.gain(part))
	}
	j.trial.TakeBack()
	j.verdict.Witness = witness
}

// enumerate tries every joint move of a side: it counts up with a digit for each actor, 0 for not taking part.
func (j *jointSearch) enumerate(side side) {
	digits := make([]int, len(side.actors))
	for {
		k := 0
		for k < len(digits) && digits[k] == len(side.options[k]) {
			digits[k] = 0
			k++
		}
		if k == len(digits) {
			return
		}
		digits[k]++
		var move []part
		for k, digit := range digits {
			if digit > 0 {
				move = append(move, part{side.actors[k], side.options[k][digit-1]})
			}
		}
		j.try(move, math.Inf(1))
	}
}
