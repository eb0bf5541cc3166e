package render

import (
	"entente/agents"
	"entente/render/wording"
	"entente/sim"
)

// Teller tells decisions of one run, each by itself.
type Teller struct{ explanation *explanation }

// NewTeller makes one. Labels give names to factors that the language has none for; nil for none.
func NewTeller(record *sim.Record, language wording.Language, labels map[string]agents.Text) *Teller {
	return &Teller{newExplanation(record, ExplainOptions{Language: language, Width: roomy, Labels: labels})}
}

// What says what was decided, without date or reasons.
func (t *Teller) What(decision *agents.Decision) string { return t.explanation.bare(decision) }

// Account is the decision with its reasons. One that a scenario took has neither reasons nor what would have turned it.
func (t *Teller) Account(decision *agents.Decision) DecisionAccount {
	return t.explanation.account(decision)
}

// Factor is a reason's name.
func (t *Teller) Factor(factor string) string { return t.explanation.factor(factor) }
