package coalition

import "math"

// Estimate is a number with its interval, which is the number itself where it is exact.
type Estimate struct {
	Value float64
	// Low and High bound it with a probability of about 95 % in each direction together.
	Low, High float64
}

// normal95 is the two-sided 95 % point of the standard normal distribution.
const normal95 = 1.959963984540054

func exactly(value float64) Estimate { return Estimate{value, value, value} }

// proportion estimates a probability from counts, with Wilson's score interval (Wilson 1927).
func proportion(hits, draws int) Estimate {
	n, p := float64(draws), float64(hits)/float64(draws)
	const z2 = normal95 * normal95
	centre := (p + z2/(2*n)) / (1 + z2/n)
	half := float64(normal95*math.Sqrt(float64(p*(1-p))/n+z2/(4*n*n))) / (1 + z2/n)
	e := Estimate{p, max(0, centre-half), min(1, centre+half)}
	// At either end rounding may leave the bound on the wrong side of the value.
	e.Low, e.High = min(e.Low, p), max(e.High, p)
	return e
}

// running is a mean and a sum of squared deviations, one number after another (Welford 1962).
type running struct {
	count         float64
	mean, squares float64
}

func (r *running) add(value float64) {
	r.count++
	off := value - r.mean
	r.mean += off / r.count
	r.squares += float64(off * (value - r.mean))
}

// estimate is the mean with the normal interval.
func (r *running) estimate() Estimate {
	if r.count < 2 {
		return Estimate{r.mean, math.Inf(-1), math.Inf(1)}
	}
	half := float64(normal95 * math.Sqrt(r.squares/(r.count-1)/r.count))
	return Estimate{r.mean, r.mean - half, r.mean + half}
}

// ratio is the estimate of Σx/Σy over paired draws, where x counts in y, with the interval of the delta method (Cochran 1977,
// section 6.4): variance Σ(x − r·y)² / ((n−1)·n·ȳ²).
func ratio(draws int, x, xx, xy, y, yy float64) Estimate {
	if y == 0 {
		return Estimate{0, 0, 1}
	}
	n := float64(draws)
	r := x / y
	residual := max(0, xx-float64(2*r*xy)+float64(r*r*yy))
	half := math.Inf(1)
	if draws > 1 {
		half = float64(normal95*math.Sqrt(residual/(n-1)/n)) / (y / n)
	}
	return Estimate{r, max(0, r-half), min(1, r+half)}
}
