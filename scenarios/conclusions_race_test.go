//go:build race

package scenarios_test

// slowed says that the race detector makes everything many times slower.
const slowed = true
