package cluster

import (
	"fmt"
	"log/slog"
)

// serverLog has the server log as the rest of the program does. What it notes of its ordinary life is for debugging.
type serverLog struct {
	to *slog.Logger
	// fatal takes why the server cannot run.
	fatal chan error
}

func (l serverLog) Noticef(format string, values ...any) { l.to.Debug(fmt.Sprintf(format, values...)) }
func (l serverLog) Debugf(format string, values ...any)  { l.to.Debug(fmt.Sprintf(format, values...)) }
func (l serverLog) Tracef(format string, values ...any)  { l.to.Debug(fmt.Sprintf(format, values...)) }
func (l serverLog) Warnf(format string, values ...any)   { l.to.Warn(fmt.Sprintf(format, values...)) }
func (l serverLog) Errorf(format string, values ...any)  { l.to.Error(fmt.Sprintf(format, values...)) }

// Fatalf hears why the server cannot run; of several reasons, the first counts.
func (l serverLog) Fatalf(format string, values ...any) {
	select {
	case l.fatal <- fmt.Errorf(format, values...):
	default:
	}
}
