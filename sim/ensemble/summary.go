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
	members       []uint32       // by tick, actor and bloc: in how many runs
	free          []uint32       // by tick and actor: in how many runs it is in no bloc
	active        []uint32       // by tick and bloc
	shares        []Distribution // by tick and bloc
	positions     []Standing     // by tick and state
	run           uint64
	inFocus       []agents.Memberships // working space
	examiner      coalition.Examiner
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
	s.positions = make([]Standing, s.ticks*len(s.States))
	for k := range s.positions {
		s.positions[k].Ranks = make([]uint32, len(s.States))
	}
	return s
}

// Begin notes which run it is.
func (s *Summary) Begin(run uint64, _ *sim.World) { s.run = run }

// Tick counts everything at the end of a tick.
func (s *Summary) Tick(w *sim.World) error {
	tick := int(w.Tick)
	s.countMembers(tick, w.Actors.Memberships)
	s.countBlocs(tick, w)
	for h, position := range w.Positions() {
		standing := &s.positions[tick*len(s.States)+h]
		standing.Ranks[position.Rank-1]++
		standing.Strength.Add(position.Strength)
		standing.Share.Add(position.Share)
		standing.Capital.Add(position.Capital)
		standing.Dependence.Add(position.Dependence)
	}
	return nil
}

func (s *Summary) countMembers(tick int, memberships []agents.Memberships) {
	blocs := len(s.Blocs)
	counts := s.members[tick*len(s.Actors)*blocs:]
	for i, set := range memberships {
		if set == 0 {
			s.free[tick*len(s.Actors)+i]++
			continue
		}
		row, arisen := counts[i*blocs:(i+1)*blocs], uint32(0)
		for set != 0 {
			var bloc int
			if bloc, set = set.First(); bloc < s.listed {
				row[bloc]++
			} else {
				arisen = 1
			}
		}
		row[s.listed] += arisen
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
	return Wilson(uint64(s.members[(tick*len(s.Actors)+actor)*len(s.Blocs)+bloc]), s.Runs)
}

// Free is the probability that an actor belongs to no bloc at the end of a tick.
func (s *Summary) Free(tick, actor int) Interval {
	return Wilson(uint64(s.free[tick*len(s.Actors)+actor]), s.Runs)
}

// Existence is the probability that a bloc, by index in Blocs, exists at the end of a tick.
func (s *Summary) Existence(tick, bloc int) Interval {
	return Wilson(uint64(s.active[tick*len(s.Blocs)+bloc]), s.Runs)
}

// Share is the distribution of a bloc's market share at the end of a tick; a bloc that does not exist has none.
func (s *Summary) Share(tick, bloc int) *Distribution { return &s.shares[tick*len(s.Blocs)+bloc] }

// Position is how a state stands at the end of a tick.
func (s *Summary) Position(tick, state int) *Standing { return &s.positions[tick*len(s.States)+state] }
