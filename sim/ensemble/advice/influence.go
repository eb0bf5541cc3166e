package advice

import (
	"math"
	"slices"

	"entente/agents/portable"
)

// Influence is how a factor moves the advantage of the chosen option over the runner-up, over the futures drawn, whatever the other
// factors are: Spearman's rank correlation. It has no unit, serves any rising or falling effect and heeds no outliers;
// the columns of a Latin hypercube are nearly uncorrelated, so that one factor's is hardly another's.
type Influence struct {
	Factor int
	// Correlation is −1 to 1 with its 95 % interval by Fisher's transformation and the standard error of Bonett & Wright (2000,
	// Psychometrika 65): √((1 + r²/2) / (n − 3)). It is −1 to 1 for fewer than ten futures.
	Correlation Interval
	// Sure says that it is not 0 beyond luck although many factors were looked at: at the level 0.05 divided by their number
	// (Bonferroni).
	Sure bool
}

// influences are worked out of the futures drawn.
func (a *Advice) influences() []Influence {
	advantage := make([]float64, a.Plan.Futures)
	for f := range advantage {
		advantage[f] = a.table[a.Chosen][f] - a.table[a.RunnerUp][f]
	}
	found := make([]Influence, len(a.Problem.Factors))
	values := make([]float64, a.Plan.Futures)
	for k := range found {
		for f := range values {
			values[f] = a.Futures[f+1][k]
		}
		found[k] = correlate(values, advantage, len(found))
		found[k].Factor = k
	}
	return found
}

// correlate is Spearman's rank correlation; looked is how many are looked at.
func correlate(x, y []float64, looked int) Influence {
	r := pearson(ranks(x), ranks(y))
	n := float64(len(x))
	if n < 10 || r == 0 {
		return Influence{Correlation: Interval{Value: r, Low: -1, High: 1}}
	}
	r = max(-1, min(1, r))
	half := math.Sqrt((1 + float64(r*r)/2) / (n - 3))
	if math.Abs(r) == 1 {
		return Influence{Correlation: Interval{Value: r, Low: r, High: r}, Sure: true}
	}
	centre := float64(0.5 * portable.Log((1+r)/(1-r)))
	return Influence{
		Correlation: Interval{Value: r, Low: tanh(centre - float64(z*half)), High: tanh(centre + float64(z*half))},
		Sure:        math.Abs(centre) > float64(normalPoint(0.025/float64(looked))*half),
	}
}

// tanh is the hyperbolic tangent, the inverse of Fisher's transformation.
func tanh(x float64) float64 { return 1 - 2/(portable.Exp(float64(2*x))+1) }

// ranks from 1; equal values share the mean of theirs.
func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return descending(values[b], values[a]) })
	found := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, k := range order[from:to] {
			found[k] = float64(from+to+1) / 2
		}
		from = to
	}
	return found
}

// pearson is the correlation of two lists; 0 where one of them does not vary.
func pearson(x, y []float64) float64 {
	meanX, meanY := meanOf(x).Value, meanOf(y).Value
	both, squaresX, squaresY := 0.0, 0.0, 0.0
	for k := range x {
		both += float64((x[k] - meanX) * (y[k] - meanY))
		squaresX += float64((x[k] - meanX) * (x[k] - meanX))
		squaresY += float64((y[k] - meanY) * (y[k] - meanY))
	}
	if squaresX == 0 || squaresY == 0 {
		return 0
	}
	return both / math.Sqrt(float64(squaresX*squaresY))
}
