package scenarios

// checkClock checks that the run has a beginning, an end after it, and a length that can be run.
func (v *validator) checkClock() {
	clock := v.document.Clock
	end, err := ParseDate(clock.End)
	if err != nil || !v.started || clock.Tick == "" {
		return
	}
	if clock.Tick == "week" && v.start.Day == 0 {
		v.report("clock.start", "weekly ticks begin on a day, read only a month "+quoted(clock.Start), "write the day as well: "+clock.Start+"-01")
	}
	ticks := Ticks(v.start, end, clock.Tick)
	if !v.start.First().Before(end.First()) || ticks < 2 {
		v.report("clock.end", "the clock ends at "+clock.End+", which is not after its start at "+clock.Start, "a run has at least two ticks")
		return
	}
	if ticks > v.limits.Ticks {
		v.report("clock.end", "the run would have "+grouped(ticks)+" ticks; the limit is "+grouped(v.limits.Ticks), "choose a later start, an earlier end or a longer tick")
	}
}

// dateOf reads a date that may be missing or malformed; the latter was already reported.
func dateOf(text string) (Date, bool) {
	date, err := ParseDate(text)
	return date, err == nil
}
