package scenarios

import (
	"fmt"
	"slices"
)

// checkFor checks that the one who decides is in the scenario.
func (r *specReader) checkFor(name string) {
	known := slices.Concat(r.scenario.ids("states"), r.scenario.ids("actors"))
	if name != "" && !slices.Contains(known, name) {
		r.report("for", "there is no state or actor "+quoted(name)+" in the scenario", r.problems.suggest(name, known))
	}
}

// pricedLever checks a lever, its values and their costs. With options, a lever needs a range only.
func (r *specReader) pricedLever(i int, spec LeverSpec, options bool) (PricedLever, bool) {
	text := spec.text(i)
	if spec.Path == "" {
		return PricedLever{}, false // That the path is missing was already said.
	}
	found := r.factors(text)
	if len(found) != 1 {
		return PricedLever{}, false
	}
	priced := PricedLever{Factor: found[0], perUnit: spec.CostPerUnit, costs: spec.Costs}
	costs := join(text.at, "cost_usd_bn_per_year")
	switch {
	case len(priced.Values) == 0 && !options:
		r.report(text.at, "without options every combination is tried, so the lever needs single values", "add steps: 5, or list values")
		return priced, false
	case spec.CostPerUnit != nil && spec.Costs != nil:
		r.reportKey(costs, "a lever has a cost per unit or a cost for each value, not both", "keep one of them")
		return priced, false
	case spec.CostPerUnit != nil && priced.Lever.Kind != NumberLever:
		r.report(join(text.at, "cost_per_unit_usd_bn_per_year"), "a word has no unit", "write cost_usd_bn_per_year: and a list, a cost for each value")
		return priced, false
	case spec.CostPerUnit != nil && !priced.Lever.Written && !priced.Lever.Ranged:
		r.report(join(text.at, "cost_per_unit_usd_bn_per_year"), "the scenario sets no "+quotedPath(spec.Path)+" from which to count units",
			"write cost_usd_bn_per_year: and a list, a cost for each value")
		return priced, false
	case spec.Costs != nil && len(spec.Costs) != len(priced.Values) && !r.unread(costs):
		r.report(costs, fmt.Sprintf("the lever has %d values and %d costs", len(priced.Values), len(spec.Costs)), "write one cost for each value")
		return priced, false
	}
	return priced, true
}

// options checks the file's own options.
func (r *specReader) options(spec *LeverFileSpec, levers []PricedLever) []Choice {
	var choices []Choice
	var paths []string
	named, place := map[string]bool{}, map[string]int{}
	for _, lever := range spec.Levers {
		paths, named[lever.Path] = append(paths, lever.Path), true
	}
	for k, lever := range levers {
		place[lever.Lever.Path] = k
	}
	for i, option := range spec.Options {
		at := join("options", pathName(option.ID, i))
		choice := Choice{ID: option.ID, Name: option.Name}
		for _, path := range sortedKeys(option.Set) {
			if !named[path] && !r.unread(at) {
				r.reportKey(join(at, "set."+path), "the option sets "+quotedPath(path)+", which is none of the levers", r.problems.suggest(path, paths))
			}
			if _, usable := place[path]; usable {
				choice.Settings = append(choice.Settings, Setting{Path: path, Value: option.Set[path]})
			}
		}
		slices.SortFunc(choice.Settings, func(a, b Setting) int { return place[a.Path] - place[b.Path] })
		for _, setting := range choice.Settings {
			lever := levers[place[setting.Path]]
			r.checkOptionValue(join(at, "set."+setting.Path), lever, setting.Value)
			choice.Cost += lever.Cost(setting.Value)
		}
		if !affordable(choice.Cost, spec.Budget) {
			r.report(at, fmt.Sprintf("the option costs %g, which is over the budget of %g", choice.Cost, *spec.Budget), "both are in billions of US dollars per year")
		}
		choices = append(choices, choice)
	}
	return choices
}

// checkOptionValue checks that an option stays within what the lever can be set to.
func (r *specReader) checkOptionValue(at string, lever PricedLever, value Value) {
	if r.unread(at) || !r.accepted(at, lever.Lever, value) {
		return
	}
	listed := slices.Contains(lever.Values, value)
	switch {
	case lever.costs != nil && !listed:
		r.report(at, "the value "+quoted(value.String())+" has no cost", "take one of the lever's values, or add it there")
	case lever.Lever.Kind != NumberLever && !listed:
		r.report(at, "the value "+quoted(value.String())+" is none of the lever's", "take one of the lever's values, or add it there")
	case lever.Lever.Kind == NumberLever && (value.Number < lever.Low || value.Number > lever.High):
		r.report(at, "the value "+value.String()+" lies outside of the lever's range", fmt.Sprintf("it goes from %g to %g", lever.Low, lever.High))
	}
}

// checkBudget checks that a budget limits something, and that the combinations can be tried.
func (r *specReader) checkBudget(spec *LeverFileSpec, file *LeverFile) {
	priced := slices.ContainsFunc(spec.Levers, func(lever LeverSpec) bool { return lever.CostPerUnit != nil || lever.Costs != nil })
	if spec.Budget != nil && !priced {
		r.warn("budget_usd_bn_per_year", "no lever has a cost, so the budget limits nothing", "give levers cost_per_unit_usd_bn_per_year or cost_usd_bn_per_year")
	}
	if len(spec.Options) > 0 {
		return
	}
	choices := int64(1)
	for _, lever := range file.Levers {
		choices *= int64(max(len(lever.Values), 1))
		if choices > mostChoices {
			r.report("levers", "the levers have more than "+grouped(mostChoices)+" combinations, which is the limit", "take fewer values, or write options")
			return
		}
	}
}
