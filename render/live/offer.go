package live

import (
	"math"
	"strings"

	"entente/render/wording"
	"entente/scenarios"
)

// Offer is a lever that is offered to move, in words of a language.
type Offer struct {
	Path  string `json:"path"`
	Label string `json:"label"`
	// About says more, in English; it may be empty.
	About string `json:"about"`
	Unit  string `json:"unit"`
	// Value is what the scenario says, before all turns.
	Value string `json:"value"`
	// A number has a scale that covers its range; a word has Allowed ones.
	Low     float64  `json:"low"`
	High    float64  `json:"high"`
	Step    float64  `json:"step"`
	Allowed []string `json:"allowed"`
}

// newOffer describes a lever. Levers that a run cannot go on by, or that have no name here, are not offered.
func newOffer(lever scenarios.Lever, names names, language wording.Language) (Offer, bool) {
	label, unit, known := names.label(lever.Path, language)
	if !known {
		return Offer{}, false
	}
	offered := Offer{Path: lever.Path, Label: label, Unit: unit, About: lever.Description, Value: lever.Value.String()}
	switch lever.Kind {
	case scenarios.NumberLever:
		offered.Low, offered.High, offered.Step = scale(lever)
	case scenarios.ChoiceLever:
		offered.Allowed = lever.Allowed
	default:
		return Offer{}, false
	}
	return offered, true
}

// scale is from where to where a number can be slid, in steps: all that is possible where that is not much, else somewhat
// more than what is judged plausible.
func scale(lever scenarios.Lever) (low, high, step float64) {
	low, high = lever.Low, lever.High
	switch value := math.Abs(lever.Value.Number); {
	case lever.Maximum-lever.Minimum <= 2:
		low, high = lever.Minimum, lever.Maximum
	case strings.HasPrefix(lever.Path, "weights."):
		low, high = min(0, low), 2*high
	case lever.Ranged:
		low, high = max(low-(high-low), lever.Minimum), min(high+2*(high-low), lever.Maximum)
	default:
		low, high = max(-3*value-1, lever.Minimum), min(3*value+1, lever.Maximum)
	}
	// Steps of 1, 2 or 5 times a power of ten, about a hundred of them.
	power := math.Pow(10, math.Floor(math.Log10(max(high-low, 1e-9)/100)))
	step = 10 * power
	for _, candidate := range []float64{power, 2 * power, 5 * power} {
		if (high-low)/candidate <= 120 {
			step = candidate
			break
		}
	}
	low, high = math.Floor(min(low, lever.Value.Number)/step)*step, math.Ceil(max(high, lever.Value.Number)/step)*step
	return max(low, lever.Minimum), min(high, lever.Maximum), step
}
