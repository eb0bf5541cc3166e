package scenarios

import (
	"hash/fnv"
	"math"
	"strings"

	"entente/agents/portable"
	"entente/sim/random"
)

// Draw is one draw of what nobody knows for certain: a value for each number that has a range. Its luck is addressed by seed,
// number and path, so that the same path has the same value in every scenario and whatever else is drawn, unless a scenario
// gives it another range.
type Draw struct{ Seed, Number uint64 }

// Weights draws every weight, of utility and of admission, log-uniformly between the ends of its range: from half to double,
// half is as likely as double. A weight of 0 stays 0: that is a term switched off.
func (d Draw) Weights(document *Document) []Setting {
	var settings []Setting
	for _, lever := range Levers(document) {
		if isWeight(lever.Path) && lever.uncertain() && lever.Low > 0 && lever.Value.Number != 0 {
			settings = append(settings, Setting{lever.Path, Number(logUniform(d.uniform(lever.Path), lever.Low, lever.High))})
		}
	}
	return settings
}

// Figures draws every other number that the document writes with a low and a high of its own. The value is taken for the most
// likely one: the distribution is triangular (Johnson 1997, The Statistician 46: the usual one where no more than these three
// numbers are known). Numbers are drawn independently of one another.
func (d Draw) Figures(document *Document) []Setting {
	var settings []Setting
	for _, lever := range Levers(document) {
		if !isWeight(lever.Path) && lever.uncertain() && lever.Written {
			value := triangular(d.uniform(lever.Path), lever.Low, lever.Value.Number, lever.High)
			if tooSmall(value) {
				value = 0
			}
			settings = append(settings, Setting{lever.Path, Number(value)})
		}
	}
	return settings
}

// uniform is a number in (0, 1) that belongs to a path.
func (d Draw) uniform(path string) float64 {
	address := fnv.New64a()
	address.Write([]byte(path))
	return random.New(d.Seed, d.Number).Float64(address.Sum64(), 0, random.PurposeParameter, 0)
}

// uncertain says that a lever is a number with a range of its own.
func (l Lever) uncertain() bool { return l.Kind == NumberLever && l.Ranged && l.Low < l.High }

func isWeight(path string) bool {
	return strings.HasPrefix(path, "weights.") || strings.HasPrefix(path, "admission_weights.")
}

// logUniform is low · (high/low)^u, with low above 0.
func logUniform(u, low, high float64) float64 {
	from, to := portable.Log(low), portable.Log(high)
	return min(high, max(low, portable.Exp(from+float64(u*(to-from)))))
}

// triangular is the value under which a part u of the triangular distribution lies.
func triangular(u, low, mode, high float64) float64 {
	mode = min(high, max(low, mode))
	width := high - low
	value := low
	if below := mode - low; float64(u*width) < below {
		value = low + math.Sqrt(float64(u*width)*below)
	} else {
		value = high - math.Sqrt(float64((1-u)*width)*(high-mode))
	}
	return min(high, max(low, value))
}
