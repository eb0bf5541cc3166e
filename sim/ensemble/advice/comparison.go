package advice

import (
	"cmp"
	"context"
	"fmt"
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

// compare holds the chosen option against the runner-up and against the first option.
func (a *Advice) compare(ctx context.Context, m *measurement) error {
	others := []int{a.RunnerUp}
	if a.RunnerUp != 0 && a.Chosen != 0 {
		others = append(others, 0)
	}
	chosen, err := a.Problem.Model(Case{Option: a.Chosen, Future: a.Futures[0], Lever: -1})
	if err != nil {
		return err
	}
	for _, other := range others {
		model, err := a.Problem.Model(Case{Option: other, Future: a.Futures[0], Lever: -1})
		if err != nil {
			return err
		}
		c := Comparison{Against: other, Advantage: differenceOf(a.table[a.Chosen], a.table[other]), Runs: m.plan.Compared}
		for k, number := range positions {
			mine, theirs := a.position(a.Chosen, k), a.position(other, k)
			c.Positions = append(c.Positions, PositionChange{number, meanOf(mine).Value, meanOf(theirs).Value, differenceOf(mine, theirs)})
		}
		if err := a.shifts(ctx, &c, chosen, model); err != nil {
			return err
		}
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
func (a *Advice) shifts(ctx context.Context, c *Comparison, chosen, other *sim.Model) error {
	home := slices.Index(chosen.Names().States, a.Problem.State)
	if home < 0 {
		return fmt.Errorf("%s has no state %s", chosen.Name, a.Problem.State)
	}
	type place struct{ actor, bloc int }
	var places []place
	var texts []string
	local := map[string]bool{}
	for i := range chosen.Actors {
		if chosen.Actors[i].Home != home {
			continue
		}
		local[chosen.Actors[i].ID] = true
		for b := range chosen.Blocs {
			places = append(places, place{i, b})
			texts = append(texts, fmt.Sprintf("%s in %s", chosen.Actors[i].ID, chosen.Blocs[b].ID))
		}
	}
	c.Looked = len(local)
	runs := ensemble.Runs{Seed: a.Plan.Seed, Count: a.Plan.Compared, Workers: a.Plan.Workers}
	found, err := ensemble.Compare(ctx, []*sim.Model{other, chosen}, runs, texts...)
	if err != nil {
		return err
	}
	for _, mover := range found.Movers(1) {
		if local[mover.Actor] {
			c.Elsewhere++
		}
	}
	var moved []place
	for k, at := range places {
		if d := found.Difference(1, k); apart(d.Difference) {
			moved = append(moved, at)
			c.Shifts = append(c.Shifts, Shift{
				Actor: chosen.Actors[at.actor].Name, Bloc: chosen.Blocs[at.bloc].Name,
				Chosen: d.Other.Value, Other: d.Base.Value, Change: d.Difference,
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
			with, without := chosen, other
			if shift.Change.Value < 0 {
				with, without = other, chosen
			}
			shift.With, err = a.account(ctx, with, without, moved[k].actor, moved[k].bloc)
			if err != nil {
				return err
			}
		}
		shifts = append(shifts, shift)
	}
	c.Shifts = shifts
	return nil
}

// account looks into some runs for how an actor came into a bloc with one option, and was refused with the other.
func (a *Advice) account(ctx context.Context, with, without *sim.Model, actor, bloc int) (Account, error) {
	account := Account{Runs: int(min(explained, a.Plan.Compared))}
	sums, counted := map[string]float64{}, 0
	for run := range uint64(account.Runs) {
		record, err := sim.Run(ctx, with, a.Plan.Seed, run)
		if err != nil {
			return account, err
		}
		for k := range record.Decisions {
			decision := &record.Decisions[k]
			if int(decision.Actor) != actor || decision.From.Has(bloc) || !decision.To.Has(bloc) {
				continue
			}
			switch decision.Kind {
			case agents.Scripted:
				account.Scripted++
			case agents.Move:
				account.Joined++
				counted++
				for _, reason := range decision.Reasons {
					sums[reason.Factor] += reason.Chosen - reason.Stay
				}
			}
		}
		if record, err = sim.Run(ctx, without, a.Plan.Seed, run); err != nil {
			return account, err
		}
		for k := range record.Decisions {
			if decision := &record.Decisions[k]; int(decision.Actor) == actor && int(decision.Bloc) == bloc && decision.Kind == agents.Refusal {
				account.Refused++
			}
		}
	}
	labels := labelsOf(with)
	for factor, sum := range sums {
		if sum != 0 && factor != agents.FactorLuck {
			account.Reasons = append(account.Reasons, Reason{factor, labels[factor], sum / float64(counted)})
		}
	}
	slices.SortFunc(account.Reasons, func(x, y Reason) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Value), math.Abs(x.Value)), cmp.Compare(x.Factor, y.Factor))
	})
	return account, nil
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
