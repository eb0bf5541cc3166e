// Package portable holds the exponential, the logarithm and the logistic
// function that the model uses instead of the ones in package math.
//
// Package math is free to answer differently from one machine to the next: it
// has assembly for some architectures, and the compiler may fuse a product and
// a sum into one rounding where the processor can. Both change last bits, and
// a last bit is enough to turn a decision and with it a whole run. The
// functions here use only operations that IEEE 754 fixes to the bit (+, -, *, /
// on float64, each rounded on its own, and integer work on the bits), so that
// the same input gives the same bits on every architecture.
//
//   - [Exp] and [Log] are within 0.52 units in the last place of the true
//     value wherever the result is a normal number; Exp is within 0.77 where it
//     is subnormal. One unit is the bound that callers may rely on.
//   - [Logistic] is built on Exp and is within 2.6 units.
//   - [Uniform], [Gumbel] and [LogisticDraw] turn 64 random bits into draws.
//
// Being close to the true value is not being correctly rounded: a result may be
// the second nearest float64, and the functions are not promised to agree with
// package math, nor to be monotone, in the last bit.
//
// The tables are written by the program in internal/tables, which works them
// out with math/big by way of internal/reference; the tests check every entry.
package portable

//go:generate go run ./internal/tables
