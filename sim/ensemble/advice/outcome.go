package advice

import (
	"strings"

	"entente/sim"
	"entente/sim/ensemble"
)

// lessIsBetter are the numbers of which less is better; all others are taken to be better the more there is of them.
var lessIsBetter = []string{"rank(", "dependence("}

// LessIsBetter says whether an outcome is one of which less is better by itself: a state's rank or dependence.
func LessIsBetter(outcome string) bool {
	for _, number := range lessIsBetter {
		if strings.HasPrefix(strings.TrimSpace(outcome), number) {
			return true
		}
	}
	return false
}

// ParseOutcome reads an outcome: a number first, so that its mistakes are told, or else a statement.
func ParseOutcome(model *sim.Model, text string) (*ensemble.Outcome, error) {
	outcome, wrong := ensemble.ParseMeasure(model, text)
	if wrong == nil {
		return outcome, nil
	}
	if outcome, err := ensemble.ParseStatement(model, text); err == nil {
		return outcome, nil
	}
	return nil, wrong
}
