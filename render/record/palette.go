package record

import (
	"cmp"
	"image"
	"slices"

	"entente/render/raster"
	"entente/render/scene"
)

// palette is the fixed set of colours of a GIF, and the nearest of them to any other.
type palette struct {
	colours [][3]uint8
	// nearest is by the upper six bits of red, green and blue, one more than the index, 0 where it is not known yet.
	nearest []uint16
	exact   map[[3]uint8]uint8
}

// pixels is how many a frame has.
func (f Film) pixels() int {
	width, height := f.Scene.Size()
	return width * height
}

// mostColours leaves one index for what is transparent.
const mostColours = 255

// samples is from how many frames of the film colours are taken.
const samples = 16

// newPalette takes the most frequent colours of frames spread over the film, each a little apart from those before it.
func newPalette(film Film) (*palette, error) {
	painter, err := raster.New()
	if err != nil {
		return nil, err
	}
	counts := map[[3]uint8]int{}
	var list scene.List
	for k := range samples {
		film.Scene.Frame(film.From+(film.To-film.From)*(float64(k)+0.5)/samples, &list)
		picture, err := painter.Picture(&list)
		if err != nil {
			return nil, err
		}
		for at := 0; at < len(picture.Pix); at += 4 {
			counts[[3]uint8(picture.Pix[at:at+3])]++
		}
	}
	type counted struct {
		colour [3]uint8
		count  int
	}
	frequent := make([]counted, 0, len(counts))
	for colour, count := range counts {
		frequent = append(frequent, counted{colour, count})
	}
	slices.SortFunc(frequent, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.count, a.count), slices.Compare(a.colour[:], b.colour[:]))
	})
	p := &palette{nearest: make([]uint16, 1<<18), exact: map[[3]uint8]uint8{}}
	// Plain areas keep their very colours; edges and what is seldom come near.
	const plain = 4000
	for _, candidate := range frequent {
		if candidate.count > samples*film.pixels()/plain && len(p.colours) < mostColours/2 {
			p.exact[candidate.colour] = uint8(len(p.colours))
			p.colours = append(p.colours, candidate.colour)
		}
	}
	for apart := 48; apart >= 0 && len(p.colours) < mostColours; apart -= 6 {
		for _, candidate := range frequent {
			if len(p.colours) == mostColours {
				break
			}
			if _, known := p.exact[candidate.colour]; known || !p.isApart(candidate.colour, apart) {
				continue
			}
			p.exact[candidate.colour] = uint8(len(p.colours))
			p.colours = append(p.colours, candidate.colour)
		}
	}
	return p, nil
}

// isApart says whether no colour of the palette is within a distance of another.
func (p *palette) isApart(colour [3]uint8, apart int) bool {
	return !slices.ContainsFunc(p.colours, func(known [3]uint8) bool { return distance(known, colour) < apart*apart })
}

func distance(a, b [3]uint8) int {
	sum := 0
	for k := range a {
		d := int(a[k]) - int(b[k])
		sum += d * d
	}
	return sum
}

// index is the colour of the palette nearest to a pixel.
func (p *palette) index(pixel []uint8) uint8 {
	at := int(pixel[0]>>2)<<12 | int(pixel[1]>>2)<<6 | int(pixel[2]>>2)
	if p.nearest[at] == 0 {
		p.nearest[at] = uint16(p.search(pixel)) + 1
	}
	return uint8(p.nearest[at] - 1)
}

// search is by the middle of the pixel's cell, so that it does not depend on which pixel of it comes first; a colour of the
// palette that lies in the cell goes first.
func (p *palette) search(pixel []uint8) int {
	middle := [3]uint8{pixel[0]&^3 + 2, pixel[1]&^3 + 2, pixel[2]&^3 + 2}
	best, least := 0, 1<<30
	for k, colour := range p.colours {
		if colour[0]>>2 == pixel[0]>>2 && colour[1]>>2 == pixel[1]>>2 && colour[2]>>2 == pixel[2]>>2 {
			return k
		}
		if d := distance(colour, middle); d < least {
			best, least = k, d
		}
	}
	return best
}

// indices writes a picture's indices.
func (p *palette) indices(picture *image.RGBA, into []uint8) {
	for k := range into {
		into[k] = p.index(picture.Pix[4*k : 4*k+3])
	}
}
