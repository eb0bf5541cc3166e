package scenarios

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Lever is a value of a scenario that can be set by its path. A path joins the keys of the file with dots, as in
// Positions: entries of lists go by their id, effects of an event by their number from 0, and a figure's path is that
// of its value:
//
//	parameters.temperature
//	states.KR.policy.firm_support_fraction
//	blocs.stargate.pledges_usd_bn.2025
//	events.lowcost_model.do.0.cost_shock.factor
type Lever struct {
	Path string
	Kind LeverKind
	// Value is what a run goes by: what the scenario sets or, where it sets nothing, the engine's default.
	Value Value
	// Written says that the scenario sets the value. Without it, and outside of parameters and weights, Value is
	// empty: what a run goes by then follows from other values.
	Written bool
	// Low and High are the range in which a number is judged to lie: the figure's own or, for a parameter or weight
	// that the scenario does not set, the engine's. Where there is none, Ranged is false and they are Minimum and Maximum.
	Low, High float64
	Ranged    bool
	// Minimum and Maximum are what a scenario may set, infinite where there is no bound.
	Minimum, Maximum float64
	// Allowed are the words of a choice.
	Allowed []string
	// Unit is in words, from the key's name: "billions of US dollars per year". It may be empty.
	Unit string
	// Mark says how the value is known: found, recalled, derived, judgement, or nothing where there is no source.
	Mark string
	// Source is the figure's source, mark and all.
	Source string
	// Description says what the value means.
	Description string
}

// LeverKind says what a lever can be set to.
type LeverKind int

// The kinds of levers.
const (
	NumberLever LeverKind = iota // a number from Minimum to Maximum
	ChoiceLever                  // one of Allowed
	TruthLever                   // true or false
	DateLever                    // a month or a day: 2025-02, 2025-02-04
)

// Value is a number or, where Word is not empty, a word: a choice, a date, or true or false.
type Value struct {
	Number float64
	Word   string
}

// Number is a value that is a number.
func Number(number float64) Value { return Value{Number: number} }

// Word is a value that is a word.
func Word(word string) Value { return Value{Word: word} }

// ParseValue reads a value as a file would: a decimal number, or else a word.
func ParseValue(text string) Value {
	if isNumber(text) {
		if number, err := strconv.ParseFloat(text, 64); err == nil {
			return Number(number)
		}
	}
	return Word(text)
}

// String writes a value as a file would, with the fewest digits that read back as the same number.
func (v Value) String() string {
	if v.Word != "" {
		return v.Word
	}
	return string(appendNumber(nil, v.Number))
}

// Levers lists what can be set: every number that the document sets, every parameter and weight of the engine, and the
// few words that are choices. They come in the order of the document.
func Levers(document *Document) []Lever {
	var levers []Lever
	var walk func(slot)
	walk = func(at slot) {
		if !at.isLeaf() {
			for _, inner := range at.children() {
				walk(inner)
			}
			return
		}
		if lever := at.lever(); lever.Written || lever.Ranged {
			levers = append(levers, lever)
		}
	}
	walk(rootSlot(document))
	return levers
}

// FindLever returns the lever of a path. It finds also what the document leaves out but could set, such as a figure
// of an actor. Its error is a *LeverMistake: it names the nearest path, or what there is at that level.
func FindLever(document *Document, path string) (Lever, error) {
	found, stray := findSlot(document, path)
	if stray != nil {
		return Lever{}, stray.mistake()
	}
	return found.lever(), nil
}

// lever describes a slot.
func (s slot) lever() Lever {
	lever := Lever{
		Path: s.path, Kind: s.kind(), Minimum: s.rules.Low, Maximum: s.rules.High,
		Unit: s.unit(), Description: s.description(),
	}
	if s.rules.Allowed != "" && lever.Kind == ChoiceLever {
		lever.Allowed = Vocabulary(s.rules.Allowed)
	}
	lever.Low, lever.High = lever.Minimum, lever.Maximum
	lever.Value, lever.Written = s.current()
	if figure, written := s.figure(); written {
		if figure.Low != nil && figure.High != nil {
			lever.Low, lever.High, lever.Ranged = *figure.Low, *figure.High, true
		}
		lever.Source = figure.Source
	} else if standard, known := standardOf(s.rules.Keys, s.name); known {
		lever.Value, lever.Source = Number(standard.value), standard.source
		lever.Low, lever.High, lever.Ranged = standard.low, standard.high, true
	}
	if mark, _, marked := strings.Cut(lever.Source, ":"); marked {
		lever.Mark = mark
	}
	return lever
}

// Accepts says what is wrong with a value for the lever, as *LeverMistake, or nothing.
func (l Lever) Accepts(value Value) error {
	if mistake := l.refuse(value); mistake != nil {
		return mistake
	}
	return nil
}

func (l Lever) refuse(value Value) *LeverMistake {
	wrong := func(text, suggestion string) *LeverMistake {
		return &LeverMistake{Path: l.Path, Text: text, Suggestion: suggestion, OfValue: true}
	}
	if l.Kind == NumberLever {
		bounds := rules{Low: l.Minimum, High: l.Maximum}
		switch {
		case value.Word != "":
			return wrong("a number was expected, read the text "+quoted(value.Word), "allowed: "+rangeOf(bounds))
		case math.IsNaN(value.Number) || math.IsInf(value.Number, 0):
			return wrong("a finite number was expected, read "+value.String(), "")
		case value.Number < l.Minimum || value.Number > l.Maximum:
			return wrong("the number "+value.String()+" is out of range", "allowed: "+rangeOf(bounds))
		case tooSmall(value.Number):
			return wrong("the number "+value.String()+" is nearer to 0 than "+smallestText, smallestHelp)
		}
		return nil
	}
	if value.Word == "" {
		return wrong("a word was expected, read the number "+value.String(), l.words())
	}
	switch {
	case l.Kind == ChoiceLever && !slices.Contains(l.Allowed, value.Word):
		return wrong("unknown value "+quoted(value.Word), suggestName(value.Word, l.Allowed))
	case l.Kind == TruthLever && value.Word != "true" && value.Word != "false":
		return wrong("true or false was expected, read "+quoted(value.Word), "")
	case l.Kind == DateLever:
		if _, err := ParseDate(value.Word); err != nil {
			return wrong(err.Error(), dateHelp)
		}
	}
	return nil
}

// words says which words a lever takes.
func (l Lever) words() string {
	switch l.Kind {
	case ChoiceLever:
		return "allowed: " + listed(l.Allowed)
	case DateLever:
		return dateHelp
	}
	return "write true or false"
}
