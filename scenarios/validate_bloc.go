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
		switch {
		case bloc.Admission == "state_led" && bloc.State == "":
			v.reportAt(SeverityError, join(path, "state"), v.positions.Of(join(path, "admission")),
				"a state_led bloc needs the state that leads it", "add state: and the id of a state")
		case bloc.Admission == "invitation" && len(bloc.Leaders) == 0:
			v.reportAt(SeverityError, join(path, "leaders"), v.positions.Of(join(path, "admission")),
				"a bloc that admits by invitation needs leaders who invite", "add leaders: and a list of actors")
		}
	}
}
