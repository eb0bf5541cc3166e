package analytic_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// club is a reason to be in a bloc whose members and outsiders are paid by how many members there are: what one has inside,
// with oneself counted, less what one has outside, all others being as they are.
type club struct {
	name            string
	inside, outside func(members int) float64
}

func (c club) About() agents.TermInfo {
	return agents.TermInfo{Name: c.name, Formula: "inside(others + 1) - outside(others)", Source: "d'Aspremont et al. 1983"}
}

func (c club) Fill(s *agents.Situation, actor int, out []float64) {
	for b := range out {
		others := int(s.Blocs.Members[b])
		if s.Actors.Memberships[actor].Has(b) {
			others--
		}
		out[b] = c.inside(others+1) - c.outside(others)
	}
}

// favour is a little liking for being in, which decides where an actor is indifferent: far less than any other difference.
type favour struct{}

func (favour) About() agents.TermInfo { return agents.TermInfo{Name: "favour", Formula: "2^-20"} }

func (favour) Fill(_ *agents.Situation, _ int, out []float64) {
	for b := range out {
		out[b] = 1.0 / (1 << 20)
	}
}

// sized is a start with so many members.
func sized(actors, members int) []agents.Memberships {
	start := make([]agents.Memberships, actors)
	for i := range members {
		start[i] = 1
	}
	return start
}

// stableSizes are the numbers of members at which no member would leave (internal stability) and no outsider would join
// (external stability), as the engine's chooser values it (d'Aspremont, Jacquemin, Gabszewicz & Weymark 1983).
func stableSizes(t *testing.T, actors int, terms ...agents.Term) (sizes []int) {
	w := newWorld(t, stage(actors, 1, terms...))
	for size := range actors + 1 {
		place(w, sized(actors, size))
		if coalition.Examine(w).Nash().Finding == coalition.Stable {
			sizes = append(sizes, size)
		}
	}
	return sizes
}

// endSizes are the sizes to which best responses from a number of members lead, over several runs.
func endSizes(t *testing.T, order sim.Revision, actors, members int, terms ...agents.Term) (sizes []int) {
	m := stage(actors, 1, terms...)
	m.Revision = order
	w := newWorld(t, m)
	for run := range uint64(10) {
		w.Reset(1, run)
		place(w, sized(actors, members))
		require.True(t, settle(t, w, 5000))
		if end := int(w.Blocs.Members[0]); !slices.Contains(sizes, end) {
			sizes = append(sizes, end)
		}
	}
	slices.Sort(sizes)
	return sizes
}

// endsBySize tells where best responses lead from each number of members: "0-3 to 3; 4 to 4".
func endsBySize(t *testing.T, order sim.Revision, actors int, terms ...agents.Term) string {
	var parts []string
	first, last := 0, ""
	for members := range actors + 2 {
		end := ""
		if members <= actors {
			end = numbers(endSizes(t, order, actors, members, terms...))
		}
		if end == last {
			continue
		}
		switch {
		case members == first:
		case members == first+1:
			parts = append(parts, fmt.Sprintf("%d to %s", first, last))
		default:
			parts = append(parts, fmt.Sprintf("%d-%d to %s", first, members-1, last))
		}
		first, last = members, end
	}
	return strings.Join(parts, "; ")
}

// numbers writes whole numbers one after the other.
func numbers(sizes []int) string {
	if len(sizes) == 0 {
		return "none"
	}
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(sizes), " ", ", "), "[]")
}

// gainOfLeaving is what the first actor, who is in, would have more outside, as the engine's chooser values it.
func gainOfLeaving(w *sim.World) float64 {
	options, values := sim.NewTrial(w).Options(0)
	return values[slices.Index(options, agents.Option{Join: -1, Leave: 0})]
}
