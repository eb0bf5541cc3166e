package sim

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// coder writes values, or reads them back in the same order, so that one walk over what a checkpoint holds serves both ways
// and they cannot drift apart.
//
// Everything is a field: its name (a byte of length, then the name), how many elements it has (a varint), how many bytes they
// take (8 bytes, little endian), and the elements. Numbers are 8 bytes of IEEE 754, whole numbers varints, truths a byte; a text
// is a number in the list of texts so far, and where it is a new one, its length and bytes follow.
//
// The first mistake ends reading: nothing is read after it. No length that is read is believed before there are bytes for it.
type coder struct {
	reading bool
	// data is what has been written, or what is left to read of the innermost field.
	data []byte
	// slots is how many bloc slots tables have as they are stored.
	slots int
	// texts are those met so far, and numbers their places in that list, for writing.
	texts   []string
	numbers map[string]int
	// path is where the coder stands; fields are the paths of all fields so far.
	path   []string
	fields []string
	err    error
}

// fail keeps the first mistake, with the field it is in.
func (c *coder) fail(format string, arguments ...any) {
	if c.err == nil {
		where := ""
		if len(c.path) > 0 {
			where = strings.Join(c.path, ".") + ": "
		}
		c.err = fmt.Errorf(where+format, arguments...)
	}
	if c.reading {
		c.data = nil
	}
}

// field writes or reads a field; body does so with its elements, and is given their count. Reading, any count is accepted.
func (c *coder) field(name string, count int, body func(count int)) {
	if c.err != nil {
		return
	}
	c.path = append(c.path, name)
	c.fields = append(c.fields, strings.Join(c.path, "."))
	if c.reading {
		c.readField(name, body)
	} else {
		c.data = append(c.data, byte(len(name)))
		c.data = append(c.data, name...)
		c.data = binary.AppendUvarint(c.data, uint64(count))
		at := len(c.data)
		c.data = append(c.data, 0, 0, 0, 0, 0, 0, 0, 0)
		body(count)
		binary.LittleEndian.PutUint64(c.data[at:], uint64(len(c.data)-at-8))
	}
	c.path = c.path[:len(c.path)-1]
}

func (c *coder) readField(name string, body func(count int)) {
	found := string(c.take(int(c.take(1)[0])))
	count := c.uvarint()
	length := binary.LittleEndian.Uint64(c.take(8))
	switch {
	case c.err != nil:
		return
	case found != name:
		c.fail("a field %.40q stands in its place", found)
		return
	case length > uint64(len(c.data)):
		c.fail("%d bytes where %d are left", length, len(c.data))
		return
	case count > math.MaxInt32:
		c.fail("%d elements", count)
		return
	}
	rest := c.data[length:]
	c.data = c.data[:length]
	body(int(count))
	if c.err == nil && len(c.data) > 0 {
		c.fail("%d bytes are left over", len(c.data))
	}
	if c.err == nil {
		c.data = rest
	}
}

// section is a field that holds further fields.
func (c *coder) section(name string, fields func()) {
	c.field(name, 1, func(count int) {
		if count != 1 {
			c.fail("%d elements where there is one", count)
			return
		}
		fields()
	})
}

// value is a field of one element.
func value[T any](c *coder, name string, to *T, each func(*T)) {
	c.section(name, func() { each(to) })
}

// column is a field of as many elements as the model says.
func column[T any](c *coder, name string, values []T, each func(*T)) {
	c.field(name, len(values), func(count int) {
		if count != len(values) {
			c.fail("%d elements where the model has %d", count, len(values))
			return
		}
		for k := 0; k < len(values) && c.err == nil; k++ {
			each(&values[k])
		}
	})
}

// table is a field of rows with a column for each bloc slot. The world's rows may be wider than the stored ones; what is
// beyond them stays as it is.
func table[T any](c *coder, name string, values []T, rows, width int, each func(*T)) {
	c.field(name, rows*c.slots, func(count int) {
		if count != rows*c.slots {
			c.fail("%d elements where the model has %d", count, rows*c.slots)
			return
		}
		for row := 0; row < rows && c.err == nil; row++ {
			for slot := range c.slots {
				each(&values[row*width+slot])
			}
		}
	})
}

// list is a field of any number of elements, each of at least so many bytes.
func list[T any](c *coder, name string, values *[]T, least int, each func(*T)) {
	c.field(name, len(*values), func(count int) { repeat(c, values, count, least, each) })
}

// elements is a list within an element of a field.
func elements[T any](c *coder, values *[]T, least int, each func(*T)) {
	count := len(*values)
	if c.reading {
		count = int(min(c.uvarint(), math.MaxInt32))
	} else {
		c.data = binary.AppendUvarint(c.data, uint64(count))
	}
	repeat(c, values, count, least, each)
}

// repeat makes room for what is read only where there are bytes for it. What is read never shares memory with what was there:
// that may be the model's.
func repeat[T any](c *coder, values *[]T, count, least int, each func(*T)) {
	if c.reading {
		if count > len(c.data)/least {
			c.fail("%d elements in %d bytes", count, len(c.data))
			count = 0
		}
		*values = make([]T, count)
	}
	for k := 0; k < len(*values) && c.err == nil; k++ {
		each(&(*values)[k])
	}
}

// take is the next bytes; zeros where there are too few.
func (c *coder) take(count int) []byte {
	if c.err == nil && count > len(c.data) {
		c.fail("the data end early")
	}
	if c.err != nil {
		return make([]byte, min(count, 8))
	}
	taken := c.data[:count:count]
	c.data = c.data[count:]
	return taken
}

func (c *coder) uvarint() uint64 {
	if c.err != nil {
		return 0
	}
	number, length := binary.Uvarint(c.data)
	if length <= 0 {
		c.fail("the data end within a number")
		return 0
	}
	c.data = c.data[length:]
	return number
}

func (c *coder) varint() int64 {
	if c.err != nil {
		return 0
	}
	number, length := binary.Varint(c.data)
	if length <= 0 {
		c.fail("the data end within a number")
		return 0
	}
	c.data = c.data[length:]
	return number
}

// word is a whole number of 64 bits.
func (c *coder) word(word *uint64) {
	if c.reading {
		*word = binary.LittleEndian.Uint64(c.take(8))
		return
	}
	c.data = binary.LittleEndian.AppendUint64(c.data, *word)
}

// anyNumber is a number, to the last bit.
func (c *coder) anyNumber(number *float64) {
	bits := math.Float64bits(*number)
	c.word(&bits)
	*number = math.Float64frombits(bits)
}

// number is one of the state's: a world with any that is not finite is broken.
func (c *coder) number(number *float64) {
	c.anyNumber(number)
	if math.IsNaN(*number) || math.IsInf(*number, 0) {
		c.fail("%v is no number that a run can go on with", *number)
	}
}

func (c *coder) truth(truth *bool) {
	if !c.reading {
		bit := byte(0)
		if *truth {
			bit = 1
		}
		c.data = append(c.data, bit)
		return
	}
	bit := c.take(1)[0]
	if bit > 1 {
		c.fail("%d is neither true nor false", bit)
	}
	*truth = bit == 1
}

// whole reads and writes whole numbers within bounds, both included.
func whole[T ~int | ~int32 | ~uint8](c *coder, low, high int64) func(*T) {
	return func(number *T) {
		read := int64(*number)
		if c.reading {
			read = c.varint()
		} else {
			c.data = binary.AppendVarint(c.data, read)
		}
		if read < low || read > high {
			c.fail("%d is not within %d to %d", read, low, high)
			return
		}
		*number = T(read)
	}
}

// index is the index of one of so many, or -1.
func index[T ~int | ~int32 | ~uint8](c *coder, count int) func(*T) {
	return whole[T](c, -1, int64(count)-1)
}

// place is the index of one of so many.
func place[T ~int | ~int32 | ~uint8](c *coder, count int) func(*T) {
	return whole[T](c, 0, int64(count)-1)
}

// mostTextBytes bounds a text: names are far shorter.
const mostTextBytes = 1 << 20

func (c *coder) text(text *string) {
	if c.reading {
		*text = c.readText()
		return
	}
	number, known := c.numbers[*text]
	if !known {
		if len(*text) > mostTextBytes {
			c.fail("a text of %d bytes, at most %d are stored", len(*text), mostTextBytes)
		}
		number = len(c.numbers)
		if c.numbers == nil {
			c.numbers = map[string]int{}
		}
		c.numbers[*text] = number
	}
	c.data = binary.AppendUvarint(c.data, uint64(number))
	if !known {
		c.data = binary.AppendUvarint(c.data, uint64(len(*text)))
		c.data = append(c.data, *text...)
	}
}

func (c *coder) readText() string {
	number := c.uvarint()
	switch {
	case c.err != nil:
		return ""
	case number < uint64(len(c.texts)):
		return c.texts[number]
	case number > uint64(len(c.texts)):
		c.fail("text %d where there are %d", number, len(c.texts))
		return ""
	}
	length := c.uvarint()
	if length > mostTextBytes {
		c.fail("a text of %d bytes, at most %d are read", length, mostTextBytes)
		return ""
	}
	text := string(c.take(int(length)))
	c.texts = append(c.texts, text)
	return text
}

// bytes is a field of bytes as they are. What is read shares memory with the data.
func (c *coder) bytes(name string, bytes *[]byte) {
	c.field(name, len(*bytes), func(count int) {
		if c.reading {
			*bytes = c.take(count)
			return
		}
		c.data = append(c.data, *bytes...)
	})
}
