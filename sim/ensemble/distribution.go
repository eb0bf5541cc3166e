package ensemble

import "math"

const (
	// Numbers are counted in bins that divide each octave evenly, so that a bin is narrower than 0.8 % of its numbers.
	binsPerOctave = 128
	octaves       = 20 // from 2^-20, below which numbers count as 0, to 1
	// fixed is what sums are kept in multiples of: whole numbers add up to the same in any order.
	fixed = 1 << 36
)

// Distribution is that of a number from 0 to 1 over runs. Its size does not depend on how many there are. Mean and deviation
// are exact to 10^-10, quantiles to 0.8 % of their value.
type Distribution struct {
	// Count is how many numbers there are.
	Count        uint64
	sum, squares int64 // in units of 1/fixed
	least        uint32
	bins         [octaves + 1]*[binsPerOctave]uint32 // the last octave holds 1 alone
}

// Add counts a number; below 0 it counts as 0, above 1 as 1.
func (d *Distribution) Add(number float64) {
	d.Count++
	if number <= 0 {
		d.least++
		return
	}
	// A branch, which is nearly always foreseen, is faster than min, which looks for NaN.
	if number > 1 {
		number = 1
	}
	d.sum += rounded(float64(number * fixed))
	d.squares += rounded(float64(float64(number*number) * fixed))
	bits := math.Float64bits(number)
	octave := int(bits>>52) - 1023 + octaves
	if octave < 0 {
		d.least++
		return
	}
	counts := d.bins[octave]
	if counts == nil {
		counts = new([binsPerOctave]uint32)
		d.bins[octave] = counts
	}
	counts[bits>>45&(binsPerOctave-1)]++
}

// rounded is the nearest whole number of one from 0 to fixed, half upwards, as math.Round gives it: the part after the point
// is exact, and twice of it is 1 or more from a half on. Which it is is luck that a branch could not foresee.
func rounded(number float64) int64 {
	whole := int64(number)
	return whole + int64(2*(number-float64(whole)))
}

// Merge adds another distribution's numbers.
func (d *Distribution) Merge(other *Distribution) {
	d.Count += other.Count
	d.sum += other.sum
	d.squares += other.squares
	d.least += other.least
	for octave, counts := range other.bins {
		if counts == nil {
			continue
		}
		if d.bins[octave] == nil {
			d.bins[octave] = new([binsPerOctave]uint32)
		}
		for bin, count := range counts {
			d.bins[octave][bin] += count
		}
	}
}

// Mean is the mean; 0 without numbers.
func (d *Distribution) Mean() float64 {
	if d.Count == 0 {
		return 0
	}
	return float64(d.sum) / fixed / float64(d.Count)
}

// Deviation is the sample standard deviation; 0 with fewer than two numbers.
func (d *Distribution) Deviation() float64 {
	if d.Count < 2 {
		return 0
	}
	n, mean := float64(d.Count), d.Mean()
	return math.Sqrt(max(0, float64(d.squares)/fixed-float64(float64(n*mean)*mean)) / (n - 1))
}

// Interval is the mean with its 95 % interval by the normal approximation.
func (d *Distribution) Interval() Interval {
	mean, half := d.Mean(), math.Inf(1)
	if d.Count > 1 {
		half = float64(z*d.Deviation()) / math.Sqrt(float64(d.Count))
	}
	return Interval{mean, mean - half, mean + half}
}

// Quantile is the number below which a part q of the numbers lies, spread evenly within a bin; 0 without numbers.
func (d *Distribution) Quantile(q float64) float64 {
	rank := float64(min(1, max(0, q)) * float64(d.Count))
	below := float64(d.least)
	if d.least > 0 && rank <= below {
		return 0
	}
	last := 0.0
	for octave, counts := range d.bins {
		if counts == nil {
			continue
		}
		start := math.Float64frombits(uint64(octave-octaves+1023) << 52)
		for bin, count := range counts {
			if count == 0 {
				continue
			}
			width := start / binsPerOctave
			low := start + float64(width*float64(bin))
			if within := rank - below; within <= float64(count) {
				return min(1, low+float64(width*within/float64(count)))
			}
			below += float64(count)
			last = low
		}
	}
	return last
}
