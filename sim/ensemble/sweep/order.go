package sweep

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
)

// mostHashed bounds the points that the plan's hash looks at.
const mostHashed = 1024

// checkOrder says whether the order gives each row once. It takes a bit of memory for each row while it looks.
func checkOrder(p *Plan) error {
	if p.Order == nil {
		return nil
	}
	seen := make([]uint64, (p.Rows+63)/64)
	for turn := range p.Rows {
		row := p.Order(turn)
		if row < 0 || row >= p.Rows {
			return fmt.Errorf("the order gives row %d in turn %d: there are rows 0 to %d", row, turn, p.Rows-1)
		}
		if seen[row/64]>>(row%64)&1 == 1 {
			return fmt.Errorf("the order gives row %d twice, again in turn %d", row, turn)
		}
		seen[row/64] |= 1 << (row % 64)
	}
	return nil
}

// hashPoints is a hash of the order and the points at turns spread over the sweep, all of them if there are few: it tells
// plans apart whose texts are the same but whose designs are not.
func hashPoints(p *Plan) string {
	digest := sha256.New()
	point := make([]float64, len(p.Names))
	buffer := make([]byte, 0, 8*(1+len(point)))
	count := min(p.Rows, mostHashed)
	for k := range count {
		row := p.row(int(int64(k) * int64(p.Rows) / int64(count)))
		p.Point(row, point)
		buffer = binary.LittleEndian.AppendUint64(buffer[:0], uint64(row))
		for _, value := range point {
			buffer = binary.LittleEndian.AppendUint64(buffer, math.Float64bits(value))
		}
		digest.Write(buffer)
	}
	return hex.EncodeToString(digest.Sum(nil))
}
