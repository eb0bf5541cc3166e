package design

import (
	"errors"
	"fmt"
	"math"
)

// Factor is one thing that a design varies: a range of numbers, or a list of levels.
type Factor struct {
	Name string
	// Low and High are the ends of a continuous range; both are 0 where there are levels.
	Low, High float64
	// Levels are the only values that the factor takes, in the order in which a grid runs through them; none for a range.
	Levels []float64
}

// Check says what is wrong with a factor. A range has finite ends, Low below High; levels are two or more, finite and
// different; no factor has both.
func (f Factor) Check() error {
	switch {
	case f.Name == "":
		return errors.New("a factor has no name: give each one a name of its own")
	case len(f.Levels) > 0:
		return f.checkLevels()
	case !isFinite(f.Low) || !isFinite(f.High) || !isFinite(f.High-f.Low):
		return fmt.Errorf("factor %s: range %v to %v: both ends must be finite numbers, and so must their difference", f.Name, f.Low, f.High)
	case f.Low >= f.High:
		return fmt.Errorf("factor %s: range %v to %v: low must be below high (or list levels)", f.Name, f.Low, f.High)
	}
	return nil
}

func (f Factor) checkLevels() error {
	if f.Low != 0 || f.High != 0 {
		return fmt.Errorf("factor %s: it has the range %v to %v and %d levels: give one of the two", f.Name, f.Low, f.High, len(f.Levels))
	}
	if len(f.Levels) == 1 {
		return fmt.Errorf("factor %s: the single level %v does not vary: give two or more, or leave the factor out", f.Name, f.Levels[0])
	}
	seen := make(map[float64]bool, len(f.Levels))
	for _, level := range f.Levels {
		if !isFinite(level) {
			return fmt.Errorf("factor %s: level %v: levels must be finite numbers", f.Name, level)
		}
		if seen[level] {
			return fmt.Errorf("factor %s: level %v is listed twice: levels must differ", f.Name, level)
		}
		seen[level] = true
	}
	return nil
}

// Split returns the factor with count evenly spaced levels from Low to High, both included, in place of its range.
// A factor that already has levels stays as it is. A count below 2 leaves a factor that Check refuses.
func (f Factor) Split(count int) Factor {
	if len(f.Levels) > 0 || count < 1 {
		return f
	}
	levels := make([]float64, count)
	for i := range levels {
		levels[i] = f.At(float64(i) / float64(max(count-1, 1)))
	}
	return Factor{Name: f.Name, Levels: levels}
}

// At is the value at a place from 0 to 1: along the range from Low to High, or the level in whose equal share of the
// interval the place lies.
func (f Factor) At(place float64) float64 {
	if count := len(f.Levels); count > 0 {
		return f.Levels[min(int(place*float64(count)), count-1)]
	}
	if place == 1 {
		return f.High
	}
	return min(f.Low+float64(place*(f.High-f.Low)), f.High)
}

// checkFactors checks each factor and that no two share a name.
func checkFactors(factors []Factor) error {
	if len(factors) == 0 {
		return errors.New("no factors: a design needs at least one")
	}
	var problems []error
	seen := make(map[string]bool, len(factors))
	for _, factor := range factors {
		if err := factor.Check(); err != nil {
			problems = append(problems, err)
		}
		if seen[factor.Name] && factor.Name != "" {
			problems = append(problems, fmt.Errorf("factor %s is listed twice: names must differ", factor.Name))
		}
		seen[factor.Name] = true
	}
	return errors.Join(problems...)
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
