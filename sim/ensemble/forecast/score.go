package forecast

import (
	"fmt"
	"math"
	"slices"

	"entente/agents/portable"
)

// Clip is how near to 0 and 1 a probability may come in the logarithmic score: nearer ones count as Clip or 1 - Clip, so that
// what happened in none of the runs, and then did, costs much but not everything. The Brier score needs no clipping.
const Clip = 0.01

// bins is how many of equal width calibration is told in.
const bins = 10

// Scores tell how good a forecast was, over the questions whose outcome is known.
type Scores struct {
	Questions int
	// True is the part of them that came true: the base rate.
	True float64
	// Brier is the mean of (p - outcome)², 0 for a perfect forecast, 0.25 for one half always (Brier 1950).
	Brier float64
	// Log is the mean of -ln(probability given to what happened), clipped; 0 for a perfect forecast, 0.693 for one half always
	// (Good 1952).
	Log float64
	// SkillHalf, SkillBase and SkillStill are 1 - Brier / that of a reference: one half always, the base rate always (which nobody
	// knows beforehand), and that nobody chooses. 1 is perfect, 0 no better, below it worse. NaN where the reference is perfect
	// or missing.
	SkillHalf, SkillBase, SkillStill float64
	// Calibration are the bins that hold any question.
	Calibration []Bin
}

// Bin are the questions whose probability lies in a range, the last one with its upper end.
type Bin struct {
	Low, High float64
	Questions int
	// Forecast is their mean probability, True the part of them that came true.
	Forecast, True float64
}

// ScoreOf scores the rows whose outcome is known; it is an error where there is none.
func ScoreOf(rows []Row, outcomes Outcomes) (Scores, error) {
	var s Scores
	var calibration [bins]Bin
	brier, log, still, happened := 0.0, 0.0, 0.0, 0.0
	haveStill := true
	for _, row := range rows {
		outcome, known := outcomes[row.ID]
		if !known {
			continue
		}
		truth := 0.0
		if outcome {
			truth = 1
		}
		s.Questions++
		happened += truth
		brier += squared(row.Value - truth)
		still += squared(row.Still - truth)
		haveStill = haveStill && row.Still != noForecast
		given := row.Value
		if !outcome {
			given = 1 - given
		}
		log -= portable.Log(min(1-Clip, max(Clip, given)))
		bin := &calibration[min(bins-1, int(float64(row.Value*bins)))]
		bin.Questions++
		bin.Forecast += row.Value
		bin.True += truth
	}
	if s.Questions == 0 {
		return s, fmt.Errorf("none of the %d questions of the forecast has a known outcome", len(rows))
	}
	n := float64(s.Questions)
	s.True, s.Brier, s.Log = happened/n, brier/n, log/n
	s.SkillHalf, s.SkillBase, s.SkillStill = skill(s.Brier, 0.25), skill(s.Brier, float64(s.True*(1-s.True))), math.NaN()
	if haveStill {
		s.SkillStill = skill(s.Brier, still/n)
	}
	for k, bin := range calibration {
		if count := float64(bin.Questions); count > 0 {
			s.Calibration = append(s.Calibration, Bin{float64(k) / bins, float64(k+1) / bins, bin.Questions, bin.Forecast / count, bin.True / count})
		}
	}
	return s, nil
}

// Kinds are the kinds of question that a forecast has, in its order.
func Kinds(rows []Row) []string {
	var kinds []string
	for _, row := range rows {
		if !slices.Contains(kinds, row.Kind) {
			kinds = append(kinds, row.Kind)
		}
	}
	return kinds
}

// OfKind are the rows of a kind.
func OfKind(rows []Row, kind string) []Row {
	var found []Row
	for _, row := range rows {
		if row.Kind == kind {
			found = append(found, row)
		}
	}
	return found
}

// skill is how much better a score is than a reference's, as a part of it.
func skill(score, reference float64) float64 {
	if reference == 0 {
		return math.NaN()
	}
	return 1 - score/reference
}

func squared(x float64) float64 { return float64(x * x) }
