package experiment

import (
	"fmt"
	"slices"
	"strings"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/advice"
)

// leverProblem is a lever file as the problem that advice is given on.
type leverProblem struct {
	advice.Problem
	file    *scenarios.LeverFile
	factors []choices
	levers  []choices
}

// choices are the words of a lever or factor, none where it is a number.
type choices struct {
	path  string
	words []string
}

// value is a number of the problem as a value of the scenario.
func (c choices) value(number float64) scenarios.Value {
	if len(c.words) > 0 {
		return scenarios.Word(c.words[int(number)])
	}
	return scenarios.Number(number)
}

// number is the opposite.
func (c choices) number(value scenarios.Value) float64 {
	if len(c.words) > 0 {
		return float64(slices.Index(c.words, value.Word))
	}
	return value.Number
}

// newProblem makes the problem of a lever file.
func newProblem(file *scenarios.LeverFile, state string) (*leverProblem, error) {
	p := &leverProblem{file: file}
	p.State, p.Outcome, p.Lower, p.Model = state, file.Outcome.Text, file.Minimise, p.model
	if file.Spec.Aim == "" {
		p.Lower = advice.LessIsBetter(p.Outcome)
	}
	for _, lever := range file.Levers {
		known, err := newChoices(lever.Factor)
		if err != nil {
			return nil, err
		}
		p.levers = append(p.levers, known)
		p.Levers = append(p.Levers, advice.Lever{
			Name: lever.Lever.Path, Unit: lever.Lever.Unit, Low: lever.Low, High: lever.High, Words: known.words,
		})
	}
	for _, future := range file.Futures {
		known, err := newChoices(future)
		if err != nil {
			return nil, err
		}
		p.factors = append(p.factors, known)
		p.Factors = append(p.Factors, factorOf(future, known))
	}
	p.options()
	return p, nil
}

// newChoices takes the words of a lever, that which stands among them. It refuses what the scenario leaves open: nobody could say
// from what it would be changed.
func newChoices(factor scenarios.Factor) (choices, error) {
	lever := factor.Lever
	known := choices{path: lever.Path}
	if lever.Kind == scenarios.NumberLever {
		if !lever.Written && !lever.Ranged {
			return known, fmt.Errorf("the scenario does not set %s: to advise, it must say how it stands now", lever.Path)
		}
		return known, nil
	}
	if lever.Value.Word == "" {
		return known, fmt.Errorf("the scenario does not set %s: to advise, it must say how it stands now", lever.Path)
	}
	for _, value := range append(slices.Clone(factor.Values), lever.Value) {
		if !slices.Contains(known.words, value.Word) {
			known.words = append(known.words, value.Word)
		}
	}
	return known, nil
}

// factorOf describes what is uncertain. A range or list of the lever file's own, in place of the figure's, is a judgement.
func factorOf(future scenarios.Factor, known choices) advice.Factor {
	lever := future.Lever
	factor := advice.Factor{
		Name: lever.Path, Unit: lever.Unit, Kind: factorKind(lever.Path), Words: known.words, Standing: known.number(lever.Value),
		Judged: lever.Mark == "judgement" || !lever.Ranged || len(future.Values) > 0 || future.Low != lever.Low || future.High != lever.High,
	}
	switch {
	case len(known.words) > 0:
	case len(future.Values) > 0:
		for _, value := range future.Values {
			factor.Levels = append(factor.Levels, value.Number)
		}
	default:
		factor.Low, factor.High = future.Low, future.High
	}
	return factor
}

// factorKind tells weights and parameters, and what another decides, from other inputs.
func factorKind(path string) advice.Kind {
	if strings.HasPrefix(path, "weights.") || strings.HasPrefix(path, "parameters.") {
		return advice.Weight
	}
	for _, deed := range []string{".policy.", ".pledges_usd_bn.", ".openness", ".admission", ".exclusivity", "export_control", ".invest"} {
		if strings.Contains(path, deed) {
			return advice.Deed
		}
	}
	return advice.Input
}

// options lists those of the file, with the one that leaves all as it is first.
func (p *leverProblem) options() {
	standing := make([]float64, len(p.levers))
	for k, lever := range p.file.Levers {
		standing[k] = p.levers[k].number(lever.Lever.Value)
	}
	for _, choice := range p.file.Choices() {
		option := advice.Option{ID: choice.ID, Name: choice.Name.English, Cost: choice.Cost, Values: slices.Clone(standing)}
		for _, setting := range choice.Settings {
			at := slices.IndexFunc(p.levers, func(known choices) bool { return known.path == setting.Path })
			option.Values[at] = p.levers[at].number(setting.Value)
		}
		if option.Name == "" && len(p.file.Options) == 0 {
			option.Name = p.combination(choice)
		}
		p.Options = append(p.Options, option)
	}
	at := slices.IndexFunc(p.Options, func(option advice.Option) bool { return slices.Equal(option.Values, standing) })
	nothing := advice.Option{ID: "nothing", Name: "leave all as it is", Values: standing}
	if at >= 0 {
		nothing = p.Options[at]
		p.Options = slices.Delete(p.Options, at, at+1)
	}
	p.Options = slices.Insert(p.Options, 0, nothing)
}

// combination names a combination by the last part of each lever's path and its value.
func (p *leverProblem) combination(choice scenarios.Choice) string {
	var parts []string
	for _, setting := range choice.Settings {
		name := setting.Path[strings.LastIndex(setting.Path, ".")+1:]
		for _, unit := range []string{"_usd_bn_per_year", "_per_10k_per_year", "_fraction"} {
			name = strings.TrimSuffix(name, unit)
		}
		parts = append(parts, name+" "+setting.Value.String())
	}
	return strings.Join(parts, ", ")
}

// model builds the scenario of a case. What stands is not set again, so that the case in which all does is the scenario itself.
func (p *leverProblem) model(at advice.Case) (*sim.Model, error) {
	var settings []scenarios.Setting
	add := func(known choices, standing, value float64) {
		if value != standing {
			settings = append(settings, scenarios.Setting{Path: known.path, Value: known.value(value)})
		}
	}
	for k, value := range at.Future {
		add(p.factors[k], p.Factors[k].Standing, value)
	}
	for k, value := range p.Options[at.Option].Values {
		if k == at.Lever {
			value = at.Value
		}
		add(p.levers[k], p.Options[0].Values[k], value)
	}
	resolved, err := scenarios.Apply(p.file.Scenario, settings)
	if err != nil {
		return nil, err
	}
	return scenarios.Build(&resolved.Document)
}
