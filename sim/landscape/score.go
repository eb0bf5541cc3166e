package landscape

import (
	"fmt"
	"math/bits"

	"entente/sim/random"
)

// Right is how many actors are where they actually were, with sides numbered so that it is most: of two partitions only who is
// with whom can be compared. actual is -1 for actors that do not count; sides in both are below MostSides.
func Right(sides, actual []int) (int, error) {
	if len(sides) != len(actual) {
		return 0, fmt.Errorf("%d sides cannot be compared with %d actual ones", len(sides), len(actual))
	}
	for k := range sides {
		if sides[k] < 0 || max(sides[k], actual[k]) >= MostSides {
			return 0, fmt.Errorf("sides %d and %d: they are counted from 0 to %d", sides[k], actual[k], MostSides-1)
		}
	}
	return right(sides, actual), nil
}

func right(sides, actual []int) int {
	var both [MostSides][MostSides]int
	rows, columns := 0, 0
	for k, side := range sides {
		if actual[k] >= 0 {
			both[side][actual[k]]++
			rows, columns = max(rows, side+1), max(columns, actual[k]+1)
		}
	}
	if rows <= 2 && columns <= 2 {
		return max(both[0][0]+both[1][1], both[0][1]+both[1][0])
	}
	// best[set] is the most that the first sides, as many as the set has members, can have right on the actual sides in it.
	count := max(rows, columns)
	best := make([]int, 1<<count)
	for set := 1; set < len(best); set++ {
		side := bits.OnesCount(uint(set)) - 1
		for rest := set; rest != 0; rest &= rest - 1 {
			to := bits.TrailingZeros(uint(rest))
			best[set] = max(best[set], best[set&^(1<<to)]+both[side][to])
		}
	}
	return best[len(best)-1]
}

// Wrong lists the actors that are not where they actually were, in the numbering of sides that Right counts; where several
// numberings have as many right, that in which the first side stands for the first actual side, and so on.
func Wrong(sides, actual []int) ([]int, error) {
	if _, err := Right(sides, actual); err != nil {
		return nil, err
	}
	to := numbering(sides, actual)
	var wrong []int
	for k, side := range sides {
		if actual[k] >= 0 && to[side] != actual[k] {
			wrong = append(wrong, k)
		}
	}
	return wrong, nil
}

// numbering is the actual side that each side stands for. Sides are given away one by one: each to the first actual side with
// which the best of the rest is still in reach.
func numbering(sides, actual []int) []int {
	best := right(sides, actual)
	to, rest := make([]int, MostSides), append([]int(nil), actual...)
	count, done := 0, 0
	for k := range sides {
		count = max(count, sides[k]+1, actual[k]+1)
	}
	taken := make([]bool, count)
	for side := range count {
		for candidate := range count {
			if taken[candidate] {
				continue
			}
			// With this side and all actors on the candidate out of the way, the others must make up what is missing.
			own, left := 0, append([]int(nil), rest...)
			for k := range sides {
				if rest[k] == candidate && sides[k] == side {
					own++
				}
				if sides[k] == side || rest[k] == candidate {
					left[k] = -1
				}
			}
			if done+own+right(sides, left) == best {
				to[side], taken[candidate] = candidate, true
				rest, done = left, done+own
				break
			}
		}
	}
	return to
}

// Chance is how many actors are right where each is put on any of the sides with the same probability.
type Chance struct {
	// Counted is how many actors have an actual side.
	Counted int
	// Probability[r] is that of r right, 0 to Counted.
	Probability []float64
	Mean        float64
	// Exact says that all configurations were counted; otherwise so many were drawn.
	Exact bool
	Drawn int
}

// Tail is the probability of at least so many right.
func (c *Chance) Tail(least int) float64 {
	sum := 0.0
	for r := len(c.Probability) - 1; r >= max(least, 0); r-- {
		sum += c.Probability[r]
	}
	return min(sum, 1)
}

// The work of Chances: up to mostCounted configurations are counted, else drawnChances are drawn, by seed 1.
const (
	mostCounted  = 1 << 18
	drawnChances = 100_000
)

// Chances is the distribution of Right over random sides. Of two sides against two actual ones it is that of max(X, n-X) with
// X binomial, n and one half; of others it is counted, or drawn where there are too many configurations.
func Chances(actual []int, sides int) (*Chance, error) {
	var counted []int
	columns := 0
	for _, side := range actual {
		if side >= MostSides || sides < 2 || sides > MostSides {
			return nil, fmt.Errorf("side %d of %d: there are 2 to %d sides, counted from 0", side, sides, MostSides)
		}
		if side >= 0 {
			counted, columns = append(counted, side), max(columns, side+1)
		}
	}
	n := len(counted)
	c := &Chance{Counted: n, Probability: make([]float64, n+1), Exact: true}
	configurations := 1
	for k := 0; k < n && configurations <= mostCounted; k++ {
		configurations *= sides
	}
	switch {
	case sides == 2 && columns <= 2:
		c.binomial()
	case configurations <= mostCounted:
		c.count(counted, sides, configurations)
	default:
		c.draw(counted, sides)
	}
	for r, probability := range c.Probability {
		c.Mean += float64(float64(r) * probability)
	}
	return c, nil
}

// binomial fills in P(max(X, n-X) = r), from the middle of Pascal's triangle outwards.
func (c *Chance) binomial() {
	n := c.Counted
	weights := make([]float64, n+1) // binomial coefficients over 2^n, row by row
	weights[0] = 1
	for row := 1; row <= n; row++ {
		for k := row; k >= 0; k-- {
			above := weights[k]
			if k > 0 {
				above += weights[k-1]
			}
			weights[k] = above / 2
		}
	}
	for x, weight := range weights {
		c.Probability[max(x, n-x)] += weight
	}
}

func (c *Chance) count(actual []int, sides, configurations int) {
	at, counts := make([]int, len(actual)), make([]int, len(c.Probability))
	for range configurations {
		counts[right(at, actual)]++
		for k := range at {
			if at[k]++; at[k] < sides {
				break
			}
			at[k] = 0
		}
	}
	c.share(counts, configurations)
}

func (c *Chance) draw(actual []int, sides int) {
	luck := random.New(1, 0)
	at, counts := make([]int, len(actual)), make([]int, len(c.Probability))
	for draw := range uint64(drawnChances) {
		for k := range at {
			at[k] = int(luck.Uint64(uint64(k), draw, random.PurposeBootstrap, 0) >> 32 * uint64(sides) >> 32)
		}
		counts[right(at, actual)]++
	}
	c.Exact, c.Drawn = false, drawnChances
	c.share(counts, drawnChances)
}

func (c *Chance) share(counts []int, of int) {
	for r, count := range counts {
		c.Probability[r] = float64(count) / float64(of)
	}
}
