package analytic_test

import (
	"slices"
	"strings"
	"testing"

	"entente/sim"
)

// abatement is what a country of so many has from an agreement: everybody's benefit is the sum of what all abate, and to
// abate q costs q²/2. Outsiders abate 1, where their own marginal benefit meets their marginal cost; the k members abate k
// each, where that of all members does. Nobody's best abatement depends on the others', so that it is the same whether
// members move first (Barrett 1994) or all at once (Carraro & Siniscalco 1993).
func abatement(countries int) club {
	payoff := func(own, members int) float64 {
		total := members*members + countries - members
		return float64(total) - float64(own*own)/2
	}
	return club{"abatement",
		func(members int) float64 { return payoff(members, members) },
		func(members int) float64 { return payoff(1, members) }}
}

// agreement: ten countries may sign an agreement on a public good with a linear benefit and a quadratic cost.
//
// Statement: with k members none gains by leaving if k² - 4k + 3 <= 0, so that an agreement enforces itself up to 3
// members, however many countries there are (Barrett 1994; Carraro & Siniscalco 1993). From there: inside(k) - outside(k-1)
// is -(k² - 4k + 3)/2. It is 0 at k = 1 and k = 3, above at 2, and below from 4 on.
//
// Ties therefore decide. If the indifferent sign, 3 is the only stable number. If they stay as they are, 0 and 2 are stable
// too, as the first signature and the third bring nothing to who gives it. Both are tried; the first by a liking of 2^-20
// for signing.
//
// Order: best responses of one at random, in turn, and of all one after another. If all choose on the same view, they
// overshoot for ever: from none all ten sign, and from all ten none stays.
func agreement(t *testing.T, s *sheet) {
	const source, countries = "Barrett 1994; Carraro & Siniscalco 1993", 10
	game := abatement(countries)
	var expected, measured []float64
	for k := 1; k <= countries; k++ {
		w := newWorld(t, stage(countries, 1, game))
		place(w, sized(countries, k))
		expected = append(expected, float64(k*k-4*k+3)/2)
		measured = append(measured, gainOfLeaving(w))
	}
	s.exact(t, claim{"agreement of ten: what a member gains by leaving when there are 1 to 10, (k² - 4k + 3)/2", source, "none"},
		expected, measured)
	var sign, stay []string
	for n := 3; n <= 12; n++ {
		sign = append(sign, numbers(stableSizes(t, n, abatement(n), favour{})))
		stay = append(stay, numbers(stableSizes(t, n, abatement(n))))
	}
	const sizes = "agreement among 3 to 12 countries: stable numbers of members"
	s.same(t, claim{sizes, source, "none; the indifferent sign"}, "3", strings.Join(slices.Compact(sign), " or "))
	s.same(t, claim{sizes, source, "none; the indifferent stay as they are"}, "0, 2, 3", strings.Join(slices.Compact(stay), " or "))
	const ends = "agreement of ten: where best responses lead from each number of members"
	s.same(t, claim{ends, source, oneByOneName + "; the indifferent sign"}, "0-10 to 3",
		inEach(oneByOne, func(order sim.Revision) string { return endsBySize(t, order, countries, game, favour{}) }))
	s.same(t, claim{ends, source, oneByOneName + "; the indifferent stay as they are"}, "0 to 0; 1-2 to 2; 3-10 to 3",
		inEach(oneByOne, func(order sim.Revision) string { return endsBySize(t, order, countries, game) }))
	m := stage(countries, 1, game, favour{})
	m.Revision = sim.Synchronous
	w := newWorld(t, m)
	var members []int
	for range 6 {
		members = append(members, int(w.Blocs.Members[0]))
		step(t, w, 1)
	}
	s.same(t, claim{"agreement of ten: members in the first 6 ticks from none", "follows", "synchronous; the indifferent sign"},
		"0, 10, 0, 10, 0, 10", numbers(members))
}
