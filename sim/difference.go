package sim

import "entente/agents"

// FirstDifference gives the first decisions in which two records of the same actors part ways: the first that is not in the
// other at the same place. One of them is nil where that record has no further decision, and both are where the decisions are
// the same. What was decided counts, not what spoke for it: a lever moves every reason a little before it turns a decision.
func FirstDifference(one, other *Record) (ofOne, ofOther *agents.Decision) {
	for k := range max(len(one.Decisions), len(other.Decisions)) {
		ofOne, ofOther = nil, nil
		if k < len(one.Decisions) {
			ofOne = &one.Decisions[k]
		}
		if k < len(other.Decisions) {
			ofOther = &other.Decisions[k]
		}
		if ofOne == nil || ofOther == nil || !sameDecision(ofOne, ofOther) {
			return ofOne, ofOther
		}
	}
	return nil, nil
}

func sameDecision(a, b *agents.Decision) bool {
	return a.Tick == b.Tick && a.Kind == b.Kind && a.Actor == b.Actor && a.Bloc == b.Bloc && a.From == b.From && a.To == b.To
}
