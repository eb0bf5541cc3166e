package scenarios

import (
	"math"

	"entente/agents"
	"entente/sim"
)

// Vocabulary returns the names that a list allows, in the order in which people
// should read them. An empty list allows every name.
func Vocabulary(list string) []string {
	switch list {
	case "schemas":
		return []string{scenarioForm.schema}
	case "patch_schemas":
		return []string{patchForm.schema, scenarioForm.schema}
	case "sweep_schemas":
		return []string{sweepForm.schema}
	case "levers_schemas":
		return []string{leversForm.schema}
	case "designs":
		return []string{"grid", "latin-hypercube", "sobol", "morris", "one-at-a-time"}
	case "aims":
		return []string{"maximise", "minimise"}
	case "marks":
		return marks()
	case "kinds":
		return []string{"firm", "state", "institution"}
	case "ticks":
		return []string{"week", "month", "quarter", "year"}
	case "revisions":
		return []string{"asynchronous", "synchronous", "one_at_random", "one_in_turn"}
	case "admissions":
		return []string{"open", "invitation", "state_led"}
	case "roles":
		return roleNames()
	case "parameters":
		return parameterNames()
	case "weights":
		return weightNames()
	case "admission_weights":
		return admissionWeightNames()
	}
	panic("scenarios: no vocabulary is called " + list)
}

// roleNames are the goods and services that actors offer and blocs want.
func roleNames() []string { return agents.RoleNames() }

// parameterNames are the engine's numbers that a scenario may set.
func parameterNames() []string {
	var names []string
	for _, parameter := range sim.ParameterTable() {
		names = append(names, parameter.Name)
	}
	return names
}

// parameterRange bounds an engine's number.
func parameterRange(name string) (low, high float64) {
	for _, parameter := range sim.ParameterTable() {
		if parameter.Name == name {
			return parameter.Minimum, parameter.Maximum
		}
	}
	return math.Inf(-1), math.Inf(1)
}

// weightNames are the terms of an actor's utility.
func weightNames() []string {
	var names []string
	for _, term := range agents.Terms() {
		names = append(names, term.Term.About().Name)
	}
	return names
}

// admissionWeightNames are the terms by which a bloc judges a candidate.
func admissionWeightNames() []string {
	var names []string
	for _, term := range agents.AdmissionTerms() {
		names = append(names, term.Term.About().Name)
	}
	return names
}

// marks are the words with which a source begins: how its figure is known.
func marks() []string {
	return []string{"found", "recalled", "derived", "judgement"}
}
