package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how many runs are done; see progressOf.
func (m *Main) progress(total uint64, what string) (done func(uint64), finish func()) {
	return m.progressOf(total, what, "runs")
}

// progressOf shows on a terminal how much is done, how fast, and how long the rest will take; nothing in a pipe. units are
// what is counted. done may be called from several goroutines; finish clears the line.
func (m *Main) progressOf(total uint64, what, units string) (done func(uint64), finish func()) {
	if !m.isTerminal(m.Stderr) {
		return func(uint64) {}, func() {}
	}
	bar := progressbar.NewOptions64(int64(total),
		progressbar.OptionSetWriter(m.Stderr), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString(units), progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionEnableColorCodes(false), progressbar.OptionSetWidth(20),
	)
	return func(n uint64) { _ = bar.Set64(int64(n)) }, func() { _ = bar.Clear() }
}
