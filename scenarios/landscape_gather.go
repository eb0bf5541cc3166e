package scenarios

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"entente/sim/landscape"
)

// gathering puts a landscape together from what either form of file says, in any order. Mistakes are told through functions
// that know the place.
type gathering struct {
	problems *collector
	out      *Landscape
	// index is each actor's place by its name.
	index map[string]int
	names []string
	// lean is what is said of a pair, by (from, to).
	lean map[[2]int]float64
	// fallback is for pairs that nothing is said of.
	fallback *float64
	// told says, at the file's beginning, what is wrong with the whole.
	told func(severity Severity, text, suggestion string)
	// fixed and actual are names of sides by actor.
	fixed, actual []string
	sides         int
}

// tell reports a mistake at a place.
type tell func(text, suggestion string)

func newGathering(name string, problems *collector, fallback *float64) *gathering {
	empty := newSource(name, 0, "")
	return &gathering{
		problems: problems, out: &Landscape{File: name, Problem: &landscape.Problem{}}, index: map[string]int{}, lean: map[[2]int]float64{},
		fallback: fallback, sides: 2,
		told: func(severity Severity, text, suggestion string) {
			problems.add(severity, empty, 1, 1, text, suggestion)
		},
	}
}

// actor adds one, and says whether it could.
func (g *gathering) actor(name string, size float64, fixed, actual string, report tell) bool {
	if _, repeated := g.index[name]; repeated {
		report("the actor "+quoted(name)+" is there twice", "give each actor a name of its own")
		return false
	}
	if len(g.names) >= landscape.MostActors {
		if len(g.names) == landscape.MostActors {
			report("there are more than "+grouped(landscape.MostActors)+" actors, which is the limit", "")
			g.names = append(g.names, "")
		}
		return false
	}
	g.index[name] = len(g.names)
	g.names = append(g.names, name)
	g.out.Problem.Actors = append(g.out.Problem.Actors, landscape.Actor{Name: name, Size: size})
	g.fixed, g.actual = append(g.fixed, fixed), append(g.actual, actual)
	return true
}

// find is the place of an actor that a file names.
func (g *gathering) find(name string, report tell) (int, bool) {
	at, known := g.index[name]
	if !known {
		report("there is no actor "+quoted(name), g.problems.suggest(name, g.names))
	}
	return at, known
}

// leans notes how one actor leans towards another.
func (g *gathering) leans(from, to int, propensity float64, report tell) {
	pair := [2]int{from, to}
	if before, said := g.lean[pair]; said && before != propensity {
		report(fmt.Sprintf("the propensity of %s towards %s is there twice, as %v and as %v", quoted(g.names[from]), quoted(g.names[to]),
			before, propensity), "keep one of them")
		return
	}
	g.lean[pair] = propensity
}

// pair finds two different actors.
func (g *gathering) pair(a, b string, report tell) (pair [2]int, ok bool) {
	one, known := g.find(a, report)
	other, alsoKnown := g.find(b, report)
	if !known || !alsoKnown {
		return pair, false
	}
	if one == other {
		report("the actor "+quoted(a)+" is paired with itself", "name two actors")
		return pair, false
	}
	return [2]int{one, other}, true
}

// finish makes a problem of what was gathered, if there were no mistakes so far.
func (g *gathering) finish() *Landscape {
	if g.problems.failed() {
		return nil
	}
	p := g.out.Problem
	if len(p.Actors) < 2 {
		g.told(SeverityError, fmt.Sprintf("a landscape needs at least 2 actors, and there are %d", len(p.Actors)), "")
		return nil
	}
	g.fill()
	g.nameSides()
	if g.problems.failed() {
		return nil
	}
	for k := range g.out.Configurations {
		if slices.Max(g.out.Configurations[k].Sides) >= landscape.MostSides {
			g.told(SeverityError, "the configuration "+quoted(g.out.Configurations[k].Name)+" has more than "+grouped(landscape.MostSides)+" sides", "")
			return nil
		}
	}
	if err := p.Check(); err != nil {
		g.told(SeverityError, err.Error(), "")
		return nil
	}
	if g.out.Title.English == "" {
		base := filepath.Base(g.out.File)
		g.out.Title.English = strings.TrimSuffix(base, filepath.Ext(base))
	}
	return g.out
}

// fill lays out the propensities: what is said of a pair in one direction only holds for both.
func (g *gathering) fill() {
	n := len(g.out.Problem.Actors)
	missing, first := 0, ""
	for i := range n {
		row := make([]float64, n)
		for j := range n {
			said, ok := g.lean[[2]int{i, j}]
			if !ok {
				said, ok = g.lean[[2]int{j, i}]
			}
			switch {
			case i == j:
			case ok:
				row[j] = said
			case g.fallback != nil:
				row[j] = *g.fallback
			case j > i:
				if missing++; missing == 1 {
					first = quoted(g.names[i]) + " and " + quoted(g.names[j])
				}
			}
		}
		g.out.Problem.Propensity = append(g.out.Problem.Propensity, row)
	}
	switch {
	case missing == 0:
	case len(g.lean) == 0:
		g.told(SeverityError, "the file says nothing of propensities", "add them, or one for all pairs: --propensity -1, or propensity: -1 in YAML")
	default:
		g.told(SeverityWarning, fmt.Sprintf("%s without a propensity, the first of %s: each counts as 0", counted(missing, "pair"), first),
			"say so by --propensity 0, or propensity: 0 in YAML")
	}
}

// nameSides numbers the sides on which actors are fixed, and those on which they were, in the order in which they come up.
func (g *gathering) nameSides() {
	p := g.out.Problem
	p.Sides = g.sides
	fixed, names := numbered(g.fixed)
	if len(names) > p.Sides {
		g.told(SeverityError, fmt.Sprintf("actors are fixed on %d sides (%s), and there are %d", len(names), listed(names), p.Sides), "raise sides")
		return
	}
	if len(names) > 0 {
		p.Fixed, g.out.FixedNames = fixed, names
	}
	if g.out.Actual == nil {
		actual, names := numbered(g.actual)
		if len(names) > 0 {
			g.out.Actual, g.out.ActualNames = actual, names
		}
	}
	if len(g.out.ActualNames) > landscape.MostSides {
		g.told(SeverityError, fmt.Sprintf("actors were on %d sides; the limit is %d", len(g.out.ActualNames), landscape.MostSides), "")
	}
}

// numbered numbers names in the order in which they first come up; the empty name is -1.
func numbered(names []string) (numbers []int, distinct []string) {
	numbers = make([]int, len(names))
	for k, name := range names {
		numbers[k] = -1
		if name == "" {
			continue
		}
		if numbers[k] = slices.Index(distinct, name); numbers[k] < 0 {
			numbers[k] = len(distinct)
			distinct = append(distinct, name)
		}
	}
	return numbers, distinct
}

// mostMagnitude bounds sizes and propensities, so that no product overflows.
const mostMagnitude = 1e90

// landscapeNumber reads a number of a landscape.
func landscapeNumber(text, what string, least float64, report tell) (float64, bool) {
	if runes := []rune(text); len(runes) > 1 && runes[0] == '−' { // the minus sign of printed tables
		text = "-" + string(runes[1:])
	}
	if !isNumber(text) {
		suggestion := "write digits, with a point before the fraction: 1.5"
		if text == "" {
			suggestion = "write a number"
		}
		report("a "+what+" is a number, read "+quoted(text), suggestion)
		return 0, false
	}
	number, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || math.Abs(number) > mostMagnitude:
		report("the "+what+" "+quoted(text)+" is too large", fmt.Sprintf("the largest is %g", mostMagnitude))
		return 0, false
	case number < least:
		report("the "+what+" "+text+" is negative", fmt.Sprintf("allowed: %g or more", least))
		return 0, false
	}
	return number, true
}
