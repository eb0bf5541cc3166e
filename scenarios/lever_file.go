package scenarios

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
)

// LeverFile is a lever file, read and found to fit a scenario.
type LeverFile struct {
	Spec     LeverFileSpec
	Scenario *Resolved
	// For is the id of the state or actor who decides, empty where the file does not say.
	For string
	// Budget is in billions of US dollars per year, nil where there is no limit.
	Budget *float64
	// Levers are in the order of the file.
	Levers []PricedLever
	// Options are the file's own, in its order; empty where all combinations are meant. Choices returns either.
	Options []Choice
	// Futures are what is uncertain. A mark stands for as many as it finds, in the order of the scenario.
	Futures []Factor
	Outcome Expression
	// Minimise says that less of the outcome is better.
	Minimise bool
	// Draws and Runs are 0 where the file does not say.
	Draws, Runs int
	Seed        uint64
	// File is the file's name as the caller gave it.
	File     string
	Warnings Problems
}

// PricedLever is a lever with its values, and what they cost in billions of US dollars per year.
type PricedLever struct {
	Factor
	perUnit *float64
	costs   []float64
}

// Cost is what it costs to set the lever; negative where that saves money.
func (p PricedLever) Cost(value Value) float64 {
	if p.perUnit != nil {
		return float64(*p.perUnit * (value.Number - p.Lever.Value.Number))
	}
	if at := slices.Index(p.Values, value); at >= 0 && p.costs != nil {
		return p.costs[at]
	}
	return 0
}

// Choice is a joint setting of levers.
type Choice struct {
	// ID is the option's, or for a combination its number from 1.
	ID       string
	Name     Text
	Settings []Setting
	// Cost is in billions of US dollars per year.
	Cost float64
}

// mostChoices bounds the combinations of levers' values; each is run in many futures.
const mostChoices = 100_000

// LoadLevers reads a lever file by its path, or from the stream of WithInput for "-", and checks it against a scenario.
// A file with mistakes gives an error of type Problems with all of them.
func LoadLevers(name string, scenario *Resolved, options ...Option) (*LeverFile, error) {
	s := newSettings(options)
	s.form = leversForm
	from, input, err := s.openFileOrStream(name)
	if err != nil {
		return nil, err
	}
	return s.levers(from, input, scenario)
}

// ReadLevers reads a lever file from a stream; file is the name that its problems show.
func ReadLevers(file string, input io.Reader, scenario *Resolved, options ...Option) (*LeverFile, error) {
	s := newSettings(options)
	s.form = leversForm
	return s.levers(origin{name: file, key: "stream:"}, input, scenario)
}

// Canonical writes the file in one fixed form, like the function Canonical.
func (s *LeverFileSpec) Canonical() []byte {
	return canonicalOf(reflect.ValueOf(s).Elem())
}

// Hash identifies the file together with its scenario: the SHA-256 of its canonical form and the scenario's hash, in hexadecimal.
func (f *LeverFile) Hash() string {
	sum := sha256.Sum256(append(f.Spec.Canonical(), f.Scenario.Hash()...))
	return hex.EncodeToString(sum[:])
}

// Choices are the file's options or, where it has none, all combinations of the levers' values within the budget, the
// last lever changing first.
func (f *LeverFile) Choices() []Choice {
	if len(f.Options) > 0 {
		return f.Options
	}
	var choices []Choice
	settings := make([]Setting, len(f.Levers))
	var choose func(lever int, cost float64)
	choose = func(lever int, cost float64) {
		if lever == len(f.Levers) {
			if affordable(cost, f.Budget) {
				choices = append(choices, Choice{ID: fmt.Sprint(len(choices) + 1), Settings: slices.Clone(settings), Cost: cost})
			}
			return
		}
		for _, value := range f.Levers[lever].Values {
			settings[lever] = Setting{Path: f.Levers[lever].Lever.Path, Value: value}
			choose(lever+1, cost+f.Levers[lever].Cost(value))
		}
	}
	choose(0, 0)
	return choices
}

// affordable says whether a cost is within the budget, but for what rounding adds to it.
func affordable(cost float64, budget *float64) bool {
	const rounding = 1e-9
	return budget == nil || cost <= *budget+float64(rounding*(1+*budget))
}

// levers reads and checks.
func (s *settings) levers(from origin, input io.Reader, scenario *Resolved) (*LeverFile, error) {
	if scenario == nil {
		return nil, errors.New("reading a lever file: it needs the scenario whose levers it names")
	}
	problems := newCollector(s.limits)
	file := &LeverFile{File: from.name, Scenario: scenario}
	spec := &file.Spec
	r := s.readSpec(from, input, spec, problems)
	if r == nil {
		return nil, problems.result()
	}
	r.about(&scenario.Document)
	if !r.checkSize("levers", len(spec.Levers), s.limits.Factors, "levers") || !r.checkSize("futures", len(spec.Futures), s.limits.Factors, "futures") {
		return nil, problems.result()
	}
	for _, lever := range spec.Levers {
		r.listed[lever.Path] = true
	}
	for _, future := range spec.Futures {
		r.listed[future.Path] = true
	}
	r.checkFor(spec.For)
	for i, lever := range spec.Levers {
		if priced, ok := r.pricedLever(i, lever, len(spec.Options) > 0); ok {
			file.Levers = append(file.Levers, priced)
		}
	}
	file.Options = r.options(spec, file.Levers)
	for i, future := range spec.Futures {
		file.Futures = append(file.Futures, r.factors(future.text(i))...)
	}
	r.checkSize("futures", len(file.Futures), s.limits.Factors, "uncertain levers")
	r.checkBudget(spec, file)
	if problems.failed() {
		return nil, problems.result()
	}
	file.For, file.Budget, file.Minimise = spec.For, spec.Budget, spec.Aim == "minimise"
	file.Outcome = r.positions.expression("outcome", spec.Outcome)
	file.Draws, file.Runs, file.Seed = spec.Draws, spec.Runs, seedOr(spec.Seed)
	if len(spec.Options) == 0 && len(file.Choices()) == 0 {
		r.report("budget_usd_bn_per_year", "no combination of the levers' values fits the budget", "raise it, or add cheaper values")
		return nil, problems.result()
	}
	file.Warnings = problems.result()
	return file, nil
}

//go:embed levers_starter.yaml
var leversStarter []byte

// LeversStarter returns a small lever file for korea-stargate whose comments explain each key.
func LeversStarter() []byte {
	return append([]byte(nil), leversStarter...)
}
