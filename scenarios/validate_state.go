package scenarios

import "strconv"

// checkStates checks governments and export controls.
func (v *validator) checkStates() {
	for i := range v.document.States {
		state := &v.document.States[i]
		if state.ID == "" {
			continue // That the id is missing was already said.
		}
		path := join("states", state.ID)
		if government, known := v.actors[state.Government]; known {
			inner := join(path, "government")
			if government.Kind != "state" && !v.unread("actors."+government.ID+".kind") {
				v.report(inner, "the government "+quoted(government.ID)+" is a "+government.Kind+", not a state", "give the actor kind: state, or name another")
			} else if government.Home != state.ID && !v.unread("actors."+government.ID+".home") {
				v.report(inner, "the government "+quoted(government.ID)+" has its home in "+quoted(government.Home)+", not in "+quoted(state.ID), "")
			}
		}
		v.checkPolicy(join(path, "policy"), state.ID, state.Policy)
	}
}

// checkPolicy checks what a policy says of other states.
func (v *validator) checkPolicy(path, state string, policy Policy) {
	if _, itself := policy.Alignment[state]; itself {
		v.reportKey(join(path, "alignment."+state), "a state has no alignment with itself", "remove the entry")
	}
	for i, control := range policy.ExportControls {
		inner := join(path, "export_controls."+pathName(control.ID, i))
		if control.OnState == "" && len(control.OnActors) == 0 {
			v.report(inner, "the export control has no target", "name on_state or on_actors")
		}
		if control.OnState == state && state != "" {
			v.report(join(inner, "on_state"), "a state does not restrict itself", "name another state")
		}
		v.checkRepeated(join(inner, "on_actors"), control.OnActors)
	}
}

// checkRepeated reports a name that a list holds twice.
func (v *validator) checkRepeated(path string, names []string) {
	seen := map[string]bool{}
	for i, name := range names {
		if seen[name] {
			v.report(join(path, strconv.Itoa(i)), quoted(name)+" is listed twice", "keep one of them")
		}
		seen[name] = true
	}
}

// pathName is the part of a path that names an entry; see Positions.
func pathName(id string, index int) string {
	if id != "" {
		return id
	}
	return strconv.Itoa(index)
}
