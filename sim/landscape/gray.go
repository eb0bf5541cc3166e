package landscape

import "math/bits"

// A configuration of two sides is a number: bit u-1 says whether unit u is on another side than unit 0. Each has one byte
// that says how descent goes on: the unit that moves, or none, and what was met there.
const (
	noMove  byte = 31      // nobody goes down
	unitsOf byte = 31      // the bits of the unit
	tieBit  byte = 1 << 5  // several moves went down equally far
	flatBit byte = 1 << 6  // a move changes nothing
	chunk        = 1 << 12 // configurations a worker goes through at once
)

// gray goes through the configurations in an order in which each differs from the last by one unit (Gray 1953), and keeps
// what each unit's move would change, so that a configuration costs one row.
type gray struct {
	r *units
	// movesFrom is 1 where unit 0 is fixed.
	movesFrom int
	on        []int64 // 1 for units on unit 0's side, -1 for the others
	change    []int64 // of Σ s_i F_i over the unit's members if it moved
}

func newGray(r *units) *gray {
	g := &gray{r: r, on: make([]int64, len(r.list)), change: make([]int64, len(r.list))}
	if r.list[0].fixed >= 0 {
		g.movesFrom = 1
	}
	return g
}

// start goes to a configuration.
func (g *gray) start(configuration uint32) {
	g.on[0] = 1
	for u := 1; u < len(g.on); u++ {
		g.on[u] = 1 - 2*int64(configuration>>(u-1)&1)
	}
	for u, row := range g.r.own {
		sum := int64(0)
		for v, own := range row {
			sum += own * g.on[v]
		}
		g.change[u] = sum * g.on[u]
	}
}

// flip moves a unit other than 0.
func (g *gray) flip(u int) {
	// What unit u did to the change of v has the sign of whether they are together, and turns round.
	twice := -2 * g.on[u]
	for v := range g.change {
		g.change[v] += twice * g.r.own[v][u] * g.on[v]
	}
	g.change[u] = -g.change[u]
	g.on[u] = -g.on[u]
}

// step is the byte of the present configuration.
func (g *gray) step() byte {
	slack := g.r.scale.slack
	best := int64(0)
	flat := byte(0)
	for _, change := range g.change[g.movesFrom:] {
		best = min(best, change)
		if change <= slack && change >= -slack {
			flat = flatBit
		}
	}
	if best >= -slack {
		return noMove | flat
	}
	first, tie := noMove, byte(0)
	for u := g.movesFrom; u < len(g.change); u++ {
		if g.change[u] > best+slack {
			continue
		}
		if first != noMove {
			tie = tieBit
			break
		}
		first = byte(u)
	}
	return first | tie | flat
}

// fill writes the bytes of one chunk of configurations, which begins at a multiple of its size.
func (g *gray) fill(from uint32, into []byte) {
	g.start(from)
	at := uint32(0)
	into[0] = g.step()
	for k := uint32(1); k < uint32(len(into)); k++ {
		bit := bits.TrailingZeros32(k)
		at ^= 1 << bit
		g.flip(bit + 1)
		into[at] = g.step()
	}
}

// moved is the configuration after a unit has moved: unit 0 moves away from all others.
func moved(configuration uint32, u int, count int) uint32 {
	if u == 0 {
		return configuration ^ (1<<(count-1) - 1)
	}
	return configuration ^ 1<<(u-1)
}
