package coalition_test

import (
	"math"
	"slices"

	"pgregory.net/rapid"

	"entente/sim/coalition"
)

// The definitions once more, written another way: coalitions are sorted lists, partitions lists of them that are built by putting
// one player after another into each block, and every question is asked by going over lists.

// listPartitions gives every partition of the players 0 to n−1.
func listPartitions(n int) [][][]int {
	if n == 0 {
		return [][][]int{{}}
	}
	var all [][][]int
	for _, smaller := range listPartitions(n - 1) {
		for k := range smaller {
			bigger := slices.Clone(smaller)
			bigger[k] = append(slices.Clone(smaller[k]), n-1)
			all = append(all, bigger)
		}
		all = append(all, append(slices.Clone(smaller), []int{n - 1}))
	}
	return all
}

// listSubsets gives every non-empty sorted list of players 0 to n−1.
func listSubsets(n int) [][]int {
	all := [][]int{}
	for player := range n {
		for _, subset := range slices.Clone(all) {
			all = append(all, append(slices.Clone(subset), player))
		}
		all = append(all, []int{player})
	}
	return all
}

type opinion func(player int, together []int) float64

// success is, for a deviation, by how much it succeeds (more than 0) or minus by how much it fails.
func success(concept coalition.Concept, worth opinion, blocks [][]int) float64 {
	n := 0
	home := map[int][]int{}
	for _, block := range blocks {
		for _, player := range block {
			home[player] = block
			n++
		}
	}
	best := math.Inf(-1)
	if concept == coalition.Core || concept == coalition.StrictCore {
		for _, subset := range listSubsets(n) {
			if slices.Equal(home[subset[0]], subset) {
				continue
			}
			var gains []float64
			for _, player := range subset {
				gains = append(gains, worth(player, subset)-worth(player, home[player]))
			}
			if concept == coalition.StrictCore && slices.Min(gains) >= 0 {
				best = max(best, slices.Max(gains))
			} else {
				best = max(best, slices.Min(gains))
			}
		}
		return best
	}
	for player := range n {
		for _, block := range append([][]int{{}}, blocks...) {
			if slices.Contains(block, player) || (len(block) == 0 && len(home[player]) == 1) {
				continue
			}
			joined := append(slices.Clone(block), player)
			slices.Sort(joined)
			gain := worth(player, joined) - worth(player, home[player])
			damage := 0.0
			if concept != coalition.Nash {
				for _, host := range block {
					damage = max(damage, worth(host, block)-worth(host, joined))
				}
			}
			if concept == coalition.Contractual {
				left := slices.DeleteFunc(slices.Clone(home[player]), func(other int) bool { return other == player })
				for _, other := range left {
					damage = max(damage, worth(other, home[other])-worth(other, left))
				}
			}
			if gain > 0 && damage <= 0 {
				best = max(best, gain)
			} else {
				best = max(best, -max(-gain, damage))
			}
		}
	}
	return best
}

// drawValues draws a matrix of small whole numbers, so that ties are frequent and sums exact.
func drawValues(t *rapid.T, n int) [][]float64 {
	values := make([][]float64, n)
	for i := range values {
		for range n {
			values[i] = append(values[i], float64(rapid.IntRange(-3, 3).Draw(t, "value")))
		}
	}
	return values
}

// sumOf is what a matrix says of a list.
func sumOf(values [][]float64) opinion {
	return func(player int, together []int) float64 {
		sum := 0.0
		for _, other := range together {
			if other != player {
				sum += values[player][other]
			}
		}
		return sum
	}
}

func partitionOf(blocks [][]int) coalition.Partition {
	n := 0
	for _, block := range blocks {
		n += len(block)
	}
	partition := make(coalition.Partition, n)
	for number, block := range blocks {
		for _, player := range block {
			partition[player] = number
		}
	}
	return partition
}
