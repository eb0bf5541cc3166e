package advice

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"entente/sim"
	"entente/sim/ensemble"
)

// Problem is a decision under uncertainty: one of several options is taken, and then one of many futures comes.
type Problem struct {
	// State is the id of the state that decides.
	State string
	// Outcome says how well it turned out, as ensemble.ParseOutcome reads it. Lower says that less of it is better.
	Outcome string
	Lower   bool
	// Options are what can be done, two or more; the first is to leave everything as it is.
	Options []Option
	// Levers are what the options set.
	Levers []Lever
	// Factors are what is uncertain; there may be none, and then only luck is.
	Factors []Factor
	// Model builds what is run in a case. It is called from several goroutines at a time.
	Model func(Case) (*sim.Model, error)
}

// Option is a joint setting of the levers.
type Option struct {
	ID, Name string
	// Cost is in billions of US dollars per year more than now.
	Cost float64
	// Values are those of the levers, in their order.
	Values []float64
}

// Called is the option's name, or its id where it has none.
func (o Option) Called() string {
	if o.Name != "" {
		return o.Name
	}
	return o.ID
}

// Lever is something that the deciding state sets.
type Lever struct {
	Name, Unit string
	// Low and High are the range over which a tipping value is looked for. Both are 0 where there are Words.
	Low, High float64
	// Words are what a lever without numbers can be set to; its value is then an index into them.
	Words []string
}

// Factor is something that the deciding state does not set and does not know.
type Factor struct {
	Name, Unit string
	Kind       Kind
	// Judged says that its value, or its range, is a judgement and not a fact.
	Judged bool
	// Low and High are the range that futures are drawn from, uniformly. Both are 0 where there are Levels or Words.
	Low, High float64
	// Levels are the only numbers that it takes, all equally likely.
	Levels []float64
	// Words are what a factor without numbers can be; its value is then an index into them, all equally likely.
	Words []string
	// Standing is its value in the scenario as it stands.
	Standing float64
}

// Kind says what an uncertain factor belongs to.
type Kind int

// The kinds of factors.
const (
	Input  Kind = iota // a number or word of the scenario
	Deed               // what another actor, bloc or state does
	Weight             // a weight or parameter of the model itself
)

// String is the kind as tables hold it.
func (k Kind) String() string { return [...]string{"input", "deed", "weight"}[k] }

// Doubtful says that the factor is no fact: a judged input, or a number of the model itself.
func (f *Factor) Doubtful() bool { return f.Judged || f.Kind == Weight }

// Case is what is run: an option in a future, and perhaps one lever of the option changed.
type Case struct {
	Option int
	// Future holds the value of each factor.
	Future []float64
	// Lever is the lever that is set to Value in place of the option's own, -1 for none.
	Lever int
	Value float64
}

// Plan says how much is run.
type Plan struct {
	// Seed is what all luck follows from.
	Seed uint64
	// Runs is how often each option is run in each future, 2 or more; all options of a future share their luck.
	Runs uint64
	// Futures is how many are drawn besides the one that stands, 2 or more.
	Futures int
	// Steps is at how many evenly spaced values of a factor or lever its tipping value is looked for, 2 or more.
	Steps int
	// Rivals is how many other options a tipping value is looked for against, those first that are most often the best; all where
	// it is 0.
	Rivals int
	// Compared is how many runs of the scenario as it stands are compared to tell who ends elsewhere, 2 or more.
	Compared uint64
	// Workers is how many runs go on at a time; as many as there are processors where it is 0. It changes no result.
	Workers int
	// Progress is called now and then with the number of runs that are over, from several goroutines. It may be nil.
	Progress func(done uint64)
}

// DefaultPlan is enough for a first answer.
func DefaultPlan() Plan {
	return Plan{Seed: 1, Runs: 20, Futures: 50, Steps: 5, Rivals: 3, Compared: 100}
}

// Standing is the future in which all is as in the scenario.
func (p *Problem) Standing() []float64 {
	point := make([]float64, len(p.Factors))
	for k := range p.Factors {
		point[k] = p.Factors[k].Standing
	}
	return point
}

// check says what is wrong with the problem or the plan.
func (p *Problem) check(plan Plan) error {
	var problems []error
	complain := func(format string, arguments ...any) { problems = append(problems, fmt.Errorf(format, arguments...)) }
	if len(p.Options) < 2 {
		complain("%d options: to advise, there must be two or more", len(p.Options))
	}
	for k, option := range p.Options {
		if len(option.Values) != len(p.Levers) {
			complain("option %s: %d values for %d levers", option.ID, len(option.Values), len(p.Levers))
		}
		if slices.ContainsFunc(p.Options[:k], func(other Option) bool { return other.ID == option.ID }) {
			complain("option %s is listed twice", option.ID)
		}
	}
	for _, lever := range p.Levers {
		if len(lever.Words) == 0 && !(lever.Low <= lever.High) {
			complain("lever %s: no range from %v to %v", lever.Name, lever.Low, lever.High)
		}
	}
	for _, factor := range p.Factors {
		if ranged := len(factor.Words)+len(factor.Levels) == 0; ranged && !(factor.Low < factor.High) {
			complain("factor %s: no range from %v to %v", factor.Name, factor.Low, factor.High)
		}
	}
	if plan.Runs < 2 || plan.Futures < 2 || plan.Steps < 2 || plan.Compared < 2 {
		complain("%d runs, %d futures, %d steps, %d runs compared: each must be 2 or more", plan.Runs, plan.Futures, plan.Steps, plan.Compared)
	}
	if plan.Rivals < 0 || plan.Workers < 0 {
		complain("%d rivals, %d workers: neither must be negative", plan.Rivals, plan.Workers)
	}
	return errors.Join(problems...)
}

// text is a value of a lever or factor as people read it.
func text(value float64, words []string) string {
	if at := int(value); len(words) > 0 && at >= 0 && at < len(words) {
		return words[at]
	}
	return number(value)
}

// number writes a number to three digits.
func number(value float64) string {
	if value == 0 || math.IsInf(value, 0) || math.IsNaN(value) {
		return fmt.Sprint(value + 0)
	}
	return fmt.Sprintf("%.3g", value)
}

// Interval is an estimate with its 95 % interval.
type Interval = ensemble.Interval

// apart says that an interval excludes 0.
func apart(i Interval) bool { return i.Low > 0 || i.High < 0 }
