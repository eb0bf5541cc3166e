package landscape

import (
	"errors"
	"fmt"
	"math"
)

// The limits of a problem.
const (
	// MostActors is how many actors a problem may have.
	MostActors = 1000
	// MostSides is how many sides there may be.
	MostSides = 12
	// MostExact is for how many actors, each pair kept together counted as one, Explore looks at every configuration.
	MostExact = 24
	// largest bounds sizes and propensities, so that no product of three overflows.
	largest = 1e90
)

// Actor is one of those who take sides.
type Actor struct {
	Name string
	// Size is how much it weighs for the others, in any unit, 0 or more. An actor of size 0 weighs nothing, nor does the
	// energy depend on where it is.
	Size float64
}

// Problem is who takes sides, and how everybody leans.
type Problem struct {
	Actors []Actor
	// Propensity[i][j] is how i leans towards j: positive to be on its side, negative to be on another, in any unit.
	// The diagonal is not read.
	Propensity [][]float64
	// Sides is how many sides there are, 2 or more; sides may be empty.
	Sides int
	// Together are pairs that are always on the same side and move as one.
	Together [][2]int
	// Apart are pairs that are never on the same side. Of two sides they change together, as neither could move alone; of
	// more, each moves alone to a side without the other.
	Apart [][2]int
	// Fixed is the side of each actor that never moves, counted from 0, and -1 for the others; nil where all are free.
	Fixed []int
}

// NewProblem is a problem of two sides with one propensity between all.
func NewProblem(actors []Actor, propensity float64) *Problem {
	p := &Problem{Actors: actors, Sides: 2, Propensity: make([][]float64, len(actors))}
	for i := range p.Propensity {
		p.Propensity[i] = make([]float64, len(actors))
		for j := range p.Propensity[i] {
			if i != j {
				p.Propensity[i][j] = propensity
			}
		}
	}
	return p
}

// Check says what makes a problem one that has no answer.
func (p *Problem) Check() error {
	n := len(p.Actors)
	switch {
	case n < 2:
		return fmt.Errorf("a landscape needs at least 2 actors, and there are %d", n)
	case n > MostActors:
		return fmt.Errorf("there are %d actors; the limit is %d", n, MostActors)
	case p.Sides < 2 || p.Sides > MostSides:
		return fmt.Errorf("there are 2 to %d sides, not %d", MostSides, p.Sides)
	case len(p.Propensity) != n:
		return fmt.Errorf("there are %d rows of propensities for %d actors", len(p.Propensity), n)
	case p.Fixed != nil && len(p.Fixed) != n:
		return fmt.Errorf("there are %d fixed sides for %d actors", len(p.Fixed), n)
	}
	for i, actor := range p.Actors {
		if math.IsNaN(actor.Size) || actor.Size < 0 || actor.Size > largest {
			return fmt.Errorf("%s: %v is no size", actor.Name, actor.Size)
		}
		if len(p.Propensity[i]) != n {
			return fmt.Errorf("%s: there are %d propensities for %d actors", actor.Name, len(p.Propensity[i]), n)
		}
		for j, propensity := range p.Propensity[i] {
			if j != i && !(math.Abs(propensity) <= largest) {
				return fmt.Errorf("%s towards %s: %v is no propensity", actor.Name, p.Actors[j].Name, propensity)
			}
		}
		if p.Fixed != nil && (p.Fixed[i] < -1 || p.Fixed[i] >= p.Sides) {
			return fmt.Errorf("%s: side %d of %d cannot be fixed", actor.Name, p.Fixed[i], p.Sides)
		}
	}
	for _, pairs := range [][][2]int{p.Together, p.Apart} {
		for _, pair := range pairs {
			if min(pair[0], pair[1]) < 0 || max(pair[0], pair[1]) >= n || pair[0] == pair[1] {
				return fmt.Errorf("the actors %d and %d are no pair", pair[0], pair[1])
			}
		}
	}
	_, err := p.reduce()
	return err
}

// Symmetric says whether all propensities are mutual, so that the energy falls with every move.
func (p *Problem) Symmetric() bool {
	for i, row := range p.Propensity {
		for j := range i {
			if row[j] != p.Propensity[j][i] {
				return false
			}
		}
	}
	return true
}

// checkSides says whether sides are a configuration of the problem.
func (p *Problem) checkSides(sides []int) error {
	if len(sides) != len(p.Actors) {
		return fmt.Errorf("there are %d sides for %d actors", len(sides), len(p.Actors))
	}
	for _, side := range sides {
		if side < 0 {
			return errors.New("a side is counted from 0")
		}
	}
	return nil
}

// name is how an error calls an actor.
func (p *Problem) name(actor int) string {
	if p.Actors[actor].Name != "" {
		return p.Actors[actor].Name
	}
	return fmt.Sprint("actor ", actor)
}

// Movers is how many move by themselves, those who move as one counted once; of a problem that Check refuses it is the number
// of actors.
func (p *Problem) Movers() int {
	r, err := p.reduce()
	if err != nil {
		return len(p.Actors)
	}
	return len(r.list)
}
