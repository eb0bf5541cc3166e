package portable

import "math/bits"

// Gumbel turns 64 random bits into a draw from the standard Gumbel distribution
// of maxima: -log(-log u) with u = Uniform(bits), between -3.61 and 36.74. Its
// mean is the Euler-Mascheroni constant 0.5772, its variance π²/6.
//
// The option with the largest utility/temperature + Gumbel is a logit choice at
// that temperature (Gumbel 1954; McFadden 1974).
func Gumbel(word uint64) float64 {
	return -Log(-Log(Uniform(word)))
}

// ln2Above is a little above ln 2 (0.69314718055994531), by more than the
// rounding of Gumbel and of the product with it.
const ln2Above = 0.693147180559946

// GumbelBound returns a number that Gumbel(bits) never exceeds, without a
// logarithm, so that a choice can skip an option that cannot win: it is at least
// 0.69 and on average 0.8 above the draw.
//
// Since -log u >= 1-u, Gumbel is at most -log(1-u), and 1-u is at least 2^-(z+1)
// if the complement of bits starts with z zeros.
func GumbelBound(word uint64) float64 {
	return float64(ln2Above * float64(bits.LeadingZeros64(^word)+1))
}

// LogisticDraw turns 64 random bits into a draw from the standard logistic
// distribution, log(u / (1-u)): the difference of two Gumbel draws, for a decision
// between two options.
func LogisticDraw(word uint64) float64 {
	u := Uniform(word)
	return Log(u / (1 - u))
}
