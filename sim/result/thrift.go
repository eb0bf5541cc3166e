package result

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// thriftWalk walks over a structure in Thrift's compact encoding, as Parquet's footers and page headers are, without
// taking memory for it. A decoder makes room for as many entries as a list claims to have before it reads them, so that
// a few bytes could ask for more memory than there is; after the walk, every entry and every byte is known to be there.
type thriftWalk struct {
	rest    []byte
	entries int
}

// The types of the compact encoding, and bounds: no structure of Parquet nests deeper or lists more.
const (
	thriftTrue, thriftFalse, thriftByte               = 1, 2, 3
	thriftInt16, thriftInt32, thriftInt64             = 4, 5, 6
	thriftDouble, thriftBinary, thriftList, thriftSet = 7, 8, 9, 10
	thriftStruct                                      = 12

	mostThriftDepth   = 16
	mostThriftEntries = 1 << 17
)

var errThriftShort = errors.New("it ends too early")

// thriftLength is the number of bytes that a structure at the beginning of data takes.
func thriftLength(data []byte) (int, error) {
	walk := thriftWalk{rest: data}
	if err := walk.structure(0); err != nil {
		return 0, err
	}
	return len(data) - len(walk.rest), nil
}

func (w *thriftWalk) structure(depth int) error {
	if depth > mostThriftDepth {
		return fmt.Errorf("it nests deeper than %d", mostThriftDepth)
	}
	for {
		field, err := w.octet()
		if err != nil || field == 0 {
			return err
		}
		if field>>4 == 0 {
			if _, err := w.varint(); err != nil {
				return err
			}
		}
		if kind := field & 15; kind != thriftTrue && kind != thriftFalse {
			if err := w.value(kind, depth+1); err != nil {
				return err
			}
		}
	}
}

func (w *thriftWalk) value(kind byte, depth int) error {
	switch kind {
	case thriftTrue, thriftFalse, thriftByte:
		return w.skip(1)
	case thriftInt16, thriftInt32, thriftInt64:
		_, err := w.varint()
		return err
	case thriftDouble:
		return w.skip(8)
	case thriftBinary:
		length, err := w.varint()
		if err != nil {
			return err
		}
		return w.skip(length)
	case thriftList, thriftSet:
		return w.list(depth)
	case thriftStruct:
		return w.structure(depth)
	}
	return fmt.Errorf("it holds a value of type %d, which nothing in Parquet has", kind)
}

func (w *thriftWalk) list(depth int) error {
	head, err := w.octet()
	if err != nil {
		return err
	}
	size := uint64(head >> 4)
	if size == 15 {
		if size, err = w.varint(); err != nil {
			return err
		}
	}
	if size > uint64(len(w.rest)) {
		return errThriftShort
	}
	if w.entries += int(size); w.entries > mostThriftEntries {
		return fmt.Errorf("it lists more than %d entries", mostThriftEntries)
	}
	for range size {
		if err := w.value(head&15, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *thriftWalk) octet() (byte, error) {
	if len(w.rest) == 0 {
		return 0, errThriftShort
	}
	b := w.rest[0]
	w.rest = w.rest[1:]
	return b, nil
}

func (w *thriftWalk) varint() (uint64, error) {
	value, n := binary.Uvarint(w.rest)
	if n <= 0 {
		return 0, errThriftShort
	}
	w.rest = w.rest[n:]
	return value, nil
}

func (w *thriftWalk) skip(count uint64) error {
	if count > uint64(len(w.rest)) {
		return errThriftShort
	}
	w.rest = w.rest[count:]
	return nil
}
