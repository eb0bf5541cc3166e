// Package reference works out exponentials and logarithms by their series in
// math/big, slowly and to many more bits than a float64 holds. The tables of
// package portable are generated from it and its functions are tested against
// it; no run of a model uses it.
package reference
