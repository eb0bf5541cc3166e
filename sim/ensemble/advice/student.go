package advice

import (
	"math"

	"entente/agents/portable"
)

// studentPoints are the 97.5 % points of Student's t by degrees of freedom from 1 to 30 (Fisher & Yates 1938, table III).
var studentPoints = [...]float64{
	12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
	2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
	2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
}

// z is the normal distribution's 97.5 % point.
const z = 1.959963984540054

// studentPoint is the 97.5 % point of Student's t: above 30 degrees of freedom by the first terms of the expansion about the
// normal distribution (Abramowitz & Stegun 1964, 26.7.5), which is right to four decimals there.
func studentPoint(freedom int) float64 {
	if freedom < 1 {
		return math.Inf(1)
	}
	if freedom <= len(studentPoints) {
		return studentPoints[freedom-1]
	}
	const cubed, fifth = z * z * z, z * z * z * z * z
	n := float64(freedom)
	return z + (cubed+z)/float64(4*n) + (5*fifth+16*cubed+3*z)/float64(96*float64(n*n))
}

// meanOf is the mean of values with its 95 % interval by Student's t. Without spread the interval has no width; of one value it
// is infinite.
func meanOf(values []float64) Interval {
	n := float64(len(values))
	mean := 0.0
	for _, value := range values {
		mean += value
	}
	mean /= n
	squares := 0.0
	for _, value := range values {
		squares += float64((value - mean) * (value - mean))
	}
	if len(values) < 2 {
		return Interval{Value: mean, Low: math.Inf(-1), High: math.Inf(1)}
	}
	half := float64(studentPoint(len(values)-1) * math.Sqrt(squares/(n-1)/n))
	return Interval{Value: mean, Low: mean - half, High: mean + half}
}

// differenceOf is the mean of a less b, paired, with its interval.
func differenceOf(a, b []float64) Interval {
	differences := make([]float64, len(a))
	for k := range a {
		differences[k] = a[k] - b[k]
	}
	return meanOf(differences)
}

// scoreInterval is a proportion of n with its 95 % score interval (Wilson 1927), where what is counted may be shared: a
// tie of two for the best counts half for each. Shares vary less than whole successes, so that the interval is not too narrow.
func scoreInterval(p float64, count int) Interval {
	n := float64(count)
	centre := (p + z*z/float64(2*n)) / (1 + z*z/n)
	half := float64(float64(z/(1+z*z/n)) * math.Sqrt(float64(p*(1-p))/n+z*z/float64(float64(4*n)*n)))
	return Interval{Value: p, Low: max(0, min(p, centre-half)), High: min(1, max(p, centre+half))}
}

// normalPoint is the point that a normal draw exceeds with a small probability, at most 0.5, to 0.0005 (Hastings 1955, in
// Abramowitz & Stegun 1964, 26.2.23).
func normalPoint(probability float64) float64 {
	t := math.Sqrt(float64(-2 * portable.Log(probability)))
	above := 2.515517 + float64(t*(0.802853+float64(t*0.010328)))
	below := 1 + float64(t*(1.432788+float64(t*(0.189269+float64(t*0.001308)))))
	return t - above/below
}
