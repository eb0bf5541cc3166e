package reference

import "math/big"

// Precision is the number of bits of every result; the relative error is below 2^-140.
const Precision = 160

// working leaves room for what a few dozen roundings lose.
const working = Precision + 32

var (
	one = whole(1)
	// Ln2 is the natural logarithm of two: log 2 = 2 atanh(1/3).
	Ln2 = twiceAtanh(new(big.Float).SetPrec(working).Quo(one, whole(3)))
)

func whole(n int64) *big.Float { return new(big.Float).SetPrec(working).SetInt64(n) }

// Exp returns e**x for a finite x. It divides x, less its multiples of ln 2, by
// 2^12, sums the Taylor series and squares twelve times.
func Exp(x *big.Float) *big.Float {
	const halvings = 12
	rest := new(big.Float).SetPrec(working).Set(x)
	quotient, _ := new(big.Float).Quo(rest, Ln2).Float64()
	doublings := int64(quotient)
	rest.Sub(rest, new(big.Float).Mul(whole(doublings), Ln2))
	rest.SetMantExp(rest, -halvings)

	// e^rest - 1, not e^rest, is squared: (1+s)^2 - 1 = s(2+s) keeps small bits.
	sum := new(big.Float).SetPrec(working)
	term := whole(1)
	for n := int64(1); term.Sign() != 0 && term.MantExp(nil) > -working-halvings-8; n++ {
		term.Mul(term, rest)
		term.Quo(term, whole(n))
		sum.Add(sum, term)
	}
	two := whole(2)
	for range halvings {
		sum.Mul(sum, new(big.Float).Add(two, sum))
	}
	sum.Add(sum, one)
	sum.SetMantExp(sum, int(doublings))
	return sum.SetPrec(Precision)
}

// Log returns the natural logarithm of a finite x > 0: with x = 2^k·m and m in
// [2/3, 4/3), log x = k·ln2 + 2 atanh((m-1)/(m+1)), which stays relatively
// exact near 1.
func Log(x *big.Float) *big.Float {
	mantissa := new(big.Float).SetPrec(working)
	doublings := new(big.Float).SetPrec(working).Set(x).MantExp(mantissa)
	if mantissa.Cmp(new(big.Float).Quo(whole(2), whole(3))) < 0 {
		mantissa.SetMantExp(mantissa, 1)
		doublings--
	}
	below := new(big.Float).SetPrec(working).Sub(mantissa, one)
	above := new(big.Float).SetPrec(working).Add(mantissa, one)
	result := twiceAtanh(below.Quo(below, above))
	result.Add(result, new(big.Float).Mul(whole(int64(doublings)), Ln2))
	return result.SetPrec(Precision)
}

// twiceAtanh sums 2(s + s^3/3 + s^5/5 + ...).
func twiceAtanh(s *big.Float) *big.Float {
	sum := new(big.Float).SetPrec(working).Set(s)
	if s.Sign() == 0 {
		return sum
	}
	square := new(big.Float).Mul(s, s)
	power := new(big.Float).Set(s)
	end := s.MantExp(nil) - working
	for n := int64(3); power.MantExp(nil) > end; n += 2 {
		power.Mul(power, square)
		sum.Add(sum, new(big.Float).Quo(power, whole(n)))
	}
	return sum.SetMantExp(sum, 1)
}
