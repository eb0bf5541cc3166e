package sensitivity

import (
	"fmt"
	"math"

	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/design"
)

// function is a test function with factors from 0 to 1 and the indices that are known for it.
type function struct {
	name         string
	factors      int
	at           func(point []float64) float64
	first, total []float64
}

// ishigami is sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 over -π to π (Ishigami & Homma 1990). Indices by their formulas: V1 = ½(1
// + bπ⁴/5)², V2 = a²/8, V13 = b²π⁸(1/18 - 1/50), as in Saltelli et al. 2008, Global Sensitivity Analysis, with a = 7 and b =
// 0.1.
var ishigami = function{
	"ishigami", 3,
	func(point []float64) float64 {
		x1, x2, x3 := math.Pi*(2*point[0]-1), math.Pi*(2*point[1]-1), math.Pi*(2*point[2]-1)
		return math.Sin(x1) + 7*math.Pow(math.Sin(x2), 2) + 0.1*math.Pow(x3, 4)*math.Sin(x1)
	},
	[]float64{0.313905, 0.442411, 0},
	[]float64{0.557589, 0.442411, 0.243684},
}

// gWeights are the a of the g-function: the larger, the less a factor matters.
var gWeights = []float64{0, 1, 4.5, 9, 99, 99, 99, 99}

// gFunction is Π (|4x - 2| + a)/(1 + a) (Sobol' 1993). With V_i = 1/(3(1+a_i)²) and V = Π(1+V_i) - 1: S_i = V_i/V and
// S_Ti = V_i Π_(j≠i)(1+V_j)/V (Saltelli et al. 2010).
var gFunction = function{
	"g-function", len(gWeights),
	func(point []float64) float64 {
		product := 1.0
		for i, x := range point {
			product *= (math.Abs(4*x-2) + gWeights[i]) / (1 + gWeights[i])
		}
		return product
	},
	[]float64{0.716192, 0.179048, 0.023676, 0.007162, 0.000072, 0.000072, 0.000072, 0.000072},
	[]float64{0.787144, 0.242198, 0.034317, 0.010460, 0.000105, 0.000105, 0.000105, 0.000105},
}

// unit are a number of factors from 0 to 1, named x1, x2, …
func unit(count int) []design.Factor {
	factors := make([]design.Factor, count)
	for i := range factors {
		factors[i] = design.Factor{Name: fmt.Sprint("x", i+1), Low: 0, High: 1}
	}
	return factors
}

// outcomesOf runs a function over the rows of a design.
func outcomesOf(d design.Design, at func(point []float64) float64) []float64 {
	outcomes := make([]float64, d.Len())
	point := make([]float64, len(d.Factors()))
	for i := range outcomes {
		d.Point(i, point)
		outcomes[i] = at(point)
	}
	return outcomes
}

func morris(t require.TestingT, factors, trajectories int, seed uint64) *design.Morris {
	d, err := design.NewMorris(unit(factors), trajectories, 4, seed)
	require.NoError(t, err)
	return d
}

func saltelli(t require.TestingT, factors, blocks int, seed uint64) *design.Saltelli {
	d, err := design.NewSaltelli(unit(factors), blocks, seed)
	require.NoError(t, err)
	return d
}
