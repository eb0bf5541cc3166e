package scenarios

import (
	"bytes"
	"fmt"
	"strconv"

	"entente/sim/landscape"
)

// LandscapeSpec is a landscape as a YAML file writes it. ReadLandscape reads it.
type LandscapeSpec struct {
	// Schema names the format's version, "entente/landscape/1"; it may be left out.
	Schema string `yaml:"schema"`
	// Title is one line for people, About says more.
	Title Text `yaml:"title"`
	About Text `yaml:"about"`
	// Sides is how many sides there are; where missing, 2.
	Sides int `yaml:"sides" check:"bounds=2:12"`
	// Propensity is that of every pair of which nothing else is said.
	Propensity *float64 `yaml:"propensity"`
	// Actors are those who take sides.
	Actors []LandscapeActor `yaml:"actors" check:"required"`
	// Propensities are how actors lean towards one another.
	Propensities PropensitiesSpec `yaml:"propensities"`
	// KeepTogether and KeepApart are groups of actors each pair of which is kept so.
	KeepTogether [][]string `yaml:"keep_together"`
	KeepApart    [][]string `yaml:"keep_apart"`
	// Configurations are ways to take sides whose energy is asked for.
	Configurations []ConfigurationSpec `yaml:"configurations"`
	// Actual is what happened: a list of actors for each side. Actors that are in none do not count.
	Actual [][]string `yaml:"actual"`
}

// LandscapeActor is one of those who take sides.
type LandscapeActor struct {
	Name string `yaml:"name" check:"required"`
	// Size is how much it weighs for the others, in any unit.
	Size *float64 `yaml:"size" check:"required,bounds=0:1e90"`
	// Side is the name of a side on which it stays.
	Side string `yaml:"side"`
	// Actual is the name of the side on which it was.
	Actual string `yaml:"actual"`
	// Source is where the figures are from.
	Source string `yaml:"source"`
}

// PropensitiesSpec holds propensities, as a matrix, as a list, or both.
type PropensitiesSpec struct {
	// Default is that of every pair of which nothing else is said, like propensity at the top.
	Default *float64 `yaml:"default"`
	// Matrix has a row for each actor, in their order: how it leans towards each. The diagonal is not read.
	Matrix [][]float64 `yaml:"matrix" check:"bounds=-1e90:1e90"`
	// Pairs are propensities one by one.
	Pairs []PropensitySpec `yaml:"pairs"`
}

// PropensitySpec is a propensity between two actors, or of one towards another.
type PropensitySpec struct {
	Between []string `yaml:"between"`
	From    string   `yaml:"from"`
	To      string   `yaml:"to"`
	// Propensity is positive to be together, negative to be apart.
	Propensity *float64 `yaml:"propensity" check:"required,bounds=-1e90:1e90"`
}

// ConfigurationSpec is a way to take sides.
type ConfigurationSpec struct {
	Name string `yaml:"name" check:"required"`
	// Sides are lists of actors, each in one.
	Sides [][]string `yaml:"sides" check:"required"`
}

// readYAML reads the YAML form.
func (g *gathering) readYAML(s *settings, data []byte) {
	var spec LandscapeSpec
	r := s.readSpec(origin{name: g.out.File, key: "landscape:"}, bytes.NewReader(data), &spec, g.problems)
	if r == nil {
		return
	}
	at := func(path string) tell { return func(text, suggestion string) { r.report(path, text, suggestion) } }
	g.told = func(severity Severity, text, suggestion string) {
		r.reportAt(severity, "", r.positions.Of("actors"), text, suggestion)
	}
	if spec.Schema != "" && spec.Schema != landscapeForm.schema {
		r.report("schema", "unknown schema "+quoted(spec.Schema), "did you mean "+strconv.Quote(landscapeForm.schema)+"?")
	}
	g.out.Title = spec.Title
	if spec.Sides != 0 {
		g.sides = spec.Sides
	}
	for i, actor := range spec.Actors {
		if actor.Name != "" && actor.Size != nil {
			g.actor(actor.Name, *actor.Size, actor.Side, actor.Actual, at(fmt.Sprintf("actors.%d.name", i)))
		}
	}
	if g.problems.failed() {
		return // Names that could not be read would be told as missing again.
	}
	g.yamlPropensities(&spec, at)
	for k, group := range spec.KeepTogether {
		g.pairsOf(group, &g.out.Problem.Together, at(fmt.Sprintf("keep_together.%d", k)))
	}
	for k, group := range spec.KeepApart {
		g.pairsOf(group, &g.out.Problem.Apart, at(fmt.Sprintf("keep_apart.%d", k)))
	}
	for k, configuration := range spec.Configurations {
		path := fmt.Sprintf("configurations.%d.sides", k)
		if sides, ok := g.sidesOf(configuration.Sides, true, at(path)); ok {
			g.out.Configurations = append(g.out.Configurations, NamedSides{configuration.Name, sides})
		}
	}
	if len(spec.Actual) > 0 {
		g.yamlActual(&spec, at("actual"))
	}
}

// yamlPropensities reads defaults, matrix and pairs.
func (g *gathering) yamlPropensities(spec *LandscapeSpec, at func(path string) tell) {
	given := &spec.Propensities
	switch {
	case spec.Propensity != nil && given.Default != nil:
		at("propensities.default")("there is a propensity for all other pairs twice", "keep propensity, or default")
	case spec.Propensity != nil:
		g.fallback = spec.Propensity
	case given.Default != nil:
		g.fallback = given.Default
	}
	n := len(g.names)
	if len(given.Matrix) > 0 && len(given.Matrix) != n {
		at("propensities.matrix")(fmt.Sprintf("the matrix has %d rows for %d actors", len(given.Matrix), n), "write a row for each actor, in their order")
		return
	}
	for i, row := range given.Matrix {
		path := fmt.Sprintf("propensities.matrix.%d", i)
		if len(row) != n {
			at(path)(fmt.Sprintf("the row of %s has %d numbers for %d actors", quoted(g.names[i]), len(row), n), "write one for each actor; its own is not read")
			continue
		}
		for j, propensity := range row {
			if i != j {
				g.leans(i, j, propensity, at(path))
			}
		}
	}
	for k, pair := range given.Pairs {
		path := fmt.Sprintf("propensities.pairs.%d", k)
		between := len(pair.Between) > 0
		switch oneWay := pair.From != "" || pair.To != ""; {
		case pair.Propensity == nil:
		case between == oneWay:
			at(path)("a propensity is between two actors, or from one to another", "write between: [A, B], or from: A and to: B")
		case between && len(pair.Between) != 2:
			at(path+".between")(fmt.Sprintf("a pair has 2 actors, and here are %d", len(pair.Between)), "")
		case between:
			if found, ok := g.pair(pair.Between[0], pair.Between[1], at(path+".between")); ok {
				g.leans(found[0], found[1], *pair.Propensity, at(path))
				g.leans(found[1], found[0], *pair.Propensity, at(path))
			}
		default:
			if found, ok := g.pair(pair.From, pair.To, at(path)); ok {
				g.leans(found[0], found[1], *pair.Propensity, at(path))
			}
		}
	}
}

// pairsOf lists the pairs of a group: each with the next where they are kept together is as good as each with each.
func (g *gathering) pairsOf(group []string, into *[][2]int, report tell) {
	if len(group) < 2 {
		report(fmt.Sprintf("a group has at least 2 actors, and here are %d", len(group)), "")
		return
	}
	for k := range group {
		for _, other := range group[k+1:] {
			if len(*into) > landscape.MostActors*landscape.MostActors {
				report("there are too many pairs", "")
				return
			}
			if pair, ok := g.pair(group[k], other, report); ok {
				*into = append(*into, pair)
			}
		}
	}
}

// sidesOf turns lists of actors into sides; whole demands that all are there.
func (g *gathering) sidesOf(lists [][]string, whole bool, report tell) ([]int, bool) {
	sides := make([]int, len(g.names))
	for i := range sides {
		sides[i] = -1
	}
	ok := true
	for side, list := range lists {
		for _, name := range list {
			i, known := g.find(name, report)
			ok = ok && known
			if known && sides[i] >= 0 {
				report("the actor "+quoted(name)+" is on two sides", "name each actor once")
				ok = false
			}
			if known {
				sides[i] = side
			}
		}
	}
	for i, side := range sides {
		if ok && whole && side < 0 {
			report("the actor "+quoted(g.names[i])+" is on no side", "name each actor once")
			ok = false
		}
	}
	return sides, ok
}

// yamlActual reads what happened from its own list.
func (g *gathering) yamlActual(spec *LandscapeSpec, report tell) {
	if _, names := numbered(g.actual); len(names) > 0 {
		report("what happened is said twice", "keep the list, or actual: with the actors")
		return
	}
	if sides, ok := g.sidesOf(spec.Actual, false, report); ok {
		g.out.Actual = sides
		for side := range spec.Actual {
			g.out.ActualNames = append(g.out.ActualNames, strconv.Itoa(side+1))
		}
	}
}
