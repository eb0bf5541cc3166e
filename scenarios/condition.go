package scenarios

import (
	"strings"

	"entente/sim"
)

// ConditionNames are what an expression may speak of.
type ConditionNames = sim.Names

// ConditionMistake is what is wrong with an expression.
type ConditionMistake = sim.Mistake

// checkCondition reads the expression of a conditional event by the engine's own reader and returns its mistakes; tests
// replace it.
var checkCondition = func(text string, names ConditionNames) []ConditionMistake {
	_, mistakes := sim.CompileCondition(text, names)
	return mistakes
}

// condition checks the expression of an event and points into it.
func (v *validator) condition(path, text string) {
	if text == "" {
		return
	}
	for _, mistake := range checkCondition(text, v.conditionNames()) {
		place := v.positions.Of(path)
		if written := v.positions.values[path]; written != nil && written.inline {
			offset := min(max(mistake.Offset, 0), len(text))
			line := []rune(place.Source)
			start := min(place.Column-1, len(line))
			if at := strings.Index(string(line[start:]), text); at >= 0 && at <= 1 {
				place.Column += at + len([]rune(text[:offset]))
			}
		}
		v.problems.add(SeverityError, place.file, place.Line, place.Column, mistake.Text, mistake.Suggestion)
	}
}

func (v *validator) conditionNames() ConditionNames {
	return ConditionNames{Actors: v.names["actors"], Blocs: v.names["blocs"], States: v.names["states"]}
}
