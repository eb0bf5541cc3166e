package portable

// Uniform maps 64 random bits to the open interval (0, 1): (n + ½)/2^52 with n
// the upper 52 bits. The numbers lie symmetrically about ½, from 2^-53 to
// 1 - 2^-53, so a logarithm never sees 0 or 1. It never falls as bits rises.
func Uniform(bits uint64) float64 {
	// Both steps are exact: 53 bits, then a power of two.
	return float64((float64(bits>>12) + 0.5) * 0x1p-52)
}
