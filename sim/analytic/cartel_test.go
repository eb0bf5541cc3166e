package analytic_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/sim"
)

// leading is a market of n firms without costs and with the price 1 - total quantity, in which a cartel of k sets its
// quantity first and the n - k others then compete in quantities (Cournot): with the cartel's quantity Q each of them sells
// (1 - Q)/(n - k + 1). What the cartel earns, Q(1 - Q)/(n - k + 1), is highest at Q = ½. Without a cartel all are Cournot
// firms. Source: Shaffer 1995.
func leading(firms int) club {
	return club{"leading cartel",
		func(members int) float64 {
			price, _ := afterLeader(0.5, firms-members)
			return price * 0.5 / float64(members)
		},
		func(members int) float64 {
			quantity := 0.5
			if members == 0 {
				quantity = 0
			}
			price, each := afterLeader(quantity, firms-members)
			return price * each
		}}
}

// afterLeader is the price, and what each of the others sells, when a cartel has set its quantity.
func afterLeader(quantity float64, others int) (price, each float64) {
	each = (1 - quantity) / float64(others+1)
	return 1 - quantity - each*float64(others), each
}

// merging is the same market in which the cartel sets its quantity at the same time as the others, as one Cournot firm among
// n - k + 1 (Salant, Switzer & Reynolds 1983).
func merging(firms int) club {
	profit := func(members int) float64 { // of each of the Cournot firms, of which the cartel is one
		each := 1 / float64(firms-max(1, members)+2)
		return (1 - each*float64(firms-max(1, members)+1)) * each
	}
	return club{"simultaneous cartel",
		func(members int) float64 { return profit(members) / float64(members) },
		func(members int) float64 { return profit(members) }}
}

// pricing is a market of n firms with costs q²/2 and the demand 1 - p, in which the cartel sets the price and each of the
// others sells what it likes at that price, q = p. With B = 1 + n - k, what the cartel's members earn each is highest where
// they sell q = pB/(k + B), at p = (k + B)/(B(2k + B)). Source: d'Aspremont, Jacquemin, Gabszewicz & Weymark 1983.
func pricing(firms int) club {
	price := func(members int) float64 {
		k, b := float64(members), float64(1+firms-members)
		return (k + b) / (b * (2*k + b))
	}
	return club{"price-leading cartel",
		func(members int) float64 { return followed(price(members), firms, members) },
		func(members int) float64 { return price(members) * price(members) / 2 }}
}

// followed is what each member of a cartel earns that sets the price, when the others have sold what they like.
func followed(price float64, firms, members int) float64 {
	each := (1 - price - price*float64(firms-members)) / float64(members)
	return price*each - each*each/2
}

// cartel: n equal firms with a linear demand may join one cartel.
//
// Statements. (1) A cartel that leads and has a Cournot fringe is stable at 3 of 4 firms, and in general at the first whole
// number from n/2 + 1 on (Shaffer 1995). One firm gains as much by following a leading cartel of k as by being in that of k
// + 1 if (n - k + 1)² = (k + 1)(n - k), which happens for n = 4 and k = 3 alone: there the whole industry is stable as
// well, if the indifferent stay as they are. (2) If the cartel does not lead, no cartel of two or more is stable among
// three or more firms (Salant, Switzer & Reynolds 1983; two of two are). (3) A cartel that leads in price, with costs q²/2,
// is stable at 3 however many firms there are from 6 on, and at no other number (d'Aspremont et al. 1983; Donsimoni,
// Economides & Polemarchakis 1986). From there: with N = 1 + n a member earns 1/(2(N² - k²)) and an outsider N²/(2(N² -
// k²)²), so that no third member leaves whatever N, and a fourth one joins only if N² <= 40.5.
//
// Order: best responses of one at random, in turn, and of all one after another. Ties: the indifferent stay as they are.
func cartel(t *testing.T, s *sheet) {
	bestOfTheirs(t)
	const stay = "; the indifferent stay as they are"
	s.same(t, claim{"leading cartel with a Cournot fringe, linear demand, 4 firms: stable sizes", "Shaffer 1995", "none" + stay},
		"3, 4", numbers(stableSizes(t, 4, leading(4))))
	const ends = ": where best responses lead from each number of members"
	s.same(t, claim{"leading cartel of 4 firms" + ends, "Shaffer 1995", oneByOneName + stay}, "0-3 to 3; 4 to 4",
		inEach(oneByOne, func(order sim.Revision) string { return endsBySize(t, order, 4, leading(4)) }))
	for _, c := range []struct {
		name, source string
		game         func(firms int) club
		expected     string
	}{
		{"leading cartel, 3 to 10 firms", "Shaffer 1995", leading, "3: 3; 4: 3, 4; 5: 4; 6: 4; 7: 5; 8: 5; 9: 6; 10: 6"},
		{"cartel that moves with its Cournot fringe, 2 to 10 firms", "Salant, Switzer & Reynolds 1983", merging,
			"2: 2; 3: none; 4: none; 5: none; 6: none; 7: none; 8: none; 9: none; 10: none"},
		{"price-leading cartel, costs q²/2, demand 1 - p, 4 to 10 firms", "d'Aspremont et al. 1983; Donsimoni et al. 1986", pricing,
			"4: 4; 5: 5; 6: 3; 7: 3; 8: 3; 9: 3; 10: 3"},
	} {
		first, text := 0, ""
		fmt.Sscanf(c.expected, "%d:", &first)
		for firms := first; firms <= 10; firms++ {
			if firms > first {
				text += "; "
			}
			cartels := stableSizes(t, firms, c.game(firms))
			for len(cartels) > 0 && cartels[0] < 2 { // none at all, or one firm alone
				cartels = cartels[1:]
			}
			text += fmt.Sprint(firms, ": ", numbers(cartels))
		}
		s.same(t, claim{c.name + ": stable sizes of 2 or more", c.source, "none" + stay}, c.expected, text)
	}
	s.same(t, claim{"price-leading cartel of 8 firms" + ends, "d'Aspremont et al. 1983", oneByOneName + stay}, "0-8 to 3",
		inEach(oneByOne, func(order sim.Revision) string { return endsBySize(t, order, 8, pricing(8)) }))
}

// bestOfTheirs checks that no other quantity or price, on a fine grid, earns a cartel more than the one that it is said to
// set.
func bestOfTheirs(t *testing.T) {
	const steps = 2000
	for firms := 2; firms <= 10; firms++ {
		for members := 1; members <= firms; members++ {
			most, highest := 0.0, 0.0
			for k := range steps {
				quantity := float64(k) / steps
				price, _ := afterLeader(quantity, firms-members)
				most = max(most, price*quantity/float64(members))
				if quantity*float64(1+firms-members) <= 1 { // as a price: it sells something
					highest = max(highest, followed(quantity, firms, members))
				}
			}
			assert.InDelta(t, most, leading(firms).inside(members), 1e-9)
			assert.LessOrEqual(t, highest, pricing(firms).inside(members)+1e-12)
			assert.InDelta(t, highest, pricing(firms).inside(members), 1e-5)
		}
	}
}
