package ensemble

import (
	"cmp"
	"slices"

	"entente/agents"
	"entente/sim"
)

// Partitions counts in how many runs each set of memberships stood at the end.
type Partitions struct {
	counts map[uint64]partitionCount
}

// Partition is who belonged where at the end of some runs.
type Partition struct {
	// Runs is in how many runs it stood, Stable in how many of these no actor could have gained by a move that its bloc
	// would have admitted.
	Runs, Stable uint64
	// First is the lowest run in which it stood, by which it can be seen again.
	First uint64
}

type partitionCount struct{ runs, stable, first uint64 }

// add counts a run's end.
func (p *Partitions) add(run uint64, memberships []agents.Memberships, stable bool) {
	if p.counts == nil {
		p.counts = map[uint64]partitionCount{}
	}
	key := fingerprint(memberships)
	count, known := p.counts[key]
	if !known || run < count.first {
		count.first = run
	}
	count.runs++
	if stable {
		count.stable++
	}
	p.counts[key] = count
}

// fingerprint mixes memberships into 64 bits (FNV-1a, a word at a time): of a million partitions, the chance that any two
// share one is under 10^-7.
func fingerprint(memberships []agents.Memberships) uint64 {
	hash := uint64(14695981039346656037)
	for _, set := range memberships {
		hash = mix(hash, uint64(set))
	}
	return hash
}

func mix(hash, word uint64) uint64 {
	hash = (hash ^ word) * 1099511628211
	return hash ^ hash>>29
}

func (p *Partitions) merge(other *Partitions) {
	if p.counts == nil {
		p.counts = map[uint64]partitionCount{}
	}
	for key, theirs := range other.counts {
		ours, known := p.counts[key]
		if !known {
			ours.first = theirs.first
		}
		p.counts[key] = partitionCount{ours.runs + theirs.runs, ours.stable + theirs.stable, min(ours.first, theirs.first)}
	}
}

// Distinct is how many different ones there were.
func (p *Partitions) Distinct() int { return len(p.counts) }

// Most lists the n most frequent, those seen first before others as frequent.
func (p *Partitions) Most(n int) []Partition {
	all := make([]Partition, 0, len(p.counts))
	for _, count := range p.counts {
		all = append(all, Partition{count.runs, count.stable, count.first})
	}
	slices.SortFunc(all, func(a, b Partition) int {
		return cmp.Or(cmp.Compare(b.Runs, a.Runs), cmp.Compare(a.First, b.First))
	})
	return all[:min(n, len(all))]
}

// Stable is in how many runs the end was stable.
func (p *Partitions) Stable() uint64 {
	stable := uint64(0)
	for _, count := range p.counts {
		stable += count.stable
	}
	return stable
}

// Members runs the partition's first run again and lists each bloc's members at the end, in the order of the model's blocs
// and then of those that arose.
func (p *Partition) Members(model *sim.Model, seed uint64) ([]Composition, error) {
	w, err := sim.New(model, seed, p.First)
	if err != nil {
		return nil, err
	}
	for range model.Calendar.Ticks() {
		if err := w.Step(); err != nil {
			return nil, err
		}
	}
	var blocs []Composition
	for b := range w.Used {
		if !w.Blocs.Active[b] {
			continue
		}
		bloc := Composition{Bloc: w.BlocIDs[b]}
		for i, set := range w.Actors.Memberships {
			if set.Has(b) {
				bloc.Members = append(bloc.Members, model.Actors[i].ID)
			}
		}
		blocs = append(blocs, bloc)
	}
	return blocs, nil
}

// Composition is a bloc with its members.
type Composition struct {
	Bloc    string
	Members []string
}
