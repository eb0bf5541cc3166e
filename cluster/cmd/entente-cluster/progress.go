package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows on a terminal how many chunks of a stage are done, how fast, and how long the rest will take; nothing in a pipe.
// finish clears the line.
func (m *Main) progress() (tell func(stage, done, total int), finish func()) {
	if !m.IsTerminal || m.quiet {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	shown := -1
	clear := func() {
		if bar != nil {
			_ = bar.Clear()
		}
	}
	return func(stage, done, total int) {
		if stage != shown {
			clear()
			bar = progressbar.NewOptions64(int64(total),
				progressbar.OptionSetWriter(m.Stderr), progressbar.OptionSetDescription(fmt.Sprintf("stage %d", stage+1)),
				progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("chunks"),
				progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond),
				progressbar.OptionClearOnFinish(), progressbar.OptionEnableColorCodes(false), progressbar.OptionSetWidth(20))
			shown = stage
		}
		_ = bar.Set64(int64(done))
	}, clear
}
