package scene

// cover says which parts of the picture are taken, in cells, and by whom, so that no two labels overlap.
type cover struct {
	cell    float64
	columns int
	rows    int
	owners  []int32
}

// Owners are actors from 0 on; these are others. A cell that is free has nobody.
const (
	nobodys    int32 = -1
	pillOwner  int32 = -2
	labelOwner int32 = -3
)

func newCover(m measure, width, height int) cover {
	cell := max(2*m.u, 1.5)
	c := cover{cell: cell, columns: int(float64(width)/cell) + 1, rows: int(float64(height)/cell) + 1}
	c.owners = make([]int32, c.columns*c.rows)
	return c
}

func (c *cover) clear() {
	for k := range c.owners {
		c.owners[k] = nobodys
	}
}

// disc takes what a disc covers, whoever had it.
func (c *cover) disc(x, y, r float64, owner int32) {
	top, bottom := c.row(y-r), c.row(y+r)
	for row := top; row <= bottom; row++ {
		// The widest chord of the disc within the row.
		dy := 0.0
		if low, high := float64(row)*c.cell, float64(row+1)*c.cell; y < low {
			dy = low - y
		} else if y > high {
			dy = y - high
		}
		half := sqrt(r*r - dy*dy)
		left, right := c.column(x-half), c.column(x+half)
		line := c.owners[row*c.columns+left : row*c.columns+right+1]
		for k := range line {
			line[k] = owner
		}
	}
}

// free says whether nobody but an owner has any of a rectangle that lies within the picture.
func (c *cover) free(f frame, owner int32) bool {
	if f.x < 0 || f.y < 0 || f.x+f.w > float64(c.columns-1)*c.cell || f.y+f.h > float64(c.rows-1)*c.cell {
		return false
	}
	left, right := c.column(f.x), c.column(f.x+f.w)
	for row := c.row(f.y); row <= c.row(f.y+f.h); row++ {
		for _, taken := range c.owners[row*c.columns+left : row*c.columns+right+1] {
			if taken != nobodys && taken != owner {
				return false
			}
		}
	}
	return true
}

// take takes a rectangle for a label; it says whether no other label had any of it. Actors below it do not matter.
func (c *cover) take(f frame, owner int32) bool {
	left, right := c.column(f.x), c.column(f.x+f.w)
	top, bottom := c.row(f.y), c.row(f.y+f.h)
	for row := top; row <= bottom; row++ {
		for _, taken := range c.owners[row*c.columns+left : row*c.columns+right+1] {
			if taken < nobodys {
				return false
			}
		}
	}
	for row := top; row <= bottom; row++ {
		line := c.owners[row*c.columns+left : row*c.columns+right+1]
		for k := range line {
			line[k] = owner
		}
	}
	return true
}

func (c *cover) row(y float64) int { return min(max(int(y/c.cell), 0), c.rows-1) }

func (c *cover) column(x float64) int { return min(max(int(x/c.cell), 0), c.columns-1) }
