package scenarios

import "entente/sim"

// ConditionNames are what an expression may speak of.
type ConditionNames = sim.Names

// ConditionMistake is what is wrong with an expression.
type ConditionMistake = sim.Mistake

// checkCondition reads the expression of a conditional event by the engine's own reader and returns its mistakes; tests
// replace it.
var checkCondition = func(text string, names ConditionNames, size sim.ConditionSize) []ConditionMistake {
	_, mistakes := sim.CompileConditionWithin(text, names, size)
	return mistakes
}

// condition checks the expression of an event and points into it.
func (v *validator) condition(path, text string) {
	if text == "" {
		return
	}
	size := sim.ConditionSize{Bytes: v.limits.ConditionBytes, Parts: v.limits.ConditionParts}
	for _, mistake := range checkCondition(text, v.conditionNames(), size) {
		place := v.positions.expression(path, text).at(mistake.Offset)
		limit := ""
		switch mistake.TooLarge() {
		case sim.TooManyBytes:
			limit = "condition-bytes"
		case sim.TooManyParts:
			limit = "condition-parts"
		}
		v.problems.beyond(limit, place.file, place.Line, place.Column, mistake.Text, mistake.Suggestion)
	}
}

func (v *validator) conditionNames() ConditionNames {
	return ConditionNames{Actors: v.names["actors"], Blocs: v.names["blocs"], States: v.names["states"]}
}
