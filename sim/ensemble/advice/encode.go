package advice

import (
	"encoding/binary"
	"io"
	"math"
)

// Encode writes what was measured. Numbers are written by their bits, so that Decode gives the very same; whole numbers and counts are
// unsigned LEB128 (encoding/binary), strings their length and bytes.
//
// First come the step, From and To. A cell is its batch means, its mean and the means of the state's position, 8 bytes each, the
// least byte first. A comparison, of which a count is written first, is the number of places and of actors, a bit for each run and
// place with the other option, the same with the chosen one, a bit for each actor that ended elsewhere, and the deeds with either.
func (m *Measured) Encode(to io.Writer) error {
	text := binary.AppendUvarint(nil, uint64(m.Step))
	text = binary.AppendUvarint(text, m.From)
	text = binary.AppendUvarint(text, m.To)
	for _, cell := range m.cells {
		text = cell.append(text)
	}
	if m.Step == StepComparison {
		text = binary.AppendUvarint(text, uint64(len(m.pairs)))
		for _, pair := range m.pairs {
			text = pair.append(text, m.To-m.From)
		}
	}
	_, err := to.Write(text)
	return err
}

func (c *cell) append(to []byte) []byte {
	to = appendNumbers(to, c.batches)
	to = appendNumbers(to, []float64{c.mean})
	return appendNumbers(to, c.positions)
}

func (p *pairRuns) append(to []byte, runs uint64) []byte {
	to = binary.AppendUvarint(to, uint64(len(p.members[0]))/max(1, runs))
	to = binary.AppendUvarint(to, uint64(len(p.elsewhere)))
	for _, bits := range [][]bool{p.members[0], p.members[1], p.elsewhere} {
		to = appendBits(to, bits)
	}
	for _, own := range p.deeds {
		to = own.append(to)
	}
	return to
}

// append writes the names of factors first, in the order in which they come up.
func (d *deeds) append(to []byte) []byte {
	numbers := map[string]uint64{}
	var names []string
	for k := range d.joins {
		for _, reason := range d.joins[k].reasons {
			if _, known := numbers[reason.factor]; !known {
				numbers[reason.factor] = uint64(len(names))
				names = append(names, reason.factor)
			}
		}
	}
	to = binary.AppendUvarint(to, uint64(len(names)))
	for _, name := range names {
		to = binary.AppendUvarint(to, uint64(len(name)))
		to = append(to, name...)
	}
	to = binary.AppendUvarint(to, uint64(len(d.joins)))
	for k := range d.joins {
		own := &d.joins[k]
		to = binary.AppendUvarint(to, uint64(own.actor))
		to = binary.AppendUvarint(to, uint64(own.blocs))
		to = appendBits(to, []bool{own.scripted})
		to = binary.AppendUvarint(to, uint64(len(own.reasons)))
		for _, reason := range own.reasons {
			to = binary.AppendUvarint(to, numbers[reason.factor])
			to = appendNumbers(to, []float64{reason.value})
		}
	}
	to = binary.AppendUvarint(to, uint64(len(d.refusals)))
	for _, refused := range d.refusals {
		to = binary.AppendUvarint(to, uint64(refused.actor))
		to = binary.AppendUvarint(to, uint64(refused.bloc))
	}
	return to
}

func appendNumbers(to []byte, values []float64) []byte {
	for _, value := range values {
		to = binary.LittleEndian.AppendUint64(to, math.Float64bits(value))
	}
	return to
}

// appendBits writes eight to a byte, the first in its lowest bit.
func appendBits(to []byte, bits []bool) []byte {
	packed := make([]byte, (len(bits)+7)/8)
	for k, bit := range bits {
		if bit {
			packed[k/8] |= 1 << (k % 8)
		}
	}
	return append(to, packed...)
}
