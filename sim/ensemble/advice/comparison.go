package advice

import (
	"cmp"
	"math"
	"slices"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble"
)

// explained is how many runs are looked into for the reasons of a decision; the average says enough after few.
const explained = 20

// mostShifts is how many changes of membership are explained.
const mostShifts = 3

// Comparison is what the chosen option changes against another.
type Comparison struct {
	Against int
	// Advantage is how much better the chosen option's outcome is over the futures, and Positions how much higher its state's
	// strength, market share, dependence and rank are, each paired by future.
	Advantage Interval
	Positions []PositionChange
	// Shifts are actors of the state that end in a bloc more or less often in the scenario as it stands, beyond luck, the
	// largest first; Elsewhere is how many of its actors end elsewhere in any run. Of many actors and blocs that were looked at, one
	// in twenty that does not differ may seem to.
	Shifts    []Shift
	Elsewhere int
	// Looked is how many actors of the state there are, Runs in how many runs of each option.
	Looked int
	Runs   uint64
}

// PositionChange is a number of the state's position.
type PositionChange struct {
	Number        string
	Chosen, Other float64
	Change        Interval
}

// Shift is an actor's membership in a bloc at the end.
type Shift struct {
	Actor, Bloc agents.Text
	// Chosen and Other are how often it stands with either option, Change the difference, paired by run.
	Chosen, Other float64
	Change        Interval
	// With are the reasons where it is a member more often.
	With Account
}

// Account is how an actor came into a bloc, in some runs, and what spoke for it on average against staying as it was.
type Account struct {
	Runs, Joined, Scripted int
	// Refused is how often the bloc refused it in the same runs of the other option.
	Refused int
	// Reasons are the average contributions to joining, in units of utility, the strongest first.
	Reasons []Reason
}

// Reason is one factor of a decision.
type Reason struct {
	Factor string
	Label  string
	Value  float64
}

// judgeComparison holds the chosen option against the runner-up and against the first option.
func (a *Advice) judgeComparison(pieces []*Measured) error {
	models, err := a.contest()
	if err != nil {
		return err
	}
	for number, other := range models.others {
		c := Comparison{Against: other, Advantage: differenceOf(a.table[a.Chosen], a.table[other]), Runs: a.Plan.Compared}
		for k, number := range positions {
			mine, theirs := a.position(a.Chosen, k), a.position(other, k)
			c.Positions = append(c.Positions, PositionChange{number, meanOf(mine).Value, meanOf(theirs).Value, differenceOf(mine, theirs)})
		}
		pair, err := models.joined(pieces, number)
		if err != nil {
			return err
		}
		a.shifts(&c, models, number, pair)
		a.Comparisons = append(a.Comparisons, c)
	}
	return nil
}

// position is a number of the state's position in each future drawn.
func (a *Advice) position(option, number int) []float64 {
	values := make([]float64, 0, a.Plan.Futures)
	for _, measured := range a.cells[option][1:] {
		values = append(values, measured.positions[number])
	}
	return values
}

// shifts finds which of the state's actors end elsewhere, and why.
func (a *Advice) shifts(c *Comparison, models *contest, number int, pair *pairRuns) {
	c.Looked = len(models.actors)
	for _, elsewhere := range pair.elsewhere {
		if elsewhere {
			c.Elsewhere++
		}
	}
	var moved []place
	for k, at := range models.places {
		base, chosen := pair.of(0, k, len(models.places)), pair.of(1, k, len(models.places))
		if change := ensemble.PairedProportions(base, chosen); apart(change) {
			moved = append(moved, at)
			c.Shifts = append(c.Shifts, Shift{
				Actor: models.chosen.Actors[at.actor].Name, Bloc: models.chosen.Blocs[at.bloc].Name,
				Chosen: shareOf(chosen), Other: shareOf(base), Change: change,
			})
		}
	}
	order := make([]int, len(moved))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(math.Abs(c.Shifts[y].Change.Value), math.Abs(c.Shifts[x].Change.Value))
	})
	shifts := make([]Shift, 0, len(order))
	for rank, k := range order {
		shift := c.Shifts[k]
		if rank < mostShifts {
			with, without, model := pair.deeds[1], pair.deeds[0], models.chosen
			if shift.Change.Value < 0 {
				with, without, model = pair.deeds[0], pair.deeds[1], models.models[number]
			}
			shift.With = a.account(with, without, moved[k], labelsOf(model))
		}
		shifts = append(shifts, shift)
	}
	c.Shifts = shifts
}

// shareOf is in which part of the runs something is.
func shareOf(values []float64) float64 {
	count := uint64(0)
	for _, value := range values {
		if value != 0 {
			count++
		}
	}
	return ensemble.Wilson(count, uint64(len(values))).Value
}

// account tells how an actor came into a bloc with one option, and was refused with the other, in some runs of both.
func (a *Advice) account(with, without *deeds, at place, labels map[string]string) Account {
	account := Account{Runs: int(a.explained())}
	sums, counted := map[string]float64{}, 0
	for k := range with.joins {
		own := &with.joins[k]
		switch {
		case own.actor != at.actor || !own.blocs.Has(at.bloc):
		case own.scripted:
			account.Scripted++
		default:
			account.Joined++
			counted++
			for _, reason := range own.reasons {
				sums[reason.factor] += reason.value
			}
		}
	}
	for _, refused := range without.refusals {
		if refused == refusal(at) {
			account.Refused++
		}
	}
	for factor, sum := range sums {
		if sum != 0 && factor != agents.FactorLuck {
			account.Reasons = append(account.Reasons, Reason{factor, labels[factor], sum / float64(counted)})
		}
	}
	slices.SortFunc(account.Reasons, func(x, y Reason) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Value), math.Abs(x.Value)), cmp.Compare(x.Factor, y.Factor))
	})
	return account
}

// labelsOf are the names of the model's terms, and of the costs beside them.
func labelsOf(model *sim.Model) map[string]string {
	labels := map[string]string{
		agents.FactorAttention: "attention that each bloc takes", agents.FactorSwitching: "the cost of changing",
		agents.FactorOpenness:  "clash of openness between its blocs",
		agents.FactorHostility: "hostility between its blocs", agents.FactorExclusive: "exclusive blocs beside open ones",
	}
	for _, term := range model.Terms {
		labels[term.Term.About().Name] = term.Term.About().Label.English
	}
	return labels
}
