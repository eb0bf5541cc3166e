package discovery

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"entente/sim/random"
)

// purposeHalf draws halves of the data. The source is one of its own, not that of a run, so that no other purpose meets it.
const purposeHalf = random.PurposeUser

// Reproducibility is how far a box is to be trusted: what becomes of it if the search sees only half of the points, drawn at
// random again and again, and is judged by the other half.
type Reproducibility struct {
	// Halves is how many halves were searched, and Found in how many of them a box reached the threshold and restricts something.
	// In halves whose outcome is constant none does.
	Halves, Found int
	// Factors tells for each factor, in the order of the data, how often it was restricted.
	Factors []FactorReproduction
	// FittedDensity is the density of the boxes found, in the half that each was found in; HeldOutDensity and
	// HeldOutCoverage are those of the same boxes in the other half, to which they were not fitted. The difference of the
	// densities is what a search makes up. A box found in half of the points is somewhat worse than one found in all.
	FittedDensity, HeldOutDensity, HeldOutCoverage Spread
	// BaseDensity is the density of the points that the box was sought among: what a box that says nothing would have.
	BaseDensity float64
}

// FactorReproduction is how many halves lead to a restriction of a factor, at the step of each half's search whose coverage is
// nearest to the box's, and at the step whose density is (Bryant & Lempert 2010, section 3). A factor that matters is
// restricted in nearly all of them.
type FactorReproduction struct {
	Factor                string
	Restricted            bool // by the box itself
	ByCoverage, ByDensity int
}

// Spread is the mean of some numbers, the least and the largest of them; all are NaN if there are none.
type Spread struct{ Mean, Least, Most float64 }

// Reproduce searches halves of the points that a box was sought among, with the settings that it was found with, and says how
// much of the box comes back (the resampling test of Bryant & Lempert 2010, with what each search left out as a test). The
// source is used for nothing else: it depends on it alone which halves are drawn. It is an error if there are fewer than
// four points or none of interest, or no halves to draw.
func (b Box) Reproduce(halves int, source random.Source) (*Reproducibility, error) {
	original, among := b.path.search, b.path.among
	if halves < 1 || len(among) < 4 || b.path.steps[0].OfInterest == 0 {
		return nil, fmt.Errorf("reproduce a box from %d halves of %d points with %d of interest: it takes one half, four points, and one of interest",
			halves, len(among), b.path.steps[0].OfInterest)
	}
	result := &Reproducibility{Halves: halves, BaseDensity: b.path.steps[0].Density}
	for j := range original.data.Factors {
		restricted := b.path.regions[b.Chosen][j].restricted()
		result.Factors = append(result.Factors, FactorReproduction{Factor: original.data.Factors[j].Name, Restricted: restricted})
	}
	// Coverage is compared among the points that the box was sought among: an earlier box may hold many of the others.
	part := b.Coverage / b.path.steps[0].Coverage
	var fitted, heldOut, coverage []float64
	for repeat := range halves {
		drawn, rest := half(among, source, uint64(repeat))
		data := original.data.subset(drawn)
		if inside := data.OfInterest(); inside == 0 || inside == data.Points() {
			continue
		}
		t := newSearch(original.prim, data).trajectory(everyPoint(data))
		result.note(t, part, b.Density)
		box, err := t.search.choose(t)
		if err != nil {
			return nil, fmt.Errorf("reproduce a box: %w", err)
		}
		if box.Density < original.prim.Threshold || box.Restricted == 0 {
			continue
		}
		result.Found++
		fitted = append(fitted, box.Density)
		region := box.path.regions[box.Chosen]
		all, inside := original.count(original.everything(), rest), original.count(region, rest)
		if inside.points > 0 {
			heldOut = append(heldOut, inside.density())
		}
		if all.ofInterest > 0 {
			coverage = append(coverage, float64(inside.ofInterest)/float64(all.ofInterest))
		}
	}
	result.FittedDensity, result.HeldOutDensity, result.HeldOutCoverage = spread(fitted), spread(heldOut), spread(coverage)
	return result, nil
}

// note counts the restrictions at the steps of a search that are nearest to a coverage and to a density.
func (r *Reproducibility) note(t *trajectory, coverage, density float64) {
	nearest := func(distance func(Step) float64) region {
		best := 0
		for i := range t.steps {
			if distance(t.steps[i]) < distance(t.steps[best]) {
				best = i
			}
		}
		return t.regions[best]
	}
	byCoverage := nearest(func(step Step) float64 { return math.Abs(step.Coverage - coverage) })
	byDensity := nearest(func(step Step) float64 { return math.Abs(step.Density - density) })
	for j := range r.Factors {
		if byCoverage[j].restricted() {
			r.Factors[j].ByCoverage++
		}
		if byDensity[j].restricted() {
			r.Factors[j].ByDensity++
		}
	}
}

// half splits points in two at random: the first half, rounded down, and the others, each in order.
func half(points []int, source random.Source, repeat uint64) (drawn, rest []int) {
	type ticket struct {
		word  uint64
		point int
	}
	tickets := make([]ticket, len(points))
	for i, point := range points {
		tickets[i] = ticket{source.Uint64(0, repeat, purposeHalf, uint64(point)), point}
	}
	slices.SortFunc(tickets, func(a, b ticket) int { return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.point, b.point)) })
	for i, ticket := range tickets {
		if i < len(points)/2 {
			drawn = append(drawn, ticket.point)
		} else {
			rest = append(rest, ticket.point)
		}
	}
	slices.Sort(drawn)
	slices.Sort(rest)
	return drawn, rest
}

// subset is the data with some of the points only.
func (d *Data) subset(points []int) *Data {
	part := &Data{Factors: slices.Clone(d.Factors), Outcome: make([]bool, len(points))}
	for i, point := range points {
		part.Outcome[i] = d.Outcome[point]
	}
	for j := range part.Factors {
		values := make([]float64, len(points))
		for i, point := range points {
			values[i] = d.Factors[j].Values[point]
		}
		part.Factors[j].Values = values
	}
	return part
}

func spread(values []float64) Spread {
	if len(values) == 0 {
		return Spread{math.NaN(), math.NaN(), math.NaN()}
	}
	sum := 0.0
	for _, value := range values {
		sum += value
	}
	return Spread{sum / float64(len(values)), slices.Min(values), slices.Max(values)}
}
