package ensemble

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
)

// encodingVersion is the first byte of what Encode gives.
const encodingVersion = 1

// Encode writes everything that the runs gave as bytes, always the same ones for the same runs, from which Decode makes the
// same again: some 100 to 300 kB for hundreds of runs of a scenario with fifty actors, mostly the distributions.
func (e *Ensemble) Encode() []byte {
	w := encoder{text: []byte{encodingVersion}}
	w.number(e.Runs)
	for _, counts := range e.countTables() {
		w.counts(counts)
	}
	for _, d := range e.distributions() {
		w.distribution(d)
	}
	w.partitions(&e.Partitions)
	w.partitions(&e.FocusPartitions)
	for _, values := range e.ByRun {
		for _, value := range values {
			w.word(math.Float64bits(value))
		}
	}
	for _, end := range e.Ends {
		w.word(end)
	}
	return w.text
}

// countTables are the tables of counts over runs, in the order in which they are written.
func (s *Summary) countTables() [][]uint32 {
	tables := [][]uint32{s.members, s.free, s.active}
	for k := range s.positions {
		tables = append(tables, s.positions[k].Ranks)
	}
	return tables
}

// distributions are those over runs, in the order in which they are written.
func (s *Summary) distributions() []*Distribution {
	var all []*Distribution
	for k := range s.shares {
		all = append(all, &s.shares[k])
	}
	for k := range s.positions {
		standing := &s.positions[k]
		all = append(all, &standing.Strength, &standing.Share, &standing.Capital, &standing.Dependence)
	}
	return all
}

// encoder writes numbers so that small ones take a byte.
type encoder struct{ text []byte }

func (w *encoder) number(number uint64) { w.text = binary.AppendUvarint(w.text, number) }
func (w *encoder) word(word uint64)     { w.text = binary.LittleEndian.AppendUint64(w.text, word) }

// counts writes each count's difference from the one before, and how often in a row a difference of 0 follows: neighbours are
// mostly alike.
func (w *encoder) counts(counts []uint32) {
	before := int64(0)
	for k := 0; k < len(counts); k++ {
		difference := int64(counts[k]) - before
		before = int64(counts[k])
		w.text = binary.AppendVarint(w.text, difference)
		if difference == 0 {
			same := k
			for same+1 < len(counts) && counts[same+1] == counts[k] {
				same++
			}
			w.number(uint64(same - k))
			k = same
		}
	}
}

func (w *encoder) distribution(d *Distribution) {
	w.number(d.Count)
	w.number(uint64(d.sum))
	w.number(uint64(d.squares))
	w.number(uint64(d.least))
	for _, bins := range d.bins {
		if bins == nil {
			w.number(0)
			continue
		}
		w.number(1)
		w.counts(bins[:])
	}
}

func (w *encoder) partitions(p *Partitions) {
	w.number(uint64(len(p.counts)))
	for _, key := range slices.Sorted(maps.Keys(p.counts)) {
		count := p.counts[key]
		w.word(key)
		w.number(count.runs)
		w.number(count.stable)
		w.number(count.first)
	}
}
