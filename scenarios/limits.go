package scenarios

import "fmt"

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
}

// MaxBlocs is the most blocs that a scenario can have, whatever the limits say.
const MaxBlocs = 63

// withDefaults fills in what the caller left at 0.
func (l Limits) withDefaults() Limits {
	for _, limit := range []struct {
		value    *int
		standard int
	}{
		{&l.Bytes, 1 << 20},
		{&l.LineBytes, 1 << 16},
		{&l.Nodes, 200_000},
		{&l.Depth, 64},
		{&l.ExtendsDepth, 16},
		{&l.Actors, 10_000},
		{&l.States, 1_000},
		{&l.Blocs, MaxBlocs},
		{&l.Events, 10_000},
		{&l.Expectations, 1_000},
		{&l.Ticks, 10_000},
		{&l.Factors, 10_000},
		{&l.Rows, 10_000_000},
		{&l.Problems, 1_000},
	} {
		if *limit.value <= 0 {
			*limit.value = limit.standard
		}
	}
	l.Blocs = min(l.Blocs, MaxBlocs)
	return l
}

// grouped writes a count with commas: 1048576 becomes "1,048,576".
func grouped(count int) string {
	if count < 1000 {
		return fmt.Sprint(count)
	}
	return fmt.Sprintf("%s,%03d", grouped(count/1000), count%1000)
}
