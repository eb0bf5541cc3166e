package advice

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"entente/agents"
)

// ErrMeasured says that a text is not what Encode has written of the step and units that were asked for.
var ErrMeasured = errors.New("not what was measured")

// mostBytes bounds what is read of one piece: 64 MiB.
const mostBytes = 64 << 20

// Decode reads what Encode has written of the units from to to-1 of a step. It asks for no more memory than the text is long, times a
// small factor. The error wraps ErrMeasured where the text is something else.
func (a *Advice) Decode(step Step, from, to uint64, input io.Reader) (*Measured, error) {
	text, err := io.ReadAll(io.LimitReader(input, mostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("advice: %s: %w", step, err)
	}
	d := &decoder{text: text}
	if len(text) > mostBytes {
		d.fail("it is longer than %d bytes", mostBytes)
	}
	m := &Measured{Step: step, From: from, To: to}
	if s, f, t := d.whole(), d.whole(), d.whole(); d.err == nil && (s != uint64(step) || f != from || t != to || from > to) {
		d.fail("it is of step %d, units %d to %d, in place of step %d, units %d to %d", s, f, t, step, from, to)
	}
	switch {
	case d.err != nil:
	case step == StepComparison:
		for range d.count(1) {
			m.pairs = append(m.pairs, d.pair(to-from))
		}
	default:
		for range d.cells(to-from, a.Plan.batches()) {
			m.cells = append(m.cells, &cell{d.numbers(a.Plan.batches()), d.number(), d.numbers(len(positions))})
		}
	}
	if d.err == nil && len(d.text) > 0 {
		d.fail("%d bytes too many", len(d.text))
	}
	if d.err != nil {
		return nil, fmt.Errorf("advice: %s: %w", step, d.err)
	}
	return m, nil
}

// decoder reads from the front of a text; after a mistake it reads zeroes.
type decoder struct {
	text []byte
	err  error
}

func (d *decoder) fail(format string, arguments ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s", ErrMeasured, fmt.Sprintf(format, arguments...))
	}
	d.text = nil
}

// whole reads a whole number, written in as few bytes as can be.
func (d *decoder) whole() uint64 {
	value, size := binary.Uvarint(d.text)
	if size <= 0 || size > 1 && d.text[size-1] == 0 {
		d.fail("a whole number is cut off or malformed")
		return 0
	}
	d.text = d.text[size:]
	return value
}

// count reads how many things follow, each of size bytes or more.
func (d *decoder) count(size int) int {
	value := d.whole()
	if value > uint64(len(d.text)/size) {
		d.fail("%d things do not fit into %d bytes", value, len(d.text))
		return 0
	}
	return int(value)
}

// index reads a whole number less than a limit.
func (d *decoder) index(limit uint64) int {
	value := d.whole()
	if value >= limit {
		d.fail("number %d is not less than %d", value, limit)
		return 0
	}
	return int(value)
}

// take reads so many bytes.
func (d *decoder) take(size uint64) []byte {
	if size > uint64(len(d.text)) {
		d.fail("it ends %d bytes too early", size-uint64(len(d.text)))
		return nil
	}
	taken := d.text[:size]
	d.text = d.text[size:]
	return taken
}

// cells checks that so many follow, and nothing else.
func (d *decoder) cells(count uint64, batches int) uint64 {
	if size := uint64(8 * (batches + 1 + len(positions))); uint64(len(d.text))%size != 0 || uint64(len(d.text))/size != count {
		d.fail("%d bytes are not %d cases of %d bytes", len(d.text), count, size)
		return 0
	}
	return count
}

func (d *decoder) number() float64 {
	taken := d.take(8)
	if taken == nil {
		return 0
	}
	value := math.Float64frombits(binary.LittleEndian.Uint64(taken))
	if math.IsNaN(value) {
		d.fail("a value is no number")
	}
	return value
}

func (d *decoder) numbers(count int) []float64 {
	values := make([]float64, count)
	for k := range values {
		values[k] = d.number()
	}
	return values
}

func (d *decoder) bits(count uint64) []bool {
	if count > 8*uint64(len(d.text)) {
		d.fail("it ends too early for %d bits", count)
		return nil
	}
	packed := d.take((count + 7) / 8)
	if spare := count % 8; spare != 0 && packed[len(packed)-1]>>spare != 0 {
		d.fail("there are more bits than %d", count)
		return nil
	}
	bits := make([]bool, count)
	for k := range bits {
		bits[k] = packed[k/8]>>(k%8)&1 == 1
	}
	return bits
}

func (d *decoder) pair(runs uint64) *pairRuns {
	places, actors := d.whole(), d.whole()
	if runs > 0 && places > math.MaxUint64/runs {
		d.fail("%d places are too many", places)
	}
	p := &pairRuns{}
	for side := range p.members {
		p.members[side] = d.bits(runs * places)
	}
	p.elsewhere = d.bits(actors)
	for side := range p.deeds {
		p.deeds[side] = d.deeds()
	}
	return p
}

func (d *decoder) deeds() *deeds {
	found := &deeds{}
	var names []string
	for range d.count(1) {
		names = append(names, string(d.take(d.whole())))
	}
	for range d.count(4) {
		own := join{actor: d.index(math.MaxInt32), blocs: agents.Memberships(d.whole())}
		if scripted := d.bits(1); len(scripted) == 1 {
			own.scripted = scripted[0]
		}
		for range d.count(9) {
			reason := gain{value: 0}
			if at := d.index(uint64(len(names))); d.err == nil {
				reason.factor = names[at]
			}
			reason.value = d.number()
			own.reasons = append(own.reasons, reason)
		}
		found.joins = append(found.joins, own)
	}
	for range d.count(2) {
		found.refusals = append(found.refusals, refusal{d.index(math.MaxInt32), d.index(agents.MaxBlocs)})
	}
	return found
}
