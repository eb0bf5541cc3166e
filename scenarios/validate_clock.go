package scenarios

// checkClock checks that the run has a beginning, an end after it, and a length that can be run.
func (v *validator) checkClock() {
	if key, text, suggestion, limit := clockMistake(v.document.Clock, v.limits); key != "" {
		v.beyond(limit, join("clock", key), text, suggestion)
	}
}

// clockMistake returns the key of a clock that is wrong, what is wrong with it, and which limit it exceeds if any; nothing where
// a date is missing or malformed, which is said elsewhere.
func clockMistake(clock Clock, limits Limits) (key, text, suggestion, limit string) {
	start, started := dateOf(clock.Start)
	end, ended := dateOf(clock.End)
	if !started || !ended || clock.Tick == "" {
		return "", "", "", ""
	}
	ticks := Ticks(start, end, clock.Tick)
	switch {
	case !start.First().Before(end.First()) || ticks < 2:
		return "end", "the clock ends at " + clock.End + ", which is not after its start at " + clock.Start, "a run has at least two ticks", ""
	case clock.Tick == "week" && start.Day == 0:
		return "start", "weekly ticks begin on a day, read only a month " + quoted(clock.Start), "write the day as well: " + clock.Start + "-01", ""
	case ticks > limits.Ticks:
		return "end", "the run would have " + grouped(ticks) + " ticks; the limit is " + grouped(limits.Ticks),
			"choose a later start, an earlier end or a longer tick", "ticks"
	}
	if from, given := dateOf(clock.ChoicesFrom); given && from.First().After(end.Last()) {
		return "choices_from", "nobody ever chooses: choices begin at " + clock.ChoicesFrom + ", after the end at " + clock.End,
			"let them begin within the run: choices_from: " + clock.Start, ""
	}
	return "", "", "", ""
}

// dateOf reads a date that may be missing or malformed; the latter was already reported.
func dateOf(text string) (Date, bool) {
	date, err := ParseDate(text)
	return date, err == nil
}
