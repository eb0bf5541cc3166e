package landscape

import "math"

// Energy is E = Σ_i s_i Σ_{j≠i} s_j p_ij d_ij over ordered pairs, of any configuration, also of one that breaks up pairs
// which are kept together. sides[i] is the side of actor i, counted from 0.
func (p *Problem) Energy(sides []int) (float64, error) {
	if err := p.checkSides(sides); err != nil {
		return 0, err
	}
	products, scale := p.products()
	return scale.energy(energyOf(products, sides)), nil
}

func energyOf(products [][]int64, sides []int) int64 {
	sum := int64(0)
	for i, row := range products {
		for j, product := range row {
			if sides[i] != sides[j] {
				sum += product
			}
		}
	}
	return sum
}

// Frustration is F_i = Σ_{j≠i} s_j p_ij d_ij of each actor, summed in the order of the actors with the rounding error carried
// along (Neumaier 1974).
func (p *Problem) Frustration(sides []int) ([]float64, error) {
	if err := p.checkSides(sides); err != nil {
		return nil, err
	}
	out := make([]float64, len(p.Actors))
	for i := range out {
		sum, lost := 0.0, 0.0
		for j := range p.Actors {
			if sides[i] == sides[j] {
				continue
			}
			term := float64(p.Actors[j].Size * p.Propensity[i][j])
			next := sum + term
			if math.Abs(sum) >= math.Abs(term) {
				lost += (sum - next) + term
			} else {
				lost += (term - next) + sum
			}
			sum = next
		}
		out[i] = sum + lost
	}
	return out, nil
}

// Move is one that an actor would make, with all that move with it.
type Move struct {
	// Actors move together to Side: of two sides, those who are kept apart from the first go the other way.
	Actors []int
	Side   int
	// Gain is how far the move lowers Σ s_i F_i over those who move.
	Gain float64
}

// Stable says whether nobody would move, and otherwise the move that steepest descent makes.
func (p *Problem) Stable(sides []int) (bool, Move, error) {
	if err := p.checkSides(sides); err != nil {
		return false, Move{}, err
	}
	r, err := p.prepare()
	if err != nil {
		return false, Move{}, err
	}
	w, err := r.walkFrom(sides)
	if err != nil {
		return false, Move{}, err
	}
	step := w.steepest()
	if step.unit < 0 {
		return true, Move{}, nil
	}
	return false, Move{Actors: r.list[step.unit].members, Side: step.side, Gain: r.scale.energy(-step.change)}, nil
}
