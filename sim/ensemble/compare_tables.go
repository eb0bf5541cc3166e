package ensemble

import (
	"strconv"

	"entente/sim/result"
)

// DifferenceRow is an outcome of a scenario less that of the first.
type DifferenceRow struct {
	Scenario      string  `parquet:"scenario,dict" about:"B for the second scenario, and so on"`
	Outcome       string  `parquet:"outcome,dict" about:"as it was asked"`
	Base          float64 `parquet:"base" about:"probability or mean in the first scenario"`
	Other         float64 `parquet:"other" about:"the same in this one"`
	Difference    float64 `parquet:"difference" about:"mean of this one less the first, run by run"`
	Low           float64 `parquet:"low" about:"lower end of its 95 % interval"`
	High          float64 `parquet:"high" about:"upper end of it"`
	VarianceSaved float64 `parquet:"variance_saved" unit:"fraction" about:"part of the difference's variance that common random numbers took away"`
}

// MoverRow is how often an actor ended in a bloc.
type MoverRow struct {
	Scenario string  `parquet:"scenario,dict" about:"B for the second scenario, and so on"`
	Actor    string  `parquet:"actor,dict" about:"id of the actor"`
	Differs  float64 `parquet:"differs" unit:"fraction" about:"part of the runs in which its memberships at the end are others than in the first scenario"`
	Bloc     string  `parquet:"bloc,optional,dict" about:"id of a bloc that it ends in more or less often, null where it does so in none"`
	Base     float64 `parquet:"base" unit:"fraction" about:"part of the runs in which it ends there in the first scenario"`
	Other    float64 `parquet:"other" unit:"fraction" about:"the same in this one"`
}

// PairedRow is what a run answered in one scenario.
type PairedRow struct {
	Scenario string  `parquet:"scenario,dict" about:"A for the first scenario, B for the second, and so on"`
	Outcome  string  `parquet:"outcome,dict" about:"as it was asked"`
	Run      string  `parquet:"run" about:"number of the run; the same luck in all scenarios"`
	Value    float64 `parquet:"value" about:"1 or 0 for a statement, else the number"`
}

// Tables are the comparison as tables; first is the number of the first run.
func (c *Comparison) Tables(first uint64) []result.StudyTable {
	return []result.StudyTable{
		result.NewStudyTable("differences", "Every outcome's difference from the first scenario.", c.differenceRows),
		result.NewStudyTable("movers", "Actors that ended elsewhere than in the first scenario.", c.moverRows),
		result.NewStudyTable("answers", "Every run's answers.", func(yield func(*PairedRow) bool) { c.pairedRows(first, yield) }),
		result.NewStudyTable("runs", "How every run ended.", func(yield func(*RunRow) bool) {
			for model, answers := range c.Answers {
				if !answers.runRows(letter(model), first, yield) {
					return
				}
			}
		}),
	}
}

// letter is how a model is called.
func letter(model int) string { return string('A' + rune(model)) }

func (c *Comparison) differenceRows(yield func(*DifferenceRow) bool) {
	for model := 1; model < len(c.Models); model++ {
		for outcome := range c.Answers[0].Outcomes {
			d := c.Difference(model, outcome)
			row := DifferenceRow{
				letter(model), oneLine(d.Outcome), d.Base.Value, d.Other.Value, d.Difference.Value, d.Difference.Low, d.Difference.High, d.VarianceSaved,
			}
			if !yield(&row) {
				return
			}
		}
	}
}

func (c *Comparison) moverRows(yield func(*MoverRow) bool) {
	for model := 1; model < len(c.Models); model++ {
		for _, mover := range c.Movers(model) {
			shifts := mover.Shifts
			if len(shifts) == 0 {
				shifts = []Shift{{}}
			}
			for _, shift := range shifts {
				row := MoverRow{letter(model), mover.Actor, mover.Differs.Value, shift.Bloc, shift.Base.Value, shift.Other.Value}
				if !yield(&row) {
					return
				}
			}
		}
	}
}

func (c *Comparison) pairedRows(first uint64, yield func(*PairedRow) bool) {
	for model, answers := range c.Answers {
		for outcome, values := range answers.ByRun {
			text := oneLine(answers.Outcomes[outcome].Text)
			for run, value := range values {
				if !yield(&PairedRow{letter(model), text, strconv.FormatUint(first+uint64(run), 10), value}) {
					return
				}
			}
		}
	}
}
