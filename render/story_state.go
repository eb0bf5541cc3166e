package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente/agents"
	"entente/render/terminal"
)

// mostBelongingLines is how many lines the list of a state's actors by bloc may take.
const mostBelongingLines = 3

// stateLines tell how the state in focus stands, and where its actors are at the end.
func (s *story) stateLines() []string {
	if s.focus < 0 {
		return nil
	}
	last := s.record.Ticks - 1
	state := s.record.States[s.focus]
	name := s.text(state.Name, state.ID)
	position := s.voice.Position(name, s.record.State(0, s.focus).Position, s.record.State(last, s.focus).Position, len(s.record.States))
	lines := terminal.Wrap(position, s.options.Width, "  ")
	return append(lines, s.belongingLines(name)...)
}

// belongingLines name the state's actors by bloc, in as many names as fit, and those that left again where there is room.
func (s *story) belongingLines(state string) []string {
	groups := s.belonging()
	if len(groups) == 0 {
		return nil
	}
	again := s.leftAgain()
	most := 6
	for {
		var parts []string
		for _, group := range groups {
			parts = append(parts, group.name+": "+s.some(group.actors, most))
		}
		if len(again) > 0 {
			text := strings.Join(again[:min(most, len(again))], ", ")
			if rest := len(again) - most; rest > 0 {
				text += fmt.Sprintf(" +%d", rest)
			}
			parts = append(parts, s.words.LeftAgain+": "+text)
		}
		lines := terminal.Wrap(s.voice.AtTheEnd(state, parts), s.options.Width, "  ")
		switch {
		case len(lines) <= mostBelongingLines, most == 1 && len(again) == 0:
			return lines
		case most > 1:
			most--
		default:
			again, most = nil, 6 // what came between goes before the names
		}
	}
}

// group is actors under a name: the largest AI capital first.
type group struct {
	name   string
	actors []int
}

// belonging lists the state's actors at the end by bloc, in the order of the table, and then those in none.
func (s *story) belonging() []group {
	var list []group
	var free []int
	end := s.record.Ticks - 1
	for _, b := range s.blocs {
		var members []int
		for _, actor := range b.end.members {
			if s.record.Actors[actor].Home == s.focus {
				members = append(members, actor)
			}
		}
		if len(members) > 0 {
			list = append(list, group{s.bloc(b.bloc), members})
		}
	}
	for i, actor := range s.record.Actors {
		if actor.Home == s.focus && s.record.Actor(end, i).Memberships == 0 {
			free = append(free, i)
		}
	}
	slices.SortStableFunc(free, func(a, b int) int {
		return cmp.Compare(s.record.Actor(end, b).Capital, s.record.Actor(end, a).Capital)
	})
	if len(free) > 0 {
		list = append(list, group{s.words.InNone, free})
	}
	return list
}

// leftAgain names the state's actors that the scenario brought into a bloc in which they are no longer at the end:
// "Kakao (Stargate)".
func (s *story) leftAgain() []string {
	var list []string
	for d := range s.record.Decisions {
		decision := &s.record.Decisions[d]
		if decision.Kind != agents.Scripted || decision.Event < 0 || s.record.Actors[decision.Actor].Home != s.focus {
			continue
		}
		end := s.record.Actor(s.record.Ticks-1, int(decision.Actor)).Memberships
		for _, bloc := range (decision.To &^ decision.From &^ end).List() {
			if name := fmt.Sprintf("%s (%s)", s.actor(decision.Actor), s.bloc(bloc)); !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list
}
