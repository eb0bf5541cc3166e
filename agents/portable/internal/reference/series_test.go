package reference

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

// within120Bits says that two values agree to a relative 2^-120.
func within120Bits(t *testing.T, want, got *big.Float) {
	t.Helper()
	difference := new(big.Float).Sub(want, got)
	if difference.Sign() == 0 {
		return
	}
	require.Less(t, difference.MantExp(nil), want.MantExp(nil)-120, "want %.45g, got %.45g", want, got)
}

func digits(t *testing.T, text string) *big.Float {
	t.Helper()
	value, _, err := big.ParseFloat(text, 10, Precision, big.ToNearestEven)
	require.NoError(t, err)
	return value
}

func TestPublishedDigits(t *testing.T) {
	// OEIS A002162 (ln 2), A001113 (e), A002392 (ln 10), A068985 (1/e), A072334 (e^2).
	within120Bits(t, digits(t, "0.69314718055994530941723212145817656807550013436026"), Ln2)
	within120Bits(t, digits(t, "2.71828182845904523536028747135266249775724709369995"), Exp(big.NewFloat(1)))
	within120Bits(t, digits(t, "2.30258509299404568401799145468436420760110148862877"), Log(big.NewFloat(10)))
	within120Bits(t, digits(t, "0.36787944117144232159552377016146086744581113103176"), Exp(big.NewFloat(-1)))
	within120Bits(t, digits(t, "7.38905609893065022723042746057500781318031557055184"), Exp(big.NewFloat(2)))
}

func TestExpAndLogUndoEachOther(t *testing.T) {
	for _, x := range []float64{1e-300, 0x1p-1074, 0.3, 0.75, 2, 3, 1e10, math.MaxFloat64} {
		within120Bits(t, new(big.Float).SetFloat64(x), Exp(Log(new(big.Float).SetFloat64(x))))
	}
}

func TestLogNearOneKeepsItsSmallBits(t *testing.T) {
	// log(1+d) = d - d^2/2 + d^3/3 - ..., d = 2^-52: three terms reach 2^-156 of d.
	d := new(big.Float).SetPrec(working).SetFloat64(0x1p-52)
	want := new(big.Float).Set(d)
	want.Sub(want, new(big.Float).Quo(new(big.Float).Mul(d, d), whole(2)))
	cube := new(big.Float).Mul(new(big.Float).Mul(d, d), d)
	want.Add(want, cube.Quo(cube, whole(3)))
	within120Bits(t, want, Log(new(big.Float).SetFloat64(1+0x1p-52)))
	require.Zero(t, Log(big.NewFloat(1)).Sign())
}
