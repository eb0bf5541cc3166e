package main

import (
	"fmt"
	"math"
	"strings"

	"entente/render/chart"
	"entente/render/drawing"
	"entente/scenarios"
	"entente/sim/landscape"
)

// account is what is told of a landscape, in whatever form.
type account struct {
	file  *scenarios.Landscape
	found *landscape.Landscape
	rules []landscape.Rule
	// chance is nil where the file does not say what happened.
	chance *landscape.Chance
	// frustration is that of each actor in the lowest minimum, nil where there is none.
	frustration []float64
	// named are the configurations that the file and the flags name, and what happened, where that is known of all.
	named []namedEnergy
}

// namedEnergy is a named configuration with its energy.
type namedEnergy struct {
	name   string
	sides  []int
	energy float64
	// stable says that nobody would move, where the configuration fits what is fixed; mover would otherwise, to gain so much.
	stable, fits bool
	mover        string
	gain         float64
	right        int
}

func newAccount(file *scenarios.Landscape, found *landscape.Landscape) (*account, error) {
	a := &account{file: file, found: found, rules: landscape.Rules(file.Problem)}
	var err error
	if file.Actual != nil {
		if a.chance, err = landscape.Chances(file.Actual, file.Problem.Sides); err != nil {
			return nil, err
		}
	}
	if len(found.Minima) > 0 {
		if a.frustration, err = file.Problem.Frustration(found.Minima[0].Sides); err != nil {
			return nil, err
		}
	}
	configurations := file.Configurations
	if file.Actual != nil && a.chance.Counted == len(file.Problem.Actors) {
		configurations = append(configurations[:len(configurations):len(configurations)], scenarios.NamedSides{Name: "actual", Sides: file.Actual})
	}
	for _, configuration := range configurations {
		named := namedEnergy{name: configuration.Name, sides: configuration.Sides, right: a.right(configuration.Sides)}
		if named.energy, err = file.Problem.Energy(configuration.Sides); err != nil {
			return nil, err
		}
		// A configuration with other sides than the problem, or one that breaks a pair up, is neither stable nor not.
		stable, move, err := file.Problem.Stable(configuration.Sides)
		named.stable, named.fits = stable, err == nil
		if named.fits && !stable {
			named.mover, named.gain = a.names(move.Actors), move.Gain
		}
		a.named = append(a.named, named)
	}
	return a, nil
}

// right is how many actors are where they were, -1 where that is not known.
func (a *account) right(sides []int) int {
	if a.file.Actual == nil {
		return -1
	}
	right, err := landscape.Right(sides, a.file.Actual)
	if err != nil {
		return -1
	}
	return right
}

// wrong are the names of the actors that are elsewhere than they were.
func (a *account) wrong(sides []int) []string {
	if a.file.Actual == nil {
		return nil
	}
	wrong, err := landscape.Wrong(sides, a.file.Actual)
	if err != nil {
		return nil
	}
	var names []string
	for _, i := range wrong {
		names = append(names, a.file.Problem.Actors[i].Name)
	}
	return names
}

func (a *account) names(actors []int) string {
	var names []string
	for _, i := range actors {
		names = append(names, a.file.Problem.Actors[i].Name)
	}
	return strings.Join(names, ", ")
}

// sidesText names the actors of each side with its size: "Sun, Prime (29.9) | IBM (3.8)". Sides without anybody are left out.
func (a *account) sidesText(sides []int) string {
	members, sizes := map[int][]int{}, map[int]float64{}
	highest := 0
	for i, side := range sides {
		members[side] = append(members[side], i)
		sizes[side] += a.file.Problem.Actors[i].Size
		highest = max(highest, side)
	}
	var parts []string
	for side := range highest + 1 {
		if len(members[side]) > 0 {
			parts = append(parts, fmt.Sprintf("%s (%.6g)", a.names(members[side]), sizes[side]))
		}
	}
	return strings.Join(parts, " | ")
}

// share is a part of all configurations or starts.
func (a *account) share(basin int) float64 { return float64(basin) / float64(a.found.Configurations) }

// figure writes an energy or a frustration: two decimals for numbers of ordinary size.
func figure(value float64) string {
	if size := math.Abs(value); size != 0 && size < 0.1 || size >= 1e9 {
		return fmt.Sprintf("%.6g", value)
	}
	return fmt.Sprintf("%.2f", value)
}

// mostValleys is how many minima a picture shows.
const mostValleys = 12

// picture draws the landscape.
func (a *account) picture(words landscapeTexts, spoken *language) *drawing.Drawing {
	var valleys []chart.Valley
	rest := 1.0
	for k, m := range a.found.Minima[:min(mostValleys, len(a.found.Minima))] {
		valleys = append(valleys, chart.Valley{Energy: m.Energy, Basin: a.share(m.Basin), Name: fmt.Sprintf("%d: %s", k+1, figure(m.Energy))})
		rest -= a.share(m.Basin)
	}
	if rest < 1e-9 {
		rest = 0
	}
	title := a.file.Title.English
	texts := chart.LandscapeWords{
		Energy: words.energy, Valleys: words.valleys, Rest: words.rest, Sides: words.lowest, Frustration: words.frustration, Side: words.side,
	}
	if words.korean {
		title = spoken.of(a.file.Title)
	}
	var bars []chart.SideBar
	if len(a.found.Minima) > 0 {
		best := a.found.Minima[0].Sides
		elsewhere := map[string]bool{}
		for _, name := range a.wrong(best) {
			elsewhere[name], texts.Wrong = true, words.elsewhere
		}
		for side := range a.file.Problem.Sides {
			for i, actor := range a.file.Problem.Actors {
				if best[i] == side {
					bars = append(bars, chart.SideBar{
						Name: actor.Name, Side: side, Size: actor.Size, Frustration: a.frustration[i], Wrong: elsewhere[actor.Name],
					})
				}
			}
		}
	}
	return chart.Landscape(title, texts, valleys, rest, bars)
}
