package portable

// Gumbel turns 64 random bits into a draw from the standard Gumbel distribution
// of maxima: -log(-log u) with u = Uniform(bits), between -3.61 and 36.74. Its
// mean is the Euler-Mascheroni constant 0.5772, its variance π²/6.
//
// The option with the largest utility/temperature + Gumbel is a logit choice at
// that temperature (Gumbel 1954; McFadden 1974).
func Gumbel(word uint64) float64 {
	return -Log(-Log(Uniform(word)))
}

// GumbelBound returns a number that Gumbel(bits) never exceeds, by more than the
// rounding of Gumbel and of a score that is made of it, without a logarithm: so
// a choice can skip an option that cannot win. It is a step function of the
// first ten bits: Gumbel rises with its bits, and each step is the highest of
// its 2^54 words.
func GumbelBound(word uint64) float64 { return gumbelBounds[word>>gumbelShift] }

const (
	gumbelShift = 64 - 10
	gumbelSteps = 1 << 10
)

var gumbelBounds = boundGumbel()

func boundGumbel() *[gumbelSteps]float64 {
	const rounding = 1e-9
	bounds := &[gumbelSteps]float64{}
	for step := range bounds {
		bounds[step] = Gumbel(uint64(step+1)<<gumbelShift-1) + rounding
	}
	return bounds
}

// LogisticDraw turns 64 random bits into a draw from the standard logistic
// distribution, log(u / (1-u)): the difference of two Gumbel draws, for a decision
// between two options.
func LogisticDraw(word uint64) float64 {
	u := Uniform(word)
	return Log(u / (1 - u))
}
