package scenarios

import "strconv"

// Factor is a lever and the values that it takes: all of Values, or any number from Low to High where there are none.
type Factor struct {
	Lever Lever
	// Low and High are the least and the greatest number; both 0 for words.
	Low, High float64
	// Values are in the order of the file, or rising where it gives a range and steps.
	Values []Value
}

// spread returns evenly spaced numbers with low first and high last. The same numbers come out on every machine.
func spread(low, high float64, steps int) []Value {
	values := make([]Value, steps)
	for i := range values {
		part := float64(i) / float64(steps-1)
		values[i] = Number(float64(low*(1-part)) + float64(high*part))
	}
	values[0], values[steps-1] = Number(low), Number(high)
	return values
}

// factorText is what a file says of a factor, whatever its form.
type factorText struct {
	path, mark string
	low, high  *float64
	steps      int
	values     []Value
	// lowKey and highKey are the keys of the range in the file.
	lowKey, highKey string
	// at is the path of the factor in the file.
	at string
}

func (f FactorSpec) text(index int) factorText {
	return factorText{
		path: f.Path, mark: f.Mark, low: f.From, high: f.To, steps: f.Steps, values: f.Values,
		lowKey: "from", highKey: "to", at: join("factors", strconv.Itoa(index)),
	}
}

func (l LeverSpec) text(index int) factorText {
	return factorText{
		path: l.Path, low: l.From, high: l.To, steps: l.Steps, values: l.Values,
		lowKey: "from", highKey: "to", at: join("levers", strconv.Itoa(index)),
	}
}

func (f FutureSpec) text(index int) factorText {
	return factorText{
		path: f.Path, mark: f.Mark, low: f.Low, high: f.High, values: f.Values,
		lowKey: "low", highKey: "high", at: join("futures", strconv.Itoa(index)),
	}
}

// factors checks what a file says of a factor against the scenario. A mark stands for several factors.
func (r *specReader) factors(text factorText) []Factor {
	pathWritten, markWritten := r.positions.Written(join(text.at, "path")), r.positions.Written(join(text.at, "mark"))
	switch {
	case r.unread(text.at) || r.unread(join(text.at, "path")) || r.unread(join(text.at, "mark")):
		return nil
	case pathWritten && markWritten:
		r.reportKey(join(text.at, "mark"), "an entry has a path or a mark, not both", "keep one of them")
		return nil
	case markWritten:
		return r.marked(text)
	case text.path == "":
		r.report(text.at, "the entry names no lever", "add path: and the path of a lever")
		return nil
	}
	lever, found := r.lever(join(text.at, "path"), text.path)
	if !found {
		return nil
	}
	factor, ok := r.factor(text, lever)
	if !ok {
		return nil
	}
	return []Factor{factor}
}

// lever finds the lever that a path of the file names, once.
func (r *specReader) lever(at, path string) (Lever, bool) {
	found, stray := findSlot(r.scratch, path)
	if stray != nil {
		mistake := &LeverMistake{Path: path, Offset: stray.offset, Text: "there is no lever " + quotedPath(path)}
		if r.problems.mayCompare(stray.names()) {
			mistake = stray.mistake()
		}
		r.reportInside(at, path, mistake.Offset, mistake.Text, mistake.Suggestion)
		return Lever{}, false
	}
	if first, repeated := r.taken[path]; repeated {
		r.report(at, "the lever "+quotedPath(path)+" is listed twice", "it was first listed on line "+grouped(first)+"; keep one of them")
		return Lever{}, false
	}
	r.taken[path] = r.positions.Of(at).Line
	r.slots[path] = found
	return found.lever(), true
}

// marked are the levers whose source has a mark, less those that the file lists itself.
func (r *specReader) marked(text factorText) []Factor {
	if first, repeated := r.taken[text.mark]; repeated {
		r.report(join(text.at, "mark"), "the mark "+quoted(text.mark)+" is listed twice", "it was first listed on line "+grouped(first)+"; keep one of them")
		return nil
	}
	r.taken[text.mark] = r.positions.Of(join(text.at, "mark")).Line
	for _, key := range []string{text.lowKey, text.highKey, "values"} {
		if r.positions.Written(join(text.at, key)) {
			r.reportKey(join(text.at, key), "a mark takes each figure's own range, so "+quoted(key)+" says nothing", "remove it, or name a path")
			return nil
		}
	}
	var factors []Factor
	for _, lever := range Levers(r.scenario) {
		_, taken := r.taken[lever.Path]
		if taken || r.listed[lever.Path] || lever.Mark != text.mark || !lever.Ranged || lever.Low >= lever.High {
			continue
		}
		r.taken[lever.Path] = r.positions.Of(text.at).Line
		factor := Factor{Lever: lever, Low: lever.Low, High: lever.High}
		if text.steps > 0 {
			factor.Values = spread(lever.Low, lever.High, text.steps)
		}
		factors = append(factors, factor)
	}
	if len(factors) == 0 {
		r.report(join(text.at, "mark"), "no other number of the scenario is marked "+text.mark+" and has a range", "name a path")
	}
	return factors
}

// factor checks the values of a factor.
func (r *specReader) factor(text factorText, lever Lever) (Factor, bool) {
	factor := Factor{Lever: lever}
	ranged := text.low != nil || text.high != nil
	switch {
	case len(text.values) > 0 && (ranged || text.steps > 0):
		r.reportKey(join(text.at, "values"), "an entry has values or a range, not both", "keep one of them")
		return factor, false
	case len(text.values) > 0:
		return r.listedValues(text, factor)
	case r.unread(join(text.at, text.lowKey)), r.unread(join(text.at, text.highKey)), r.unread(join(text.at, "values")):
		return factor, false
	case lever.Kind != NumberLever && ranged:
		r.report(text.at, quotedPath(lever.Path)+" is set to a word and has no range", "write values: and a list; "+lever.words())
		return factor, false
	case lever.Kind == ChoiceLever:
		for _, word := range lever.Allowed {
			factor.Values = append(factor.Values, Word(word))
		}
		return factor, r.allAccepted(text.at, factor)
	case lever.Kind != NumberLever:
		r.report(text.at, "the entry says nothing of the values that "+quotedPath(lever.Path)+" takes", "write values: and a list; "+lever.words())
		return factor, false
	case ranged && (text.low == nil || text.high == nil):
		r.report(text.at, "a range has two ends", "write both "+text.lowKey+": and "+text.highKey+":")
		return factor, false
	case !ranged && !lever.Ranged:
		value := "the scenario sets no value"
		if lever.Written {
			value = "the value is " + lever.Value.String()
		}
		r.report(text.at, "the figure of "+quotedPath(lever.Path)+" has no range of its own",
			"write "+text.lowKey+": and "+text.highKey+":, or values:; "+value)
		return factor, false
	}
	factor.Low, factor.High = lever.Low, lever.High
	if ranged {
		factor.Low, factor.High = *text.low, *text.high
		okLow, okHigh := r.accepted(join(text.at, text.lowKey), lever, Number(factor.Low)), r.accepted(join(text.at, text.highKey), lever, Number(factor.High))
		if !okLow || !okHigh {
			return factor, false
		}
	}
	if factor.Low >= factor.High {
		r.report(text.at, text.lowKey+" is not less than "+text.highKey, "swap them, or write values: with the one value")
		return factor, false
	}
	if text.steps > 0 {
		factor.Values = spread(factor.Low, factor.High, text.steps)
	}
	return factor, true
}

// listedValues checks each value of a list.
func (r *specReader) listedValues(text factorText, factor Factor) (Factor, bool) {
	ok, seen := true, map[Value]bool{}
	for i, value := range text.values {
		at := join(text.at, "values."+strconv.Itoa(i))
		if r.unread(at) || !r.accepted(at, factor.Lever, value) {
			ok = false
			continue
		}
		if seen[value] {
			r.report(at, "the value "+quoted(value.String())+" is listed twice", "keep one of them")
			ok = false
		}
		seen[value] = true
	}
	if !ok {
		return factor, false
	}
	factor.Values = text.values
	if factor.Lever.Kind == NumberLever {
		factor.Low, factor.High = text.values[0].Number, text.values[0].Number
		for _, value := range text.values {
			factor.Low, factor.High = min(factor.Low, value.Number), max(factor.High, value.Number)
		}
	}
	return factor, true
}

// accepted reports a value that the scenario would refuse, by itself or for what else the scenario says.
func (r *specReader) accepted(at string, lever Lever, value Value) bool {
	mistake := r.slots[lever.Path].try(value)
	if mistake != nil {
		r.report(at, mistake.Text, mistake.Suggestion)
	}
	return mistake == nil
}

func (r *specReader) allAccepted(at string, factor Factor) bool {
	for _, value := range factor.Values {
		if !r.accepted(at, factor.Lever, value) {
			return false
		}
	}
	return true
}
