package coalition

import (
	"math"
	"math/bits"

	"entente/sim/random"
)

// Search says how hard to look for coalitions that block. The zero value stands for the defaults.
type Search struct {
	// Exact is up to how many players every one of the 2^n − 1 coalitions is looked at; default 20, at most 30.
	Exact int
	// Most is how many coalitions are looked at beyond; default 200,000.
	Most int
	// Seed draws the random coalitions from which the search starts again.
	Seed uint64
}

const (
	defaultExact, mostExact = 20, 30
	defaultMost             = 200_000
)

func (s Search) withDefaults() Search {
	if s.Exact == 0 {
		s.Exact = defaultExact
	}
	s.Exact = max(1, min(s.Exact, mostExact))
	if s.Most == 0 {
		s.Most = defaultMost
	}
	return s
}

// stream is the run number of this package's draws ("coalitio" in ASCII), so that they share no luck with a run of the engine.
const stream = 0x636f616c6974696f

// searchCoalitions looks at all coalitions, or climbs from many.
func (b *bench) searchCoalitions(concept Concept, search Search) {
	n := len(b.own)
	if n <= search.Exact {
		for forms := Set(1); forms <= Everybody(n); forms++ {
			b.tryCoalition(concept, forms, math.Inf(1))
		}
		b.verdict.conclude(true)
	} else {
		climb := climber{bench: b, concept: concept, most: search.Most, everybody: Everybody(n)}
		climb.search(random.New(search.Seed, stream))
		b.verdict.conclude(false)
	}
	if forms := b.verdict.Witness.Movers; forms != 0 {
		b.verdict.Witness = Deviation{Movers: forms, Forms: forms, Gains: b.gains(forms), Objector: -1}
	}
}

// tryCoalition notes how near a coalition comes to blocking and returns its score, exact where it is more than floor or nearer
// than any before. One that is a block of the partition is no deviation.
func (b *bench) tryCoalition(concept Concept, forms Set, floor float64) float64 {
	if b.isBlock(forms) {
		return math.Inf(-1)
	}
	if b.verdict.Looked == 0 {
		floor = math.Inf(-1)
	}
	score := b.score(concept, forms, min(floor, -b.verdict.Slack))
	if b.verdict.note(score) {
		b.verdict.Witness.Movers = forms
	}
	return score
}

func (b *bench) isBlock(forms Set) bool { return b.own[bits.TrailingZeros64(uint64(forms))] == forms }

// score is the least gain of a member, or, for the strict core, the greatest gain if nobody loses: more than 0 where the
// coalition blocks. It stops with a number of floor or less where the coalition is known not to come above it.
func (b *bench) score(concept Concept, forms Set, floor float64) float64 {
	least, most := math.Inf(1), math.Inf(-1)
	for rest := forms; rest != 0; {
		var player int
		player, rest = rest.First()
		gain := b.utility(player, forms) - b.now[player]
		least, most = min(least, gain), max(most, gain)
		if least <= floor && (concept == Core || least < 0) {
			return least
		}
	}
	if concept == StrictCore && least >= 0 {
		return most
	}
	return least
}

func (b *bench) gains(forms Set) []float64 {
	var gains []float64
	for _, player := range forms.Players() {
		gains = append(gains, b.utility(player, forms)-b.now[player])
	}
	return gains
}

// climber looks for a blocking coalition where there are too many to look at: from every player, every pair and every block,
// then from random coalitions, it takes the best step (a player more, a player less, or one for another) as long as the score
// rises. It ends where a summit blocks or enough has been looked at.
type climber struct {
	*bench
	concept   Concept
	most      int
	everybody Set
}

func (c *climber) search(source random.Source) {
	n := len(c.own)
	for player := range n {
		c.climb(Of(player))
	}
	for _, block := range c.blocks {
		c.climb(block)
	}
	for player := range n {
		for other := range player {
			c.climb(Of(player, other))
		}
	}
	for restart := uint64(0); !c.done(); restart++ {
		// The and of random words makes small coalitions as likely to be drawn as large ones.
		words := source.Block(0, restart, purposeStart, 0)
		start := Set(words[0])
		for _, word := range words[1 : 1+restart%3] {
			start &= Set(word)
		}
		if start &= c.everybody; start != 0 {
			c.climb(start)
		}
	}
}

// done says whether a blocking coalition has been found or enough has been looked at.
func (c *climber) done() bool { return c.verdict.Slack < 0 || c.verdict.Looked >= c.most }

func (c *climber) climb(from Set) {
	if c.done() {
		return
	}
	top := c.tryCoalition(c.concept, from, math.Inf(-1))
	for !c.done() {
		best, height := from, top
		step := func(to Set) {
			if to == 0 || c.verdict.Looked >= c.most {
				return
			}
			if score := c.tryCoalition(c.concept, to, height); score > height {
				best, height = to, score
			}
		}
		for player := range c.own {
			step(from ^ Of(player))
		}
		if best == from {
			c.swap(from, step)
		}
		if best == from {
			return
		}
		from, top = best, height
	}
}

// swap tries one player for another.
func (c *climber) swap(from Set, step func(Set)) {
	for outside := c.everybody &^ from; outside != 0; {
		var joins int
		joins, outside = outside.First()
		for inside := from; inside != 0; {
			var leaves int
			leaves, inside = inside.First()
			step(from.With(joins).Without(leaves))
		}
	}
}
