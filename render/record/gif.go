package record

import (
	"bufio"
	"bytes"
	"compress/lzw"
	"encoding/binary"
	"image"
	"io"
	"math"
)

// gifSink writes an animated GIF frame by frame: each holds only the rectangle in which something changed, and of that only
// what changed. The standard library's encoder would keep all frames in memory.
type gifSink struct {
	to            *bufio.Writer
	palette       *palette
	width, height int
	last, now     []uint8
	rate          float64
	// held is the frame that waits for its duration: it stays for as long as nothing changes.
	held   []byte
	frames int
	shown  int // hundredths of a second up to the held frame
}

// transparent is the index of pixels that stay as they were.
const transparent = mostColours

func newGIF(to io.Writer, film Film) (*gifSink, error) {
	colours, err := newPalette(film)
	if err != nil {
		return nil, err
	}
	width, height := film.Scene.Size()
	g := &gifSink{
		to: bufio.NewWriter(to), palette: colours, width: width, height: height, rate: film.Rate,
		last: make([]uint8, width*height), now: make([]uint8, width*height),
	}
	g.header(film.Comment)
	return g, nil
}

// header writes the size, the 256 colours, that the film goes on for ever, and the comment.
func (g *gifSink) header(comment string) {
	g.to.WriteString("GIF89a")
	size := binary.LittleEndian.AppendUint16(nil, uint16(g.width))
	size = binary.LittleEndian.AppendUint16(size, uint16(g.height))
	g.to.Write(append(size, 0xf7, 0, 0))
	for k := range 256 {
		var colour [3]uint8
		if k < len(g.palette.colours) {
			colour = g.palette.colours[k]
		}
		g.to.Write(colour[:])
	}
	g.to.WriteString("\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00")
	if comment = comment[:min(len(comment), 255)]; comment != "" {
		g.to.WriteString("\x21\xfe")
		g.to.WriteByte(uint8(len(comment)))
		g.to.WriteString(comment)
		g.to.WriteByte(0)
	}
}

// Add adds a frame.
func (g *gifSink) Add(picture *image.RGBA) error {
	g.palette.indices(picture, g.now)
	g.frames++
	area := image.Rect(0, 0, g.width, g.height)
	if g.frames > 1 {
		if area = g.changed(); area.Empty() {
			return nil // the frame that is held stays on
		}
	}
	if err := g.flush(); err != nil {
		return err
	}
	var frame bytes.Buffer
	for _, x := range []int{area.Min.X, area.Min.Y, area.Dx(), area.Dy()} {
		binary.Write(&frame, binary.LittleEndian, uint16(x))
	}
	frame.WriteByte(0)
	frame.WriteByte(8)
	blocks := &subBlocks{to: &frame}
	packed := lzw.NewWriter(blocks, lzw.LSB, 8)
	row := make([]uint8, area.Dx())
	for y := area.Min.Y; y < area.Max.Y; y++ {
		start := y*g.width + area.Min.X
		copy(row, g.now[start:start+len(row)])
		if g.frames > 1 {
			for x := range row {
				if row[x] == g.last[start+x] {
					row[x] = transparent
				}
			}
		}
		if _, err := packed.Write(row); err != nil {
			return err
		}
	}
	if err := packed.Close(); err != nil {
		return err
	}
	blocks.end()
	g.held = frame.Bytes()
	g.last, g.now = g.now, g.last
	return nil
}

// changed is the rectangle that holds all pixels that differ from the frame before.
func (g *gifSink) changed() image.Rectangle {
	var area image.Rectangle
	for y := range g.height {
		now, last := g.now[y*g.width:(y+1)*g.width], g.last[y*g.width:(y+1)*g.width]
		if bytes.Equal(now, last) {
			continue
		}
		left, right := 0, g.width-1
		for now[left] == last[left] {
			left++
		}
		for now[right] == last[right] {
			right--
		}
		area = area.Union(image.Rect(left, y, right+1, y+1))
	}
	return area
}

// flush writes the frame that is held, which is on until the one being added: times are in hundredths of a second.
func (g *gifSink) flush() error {
	if g.held == nil {
		return nil
	}
	until := int(math.Round(100 * float64(g.frames-1) / g.rate))
	for more := true; more; {
		// A longer time than fits is shown by the frame and empty ones after it.
		duration := min(until-g.shown, math.MaxUint16)
		g.shown += duration
		more = g.shown < until
		g.to.WriteString("\x21\xf9\x04\x05")
		g.to.Write(append(binary.LittleEndian.AppendUint16(nil, uint16(duration)), transparent, 0))
		g.to.WriteByte(0x2c)
		g.to.Write(g.held)
		// One transparent pixel: clear code, the pixel, end code.
		g.held = []byte{0, 0, 0, 0, 1, 0, 1, 0, 0, 8, 4, 0x00, 0xff, 0x05, 0x04, 0}
	}
	g.held = nil
	_, err := g.to.Write(nil)
	return err
}

// close writes the last frame and the end.
func (g *gifSink) close() error {
	g.frames++
	if err := g.flush(); err != nil {
		return err
	}
	g.to.WriteByte(0x3b)
	return g.to.Flush()
}

// subBlocks cuts data into blocks of at most 255 bytes, each with its length before it.
type subBlocks struct {
	to    *bytes.Buffer
	block []byte
}

func (s *subBlocks) Write(data []byte) (int, error) {
	for _, b := range data {
		if s.block = append(s.block, b); len(s.block) == 255 {
			s.flush()
		}
	}
	return len(data), nil
}

func (s *subBlocks) flush() {
	s.to.WriteByte(uint8(len(s.block)))
	s.to.Write(s.block)
	s.block = s.block[:0]
}

func (s *subBlocks) end() {
	if len(s.block) > 0 {
		s.flush()
	}
	s.to.WriteByte(0)
}
