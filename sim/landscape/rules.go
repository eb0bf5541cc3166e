package landscape

import (
	"cmp"
	"slices"
)

// Rule is a prediction that needs no propensities.
type Rule struct {
	// Name is grand-alliance, largest-against-rest, large-against-small, balanced or alternating.
	Name  string
	Sides []int
}

// Rules are trivial predictions to set beside a landscape's minima. All but the first read sizes alone; of equal ones the
// earlier actor counts as larger. They do not heed pairs kept together or apart, nor fixed sides.
//
//   - grand-alliance: all on one side
//   - largest-against-rest: the largest alone, all others on one side; of three sides or more the second largest alone too,
//     and so on
//   - large-against-small: of k sides, the first holds the largest n/k actors, the second the next, and so on
//   - balanced: from the largest to the smallest, each joins the side whose sizes sum to least, of equal sums the first
//   - alternating: from the largest to the smallest, to each side in turn
func Rules(p *Problem) []Rule {
	n := len(p.Actors)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.Actors[b].Size, p.Actors[a].Size) })
	sum := make([]float64, p.Sides)
	rule := func(name string, side func(rank, actor int) int) Rule {
		sides := make([]int, n)
		for rank, actor := range order {
			sides[actor] = side(rank, actor)
		}
		return Rule{name, canonical(sides, nil, p.Sides)}
	}
	return []Rule{
		rule("grand-alliance", func(int, int) int { return 0 }),
		rule("largest-against-rest", func(rank, _ int) int { return min(rank, p.Sides-1) }),
		rule("large-against-small", func(rank, _ int) int { return rank * p.Sides / n }),
		rule("balanced", func(_, actor int) int {
			least := 0
			for side := range sum {
				if sum[side] < sum[least] {
					least = side
				}
			}
			sum[least] += p.Actors[actor].Size
			return least
		}),
		rule("alternating", func(rank, _ int) int { return rank % p.Sides }),
	}
}
