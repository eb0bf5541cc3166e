package ensemble

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"entente/sim"
)

// ErrEncoding says that bytes are not what Encode has written for runs of this model.
var ErrEncoding = errors.New("not the encoding of such runs")

// Decode makes again what Encode has written, for count runs of a model with the same focus and outcomes as it was made with.
// It takes no more memory than such runs do. Errors wrap ErrEncoding.
func Decode(model *sim.Model, focus []int, outcomes []*Outcome, count uint64, text []byte) (*Ensemble, error) {
	// Each run has a word for its end and one for each answer: text that is too short for that many runs is none of theirs.
	if len(text) == 0 || text[0] != encodingVersion || count > uint64(len(text))/8 {
		return nil, fmt.Errorf("%w: it begins otherwise, or is too short for %d runs", ErrEncoding, count)
	}
	e := &Ensemble{NewSummary(model, focus...), newAnswers(outcomes, count)}
	r := decoder{text: text[1:], runs: count}
	if e.Runs = r.number(count); e.Runs != count {
		r.fail("it holds %d runs, not %d", e.Runs, count)
	}
	for _, counts := range e.countTables() {
		r.counts(counts)
	}
	for _, d := range e.distributions() {
		r.distribution(d)
	}
	r.partitions(&e.Partitions)
	r.partitions(&e.FocusPartitions)
	for _, values := range e.ByRun {
		for run := range values {
			values[run] = math.Float64frombits(r.word())
		}
	}
	for run := range e.Ends {
		e.Ends[run] = r.word()
	}
	if r.failed == nil && len(r.text) > 0 {
		r.fail("%d bytes follow its end", len(r.text))
	}
	if r.failed != nil {
		return nil, r.failed
	}
	return e, nil
}

// decoder reads what encoder wrote. After the first failure it reads zeros.
type decoder struct {
	text   []byte
	runs   uint64
	failed error
}

func (r *decoder) fail(format string, arguments ...any) {
	if r.failed == nil {
		r.failed = fmt.Errorf("%w: %s", ErrEncoding, fmt.Sprintf(format, arguments...))
	}
	r.text = nil
}

// number reads a number of at most most.
func (r *decoder) number(most uint64) uint64 {
	number, size := binary.Uvarint(r.text)
	if size <= 0 || number > most {
		r.fail("a number is cut off, or greater than %d", most)
		return 0
	}
	r.text = r.text[size:]
	return number
}

func (r *decoder) word() uint64 {
	if len(r.text) < 8 {
		r.fail("it is cut off")
		return 0
	}
	word := binary.LittleEndian.Uint64(r.text)
	r.text = r.text[8:]
	return word
}

// counts reads a table of counts, none of which is greater than the number of runs.
func (r *decoder) counts(into []uint32) {
	before := int64(0)
	for k := 0; k < len(into) && r.failed == nil; k++ {
		difference, size := binary.Varint(r.text)
		count := before + difference
		if size <= 0 || count < 0 || count > int64(r.runs) {
			r.fail("a count is cut off, or not from 0 to %d", r.runs)
			return
		}
		r.text = r.text[size:]
		into[k] = uint32(count)
		before = count
		if difference == 0 {
			for same := r.number(uint64(len(into) - 1 - k)); same > 0; same-- {
				k++
				into[k] = uint32(count)
			}
		}
	}
}

func (r *decoder) distribution(d *Distribution) {
	most := r.runs * fixed
	d.Count = r.number(r.runs)
	d.sum, d.squares = int64(r.number(most)), int64(r.number(most))
	d.least = uint32(r.number(r.runs))
	for octave := range d.bins {
		if r.number(1) == 1 {
			d.bins[octave] = new([binsPerOctave]uint32)
			r.counts(d.bins[octave][:])
		}
	}
}

func (r *decoder) partitions(p *Partitions) {
	different := r.number(r.runs)
	p.counts = make(map[uint64]partitionCount, different)
	for range different {
		key := r.word()
		count := partitionCount{runs: r.number(r.runs), stable: r.number(r.runs), first: r.number(math.MaxUint64)}
		if _, twice := p.counts[key]; twice {
			r.fail("a partition comes twice")
		}
		p.counts[key] = count
	}
}
