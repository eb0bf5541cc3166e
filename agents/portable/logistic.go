package portable

// Logistic returns 1/(1+e**-x), in [0, 1], with the same bits on every
// architecture and at most 2.6 units in the last place from the true value.
//
// It is safe at both ends: Logistic(+Inf) = 1, Logistic(-Inf) = 0, neither
// overflows on the way, and far below zero the result follows Exp(x) into the
// subnormal numbers instead of falling to 0 early. Logistic(NaN) = NaN.
func Logistic(x float64) float64 {
	if x < 0 {
		e := Exp(x)
		return e / (1 + e)
	}
	return 1 / (1 + Exp(-x))
}
