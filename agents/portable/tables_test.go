package portable

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents/portable/internal/reference"
)

func wide(x float64) *big.Float {
	return new(big.Float).SetPrec(reference.Precision).SetFloat64(x)
}

// closer requires that a value differ from want by less than 2^bits.
func closer(t *testing.T, want, got *big.Float, bits int) {
	t.Helper()
	difference := new(big.Float).SetPrec(reference.Precision).Sub(want, got)
	if difference.Sign() != 0 {
		require.LessOrEqual(t, difference.MantExp(nil), bits)
	}
}

// isMultiple requires that x be a multiple of 2^bits.
func isMultiple(t *testing.T, x float64, bits int) {
	t.Helper()
	scaled := math.Ldexp(x, -bits)
	require.Equal(t, math.Trunc(scaled), scaled)
}

func TestExpTableHoldsThePowersOfTwo(t *testing.T) {
	step := new(big.Float).Quo(reference.Ln2, wide(expSteps))
	isMultiple(t, expStepHead, -42)
	closer(t, step, new(big.Float).Add(wide(expStepHead), wide(expStepTail)), -96)
	for i, entry := range expTable {
		head := wide(math.Float64frombits(entry.head))
		value := new(big.Float).Add(head, new(big.Float).Mul(head, wide(entry.tail)))
		// Half a unit of a tail that is itself below 2^-53.
		closer(t, reference.Exp(new(big.Float).Mul(step, wide(float64(i)))), value, -104)
	}
}

func TestLogTableHoldsTheLogarithmsOfItsMultipliers(t *testing.T) {
	isMultiple(t, ln2Head, -42)
	closer(t, reference.Ln2, new(big.Float).Add(wide(ln2Head), wide(ln2Tail)), -96)
	for i, cell := range logTable {
		minusLog := new(big.Float).Neg(reference.Log(wide(cell.multiplier)))
		isMultiple(t, cell.head, -42)
		closer(t, minusLog, new(big.Float).Add(wide(cell.head), wide(cell.tail)), -95)

		centre := math.Float64frombits(logFirstCentre + uint64(i)<<logCellBits)
		exact := new(big.Float).Mul(wide(centre), wide(cell.multiplier))
		require.Zero(t, exact.Sub(exact, wide(1)).Cmp(wide(cell.offset)), "the offset is exact")
	}
}

// The accuracy of Log rests on r = z·m - 1 being free of rounding and below 2^-8.
func TestLogReducesItsArgumentWithoutRounding(t *testing.T) {
	source := sequence(1)
	for i, cell := range logTable {
		low := logLowEnd + uint64(i)<<logCellBits
		centre := math.Float64frombits(logFirstCentre + uint64(i)<<logCellBits)
		inputs := []uint64{low, low + 1, low + 1<<logCellBits - 1, low + 1<<logCellBits - 2}
		for range 100 {
			inputs = append(inputs, low+source.next()>>(64-logCellBits))
		}
		for _, bits := range inputs {
			z := math.Float64frombits(bits)
			r := float64((z-centre)*cell.multiplier) + cell.offset
			exact := new(big.Float).Mul(wide(z), wide(cell.multiplier))
			require.Zero(t, exact.Sub(exact, wide(1)).Cmp(wide(r)), "cell %d, z %v", i, z)
			require.Less(t, math.Abs(r), 0x1p-8)
		}
	}
}
