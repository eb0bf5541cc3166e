package landscape

// Landscape is what a problem's configurations come down to.
type Landscape struct {
	// Exact says that every configuration was looked at; otherwise Starts random ones were.
	Exact bool
	// Configurations is how many there are, or how many random starts were made.
	Configurations int
	// Symmetric says that propensities are mutual. Where they are not, minima are equilibria: nobody would move by itself.
	Symmetric bool
	// Minima are the lowest first; of equal energy, that with the larger basin first, then that whose first actors are on
	// lower sides. At most Exploring.Most are listed; Found is how many there are.
	Minima []Minimum
	Found  int
	// Cycles are those in which steepest descent ends, with the largest basin first: only where propensities are not mutual.
	// As many are listed as of minima; FoundCycles is how many there are.
	Cycles      []Cycle
	FoundCycles int
	// Components says where best responses in any order can end; nil where propensities are mutual, and where that was not
	// worked out.
	Components *Components
	// Tied is from how many configurations descent came by a tie between moves, which the lowest actor then won.
	Tied int
	// Tolerance is the difference of energies up to which they count as equal, 0 where sums are exact.
	Tolerance float64
	// Unseen is, of a sample, the estimated part of all starts that lead to minima or cycles that were not found (Good 1953;
	// Turing): the part of the starts whose end was found only once.
	Unseen float64
}

// Minimum is a configuration, or a plateau of several that touch and have the same energy, which nobody leaves downhill.
type Minimum struct {
	// Sides is the side of each actor, those on the first actor's side 0; of a plateau, of its first configuration.
	Sides  []int
	Energy float64
	// Strict says that every move goes up. A weak minimum has a move that changes nothing.
	Strict bool
	// Plateau is how many configurations of the same energy it consists of that nobody leaves downhill, 1 where it is strict.
	Plateau int
	// Exits is how many more configurations of the same energy the plateau is connected with from which somebody goes down: a
	// weak minimum without exits holds, one with exits is left in time by those who wander on the level.
	Exits int
	// Basin is from how many configurations, or of how many starts, steepest descent ends here.
	Basin int
}

// Cycle is a round of configurations in which steepest descent never ends.
type Cycle struct {
	// Path are the configurations in the order in which they are gone through, each as in Minimum.
	Path [][]int
	// Basin is from how many configurations, or of how many starts, descent ends here.
	Basin int
}

// Components are the strongly connected parts of the graph of best responses, in which an edge is any move of one actor by
// which its own frustration falls, whoever it is.
type Components struct {
	// Terminal are the sets of more than one configuration that cannot be left: whoever moves, in whatever order, goes on for
	// ever. The numbers are how many configurations each has, the largest first.
	Terminal []int
	// Circling is how many configurations lie on some cycle, whether it can be left or not.
	Circling int
}
