package sweep

import (
	"fmt"
	"regexp"
	"sync/atomic"

	"entente/sim/result"
)

// tableNames are the tables of a block, in the order of their files.
var tableNames = [...]string{"rows", "factors", "outcomes"}

// partName is what the files of blocks are called.
var partName = regexp.MustCompile(`^(rows|factors|outcomes)-[0-9]{5,}\.parquet$`)

// tableOfBlock is the name of a block's part of a table, without the ending of its format.
func tableOfBlock(table string, block int) string { return fmt.Sprintf("%s-%05d", table, block) }

// fileOfBlock is the name of the file of a block's part of a table, by the table's place.
func fileOfBlock(table, block int) string {
	return tableOfBlock(tableNames[table], block) + result.Parquet.Extension()
}

// block is a block in work.
type block struct {
	number int
	rows   []Row
	// left counts the rows that are not run yet.
	left atomic.Int64
}

// newBlock makes room for the rows of a block, whose points are still to be filled in.
func newBlock(p *Plan, d *description, number int) *block {
	from, to := d.span(number)
	b := &block{number: number, rows: make([]Row, to-from)}
	points := make([]float64, len(b.rows)*len(p.Names))
	for k := range b.rows {
		b.rows[k].Number, b.rows[k].Turn, b.rows[k].Seed = p.row(from+k), from+k, p.Seed
		b.rows[k].Point = points[k*len(p.Names) : (k+1)*len(p.Names)]
	}
	b.left.Store(int64(len(b.rows)))
	return b
}
