package scenarios

// checkBlocs checks how a bloc admits and who leads it.
func (v *validator) checkBlocs() {
	for i := range v.document.Blocs {
		bloc := &v.document.Blocs[i]
		if bloc.ID == "" {
			continue // That the id is missing was already said.
		}
		path := join("blocs", bloc.ID)
		v.checkRepeated(join(path, "leaders"), bloc.Leaders)
		if key, text, suggestion := admissionMistake(bloc); key != "" {
			v.reportAt(SeverityError, join(path, key), v.positions.Of(join(path, "admission")), text, suggestion)
		}
	}
}

// admissionMistake returns the key that a bloc lacks for the way in which it admits, and what is wrong.
func admissionMistake(bloc *Bloc) (key, text, suggestion string) {
	switch {
	case bloc.Admission == "state_led" && bloc.State == "":
		return "state", "a state_led bloc needs the state that leads it", "add state: and the id of a state"
	case bloc.Admission == "invitation" && len(bloc.Leaders) == 0:
		return "leaders", "a bloc that admits by invitation needs leaders who invite", "add leaders: and a list of actors"
	}
	return "", "", ""
}
