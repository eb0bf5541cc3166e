package scenarios

import "strconv"

// checkActors checks memberships at the start.
func (v *validator) checkActors() {
	for i := range v.document.Actors {
		actor := &v.document.Actors[i]
		if actor.ID == "" {
			continue // That the id is missing was already said.
		}
		path := join("actors", actor.ID)
		v.checkRepeated(join(path, "blocs"), actor.Blocs)
		for j, name := range actor.Blocs {
			bloc, known := v.blocs[name]
			if !known || !v.started || v.unread("blocs."+name+".founded") {
				continue
			}
			inner := join(path, "blocs."+strconv.Itoa(j))
			founded, dated := dateOf(bloc.Founded)
			switch {
			case !dated:
				v.report(inner, "the bloc "+quoted(name)+" does not exist at the start: it has no founding date", "let an event found it with this actor among its members")
			case founded.First().After(v.start.Last()):
				v.report(inner, "the bloc "+quoted(name)+" is founded at "+bloc.Founded+", after the start at "+v.document.Clock.Start, "let an event bring the actor in")
			}
		}
	}
}
