package coalition

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Partition is a division of players into blocks: a block number for each player. Numbers may be any non-negative integers;
// players with the same one are together.
type Partition []int

// PartitionOf makes a partition of the blocks listed. It fails where they leave a player out or name one twice.
func PartitionOf(blocks ...Set) (Partition, error) {
	var all Set
	for _, block := range blocks {
		if all&block != 0 {
			return nil, fmt.Errorf("partition: player %d is in two blocks", (all & block).Players()[0])
		}
		all |= block
	}
	if all != Everybody(all.Count()) {
		return nil, fmt.Errorf("partition: %v leaves players out", all)
	}
	p := make(Partition, all.Count())
	for number, block := range blocks {
		for _, player := range block.Players() {
			p[player] = number
		}
	}
	return p.Canonical(), nil
}

// Canonical is the same partition with blocks numbered by their lowest player, from 0: a restricted growth string.
func (p Partition) Canonical() Partition {
	canonical := make(Partition, len(p))
	var seen []int
	for player, block := range p {
		number := slices.Index(seen, block)
		if number < 0 {
			number = len(seen)
			seen = append(seen, block)
		}
		canonical[player] = number
	}
	return canonical
}

// Blocks lists the coalitions, in order of their lowest players.
func (p Partition) Blocks() []Set {
	var b blocksOf
	b.read(p)
	return b.blocks
}

// String writes the partition as {0 1}{2}.
func (p Partition) String() string {
	var text strings.Builder
	for _, block := range p.Blocks() {
		text.WriteString(block.String())
	}
	return text.String()
}

// Partitions gives every partition of n players once, in canonical form and in the order of their restricted growth strings:
// a_0 = 0, a_k ≤ 1 + max(a_0 … a_{k−1}) (Knuth, The Art of Computer Programming 4A, section 7.2.1.5, algorithm H). There are as
// many as the n-th Bell number: 678,570 for 11. The slice is the same one each time: clone what is to be kept.
func Partitions(n int) iter.Seq[Partition] {
	return func(yield func(Partition) bool) {
		if n < 1 {
			return
		}
		p, highest := make(Partition, n), make([]int, n) // highest[k] is the highest number among the players up to k
		for {
			if !yield(p) {
				return
			}
			last := n - 1
			for last > 0 && p[last] > highest[last-1] {
				last--
			}
			if last == 0 {
				return
			}
			p[last]++
			highest[last] = max(highest[last-1], p[last])
			for k := last + 1; k < n; k++ {
				p[k], highest[k] = 0, highest[last]
			}
		}
	}
}

// blocksOf are a partition's coalitions, and each player's own.
type blocksOf struct {
	blocks []Set
	own    []Set
}

func (b *blocksOf) read(p Partition) {
	b.blocks, b.own = b.blocks[:0], append(b.own[:0], make([]Set, len(p))...)
	for player, number := range p {
		if b.own[player] != 0 {
			continue
		}
		var block Set
		for other := player; other < len(p); other++ {
			if p[other] == number {
				block = block.With(other)
			}
		}
		b.blocks = append(b.blocks, block)
		for rest := block; rest != 0; {
			var member int
			member, rest = rest.First()
			b.own[member] = block
		}
	}
}
