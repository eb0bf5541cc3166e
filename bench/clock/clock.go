// Package clock tells what a program has spent: time that has passed, and time that it has used of processors, which others on the
// machine disturb less.
package clock

import "time"

// Spent is a stretch of time by both clocks.
type Spent struct{ Passed, Processor time.Duration }

// Clock counts from when it was started.
type Clock struct{ started time.Time }

// Start starts a clock.
func Start() Clock { return Clock{time.Now()} }

// Now is how far both clocks have come. What the processor's has counted before the start is in it.
func (c Clock) Now() Spent { return Spent{time.Since(c.started), processorTime()} }

// Plus adds two stretches.
func (s Spent) Plus(other Spent) Spent {
	return Spent{s.Passed + other.Passed, s.Processor + other.Processor}
}

// Minus takes one stretch from another.
func (s Spent) Minus(other Spent) Spent {
	return Spent{s.Passed - other.Passed, s.Processor - other.Processor}
}
