package ensemble

import (
	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// Arisen stands for all blocs that came into being in a run without being listed in the scenario: which these are differs
// from run to run.
const Arisen = "(arisen)"

// Summary is what the runs had in common and how they differed, tick by tick. Its size does not depend on the number of runs,
// but for the partitions: some 50 bytes for each different one.
type Summary struct {
	// Runs is how many runs there are.
	Runs uint64
	// Actors, Blocs and States are ids; Blocs ends with Arisen.
	Actors, Blocs, States []string
	Calendar              sim.Calendar
	// Partitions are those of all actors at the end, FocusPartitions those of the actors in focus alone: with many actors
	// hardly two runs end in the same partition of all.
	Partitions, FocusPartitions Partitions
	// Focus lists actors by index.
	Focus []int

	ticks, listed int
	members       []uint32       // by actor, bloc and tick: in how many runs
	free          []uint32       // by actor and tick: in how many runs it is in no bloc
	active        []uint32       // by tick and bloc
	shares        []Distribution // by tick and bloc
	positions     []Standing     // by tick and state
	run           uint64
	stays         []stay
	inFocus       []agents.Memberships // working space
	examiner      coalition.Examiner
}

// stay is where an actor has belonged without a change up to now: in most ticks nothing changes, so that a stay is counted
// once, when it ends.
type stay struct {
	memberships agents.Memberships
	since       int // tick
}

// Standing is how a state stands among all, over the runs.
type Standing struct {
	// Ranks counts the runs in which it had each rank, from 1.
	Ranks []uint32
	// Strength, Share, Capital and Dependence are as in sim.Position.
	Strength, Share, Capital, Dependence Distribution
}

// NewSummary is an empty one for the runs of a model; focus lists actors by index.
func NewSummary(model *sim.Model, focus ...int) *Summary {
	names := model.Names()
	s := &Summary{
		Actors: names.Actors, Blocs: append(append([]string{}, names.Blocs...), Arisen), States: names.States, Calendar: model.Calendar,
		Focus: focus, ticks: model.Calendar.Ticks(), listed: len(names.Blocs),
	}
	blocs := len(s.Blocs)
	s.members, s.free = make([]uint32, s.ticks*len(s.Actors)*blocs), make([]uint32, s.ticks*len(s.Actors))
	s.active, s.shares = make([]uint32, s.ticks*blocs), make([]Distribution, s.ticks*blocs)
	s.positions, s.stays = make([]Standing, s.ticks*len(s.States)), make([]stay, len(s.Actors))
	for k := range s.positions {
		s.positions[k].Ranks = make([]uint32, len(s.States))
	}
	return s
}

// Begin notes which run it is, and where everybody starts.
func (s *Summary) Begin(run uint64, w *sim.World) {
	s.run = run
	for i, set := range w.Actors.Memberships {
		s.stays[i] = stay{memberships: set}
	}
}

// Tick counts everything at the end of a tick.
func (s *Summary) Tick(w *sim.World) error {
	tick := int(w.Tick)
	stays := s.stays[:len(w.Actors.Memberships)]
	for i, set := range w.Actors.Memberships {
		if set != stays[i].memberships {
			s.countStay(i, tick)
			stays[i] = stay{set, tick}
		}
	}
	s.countBlocs(tick, w)
	standings := s.positions[tick*len(s.States):]
	for h, position := range w.Positions() {
		standing := &standings[h]
		standing.Ranks[position.Rank-1]++
		standing.Strength.Add(position.Strength)
		standing.Share.Add(position.Share)
		standing.Capital.Add(position.Capital)
		standing.Dependence.Add(position.Dependence)
	}
	return nil
}

// countStay counts an actor's stay, which ends before a tick.
func (s *Summary) countStay(actor, end int) {
	set, since := s.stays[actor].memberships, s.stays[actor].since
	if set == 0 {
		countOne(s.free[actor*s.ticks+since : actor*s.ticks+end])
	}
	arisen := false
	for set != 0 {
		var bloc int
		bloc, set = set.First()
		if bloc >= s.listed {
			bloc = s.listed
			if arisen {
				continue
			}
			arisen = true
		}
		at := (actor*len(s.Blocs) + bloc) * s.ticks
		countOne(s.members[at+since : at+end])
	}
}

func countOne(counts []uint32) {
	for k := range counts {
		counts[k]++
	}
}

func (s *Summary) countBlocs(tick int, w *sim.World) {
	at, arisen, any := tick*len(s.Blocs), 0.0, false
	for b := range w.Used {
		switch {
		case b >= s.listed:
			arisen += max(0, w.Blocs.Share[b])
			any = any || w.Blocs.Active[b]
		default:
			s.shares[at+b].Add(w.Blocs.Share[b])
			if w.Blocs.Active[b] {
				s.active[at+b]++
			}
		}
	}
	s.shares[at+s.listed].Add(arisen)
	if any {
		s.active[at+s.listed]++
	}
}

// End counts how the run ended.
func (s *Summary) End(w *sim.World) {
	s.Runs++
	for i := range s.stays {
		s.countStay(i, s.ticks)
	}
	_, stable := s.examiner.Stable(w)
	s.Partitions.add(s.run, w.Actors.Memberships, stable)
	s.inFocus = s.inFocus[:0]
	for _, actor := range s.Focus {
		s.inFocus = append(s.inFocus, w.Actors.Memberships[actor])
	}
	s.FocusPartitions.add(s.run, s.inFocus, stable)
}

// Merge adds another summary's runs.
func (s *Summary) Merge(other *Summary) {
	s.Runs += other.Runs
	addCounts(s.members, other.members)
	addCounts(s.free, other.free)
	addCounts(s.active, other.active)
	for k := range s.shares {
		s.shares[k].Merge(&other.shares[k])
	}
	for k := range s.positions {
		ours, theirs := &s.positions[k], &other.positions[k]
		addCounts(ours.Ranks, theirs.Ranks)
		ours.Strength.Merge(&theirs.Strength)
		ours.Share.Merge(&theirs.Share)
		ours.Capital.Merge(&theirs.Capital)
		ours.Dependence.Merge(&theirs.Dependence)
	}
	s.Partitions.merge(&other.Partitions)
	s.FocusPartitions.merge(&other.FocusPartitions)
}

func addCounts(to, from []uint32) {
	for k, count := range from {
		to[k] += count
	}
}

// Ticks is how many ticks a run has.
func (s *Summary) Ticks() int { return s.ticks }

// Membership is the probability that an actor belongs to a bloc, by index in Blocs, at the end of a tick.
func (s *Summary) Membership(tick, actor, bloc int) Interval {
	return Wilson(uint64(s.members[(actor*len(s.Blocs)+bloc)*s.ticks+tick]), s.Runs)
}

// Free is the probability that an actor belongs to no bloc at the end of a tick.
func (s *Summary) Free(tick, actor int) Interval {
	return Wilson(uint64(s.free[actor*s.ticks+tick]), s.Runs)
}

// Existence is the probability that a bloc, by index in Blocs, exists at the end of a tick.
func (s *Summary) Existence(tick, bloc int) Interval {
	return Wilson(uint64(s.active[tick*len(s.Blocs)+bloc]), s.Runs)
}

// Share is the distribution of a bloc's market share at the end of a tick; a bloc that does not exist has none.
func (s *Summary) Share(tick, bloc int) *Distribution { return &s.shares[tick*len(s.Blocs)+bloc] }

// Position is how a state stands at the end of a tick.
func (s *Summary) Position(tick, state int) *Standing { return &s.positions[tick*len(s.States)+state] }
