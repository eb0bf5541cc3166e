package main

import "time"

// spent is a stretch of time: what has passed, and what this process has used of processors.
type spent struct{ passed, processor time.Duration }

// clock counts from when the program began.
type clock struct{ begun time.Time }

// now is how far both clocks have come.
func (c clock) now() spent { return spent{time.Since(c.begun), processorTime()} }

func (s spent) plus(other spent) spent {
	return spent{s.passed + other.passed, s.processor + other.processor}
}
func (s spent) minus(other spent) spent {
	return spent{s.passed - other.passed, s.processor - other.processor}
}
