package scenarios

import (
	"fmt"

	"entente/sim"
)

// Limits bound what a scenario file may ask of the machine. A field that is 0 takes
// its default, so that a caller raises only what it means to.
type Limits struct {
	// Bytes is the size of one file; default 1 MiB. Nothing beyond it is read, let alone parsed.
	Bytes int
	// LineBytes is the length of one line; default 65,536. The YAML parser holds a whole line's tokens at once.
	LineBytes int
	// Nodes is the number of values in one file after its aliases are expanded; default 200,000.
	Nodes int
	// Depth is how deep values may nest; default 64. A valid scenario needs 9.
	Depth int
	// ExtendsDepth is how many files may extend one another; default 16.
	ExtendsDepth int
	// Actors is the number of actors of the resolved scenario; default 10,000.
	Actors int
	// States is the number of states; default 1,000, because alignments go from each to each.
	States int
	// Blocs is the number of blocs; default and maximum 63, because memberships are bits of one word.
	Blocs int
	// Events is the number of events; default 10,000.
	Events int
	// Expectations is the number of assertions about results; default 1,000.
	Expectations int
	// Ticks is the length of the run; default 10,000.
	Ticks int
	// Factors is the number of factors of a sweep or lever file, those included that a mark stands for; default 10,000.
	Factors int
	// Rows is the number of points of a sweep; default 10,000,000.
	Rows int
	// Problems is how many problems are kept per file; default 1,000. The rest are counted.
	Problems int
	// ConditionBytes is the length of one condition; default 1,000, and at most sim.MostCondition's.
	ConditionBytes int
	// ConditionParts is the number of names, numbers and operators of one condition, which bounds what evaluating it costs
	// on each tick; default 400, and at most sim.MostCondition's.
	ConditionParts int
}

// MaxBlocs is the most blocs that a scenario can have, whatever the limits say.
const MaxBlocs = 63

// limit is one of Limits by the name under which a command knows it.
type limit struct {
	name     string
	value    *int
	standard int
	// most is as far as it goes; 0 stands for no end.
	most int
}

// all lists the limits.
func (l *Limits) all() []limit {
	standard, most := sim.StandardCondition(), sim.MostCondition()
	return []limit{
		{"bytes", &l.Bytes, 1 << 20, 0},
		{"line-bytes", &l.LineBytes, 1 << 16, 0},
		{"values", &l.Nodes, 200_000, 0},
		{"depth", &l.Depth, 64, mostDepth},
		{"extends", &l.ExtendsDepth, 16, 0},
		{"actors", &l.Actors, 10_000, 0},
		{"states", &l.States, 1_000, 0},
		{"blocs", &l.Blocs, MaxBlocs, MaxBlocs},
		{"events", &l.Events, 10_000, 0},
		{"expectations", &l.Expectations, 1_000, 0},
		{"ticks", &l.Ticks, 10_000, 0},
		{"factors", &l.Factors, 10_000, 0},
		{"points", &l.Rows, 10_000_000, 0},
		{"problems", &l.Problems, 1_000, 0},
		{"condition-bytes", &l.ConditionBytes, standard.Bytes, most.Bytes},
		{"condition-parts", &l.ConditionParts, standard.Parts, most.Parts},
	}
}

// mostDepth keeps whoever walks a tree of values within the memory that a program's stack has.
const mostDepth = 10_000

// LimitNames are the names of the limits, in the order of Limits.
func LimitNames() []string {
	var names []string
	for _, limit := range new(Limits).all() {
		names = append(names, limit.name)
	}
	return names
}

// Limit returns a limit by its name: what it is, or its default where it is not set, and the most that it can be, 0 if it has
// no end.
func (l Limits) Limit(name string) (value, most int, known bool) {
	l = l.withDefaults()
	for _, limit := range l.all() {
		if limit.name == name {
			return *limit.value, limit.most, true
		}
	}
	return 0, 0, false
}

// Set sets a limit by its name, and says whether there is such a one that can be so.
func (l *Limits) Set(name string, value int) bool {
	for _, limit := range l.all() {
		if limit.name == name && value > 0 && (limit.most == 0 || value <= limit.most) {
			*limit.value = value
			return true
		}
	}
	return false
}

// withDefaults fills in what the caller left at 0.
func (l Limits) withDefaults() Limits {
	for _, limit := range l.all() {
		if *limit.value <= 0 {
			*limit.value = limit.standard
		}
		if limit.most > 0 {
			*limit.value = min(*limit.value, limit.most)
		}
	}
	return l
}

// grouped writes a count with commas: 1048576 becomes "1,048,576".
func grouped(count int) string {
	if count < 1000 {
		return fmt.Sprint(count)
	}
	return fmt.Sprintf("%s,%03d", grouped(count/1000), count%1000)
}
