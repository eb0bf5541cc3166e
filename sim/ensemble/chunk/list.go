package chunk

import "iter"

// List is the chunks of a stage. Each is made when it is asked for, so that many of them take no memory.
type List struct {
	// Len is how many there are.
	Len int
	// At gives the chunk of a number, 0 to Len-1: always the same. It may be called by several goroutines.
	At func(number int) Chunk
}

// All gives the chunks in the order of their numbers.
func (l List) All() iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) {
		for number := range l.Len {
			if !yield(l.At(number)) {
				return
			}
		}
	}
}

// Has says whether a chunk is one of the list, to the last of its fields.
func (l List) Has(c Chunk) bool {
	return c.Number >= 0 && c.Number < l.Len && l.At(c.Number) == c
}
