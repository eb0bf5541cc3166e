package scenarios

// checkTies checks that ties join two actors and are older than the run.
func (v *validator) checkTies() {
	for i := range v.document.Ties {
		tie := &v.document.Ties[i]
		if tie.ID == "" {
			continue // That the id is missing was already said.
		}
		path := join("ties", tie.ID)
		v.checkPair(join(path, "between"), tie.Between, "a tie joins two actors")
		since, dated := dateOf(tie.Since)
		if dated && v.started && !since.Last().Before(v.start.First()) {
			v.report(join(path, "since"), "the tie dates from "+tie.Since+", but the run starts at "+v.document.Clock.Start,
				"a tie is older than the start; what happens later is an event")
		}
	}
}

// checkHostility checks that hostility lies between two blocs.
func (v *validator) checkHostility() {
	for i := range v.document.Hostility {
		hostility := &v.document.Hostility[i]
		if hostility.ID == "" {
			continue // That the id is missing was already said.
		}
		v.checkPair(join("hostility", hostility.ID+".between"), hostility.Between, "hostility lies between two blocs")
	}
}

// checkPair reports a list that does not hold two different names.
func (v *validator) checkPair(path string, names []string, rule string) {
	if len(names) == 0 {
		return // That the list is missing was already said.
	}
	if len(names) != 2 {
		v.report(path, rule+", read "+counted(len(names), "name"), "write [one, other]")
	} else if names[0] == names[1] {
		v.report(path, rule+", read "+quoted(names[0])+" twice", "write two different names")
	}
}
