package advice

import "entente/sim/result"

// OptionRow is how an option does over the futures.
type OptionRow struct {
	Option      string  `parquet:"option,dict" about:"id of the option"`
	Name        string  `parquet:"name,dict" about:"its name"`
	Cost        float64 `parquet:"cost" unit:"USD bn/year" about:"what it costs more than now"`
	Role        string  `parquet:"role,optional,dict" about:"least_regret for the option least regretted, runner_up for the next; null for the others"`
	Standing    float64 `parquet:"standing" about:"mean of the outcome in future 0, the scenario as it stands"`
	Expected    float64 `parquet:"expected" about:"mean over the futures drawn, future 0 not among them"`
	ExpLow      float64 `parquet:"expected_low" about:"lower end of its 95 % interval over futures"`
	ExpHigh     float64 `parquet:"expected_high" about:"upper end of it"`
	Other       string  `parquet:"other,dict" about:"the option with the best mean of all others"`
	Advantage   float64 `parquet:"advantage" about:"how much better it is than that, paired by future, whichever way the outcome counts"`
	AdvLow      float64 `parquet:"advantage_low" about:"lower end of its 95 % interval"`
	AdvHigh     float64 `parquet:"advantage_high" about:"upper end of it"`
	Worst       float64 `parquet:"worst" about:"its value in the future in which it does worst"`
	WorstIn     int32   `parquet:"worst_in" about:"number of that future"`
	Best        float64 `parquet:"best" about:"its value in the future in which it does best"`
	BestIn      int32   `parquet:"best_in" about:"number of that future"`
	BestShare   float64 `parquet:"best_share" unit:"fraction" about:"part of the futures in which it is the best; equals share a future"`
	ShareLow    float64 `parquet:"best_share_low" unit:"fraction" about:"lower end of the 95 % score interval"`
	ShareHigh   float64 `parquet:"best_share_high" unit:"fraction" about:"upper end of it"`
	MeanRegret  float64 `parquet:"mean_regret" about:"mean of how much worse it is than the best of each future; luck raises it"`
	MeanLow     float64 `parquet:"mean_regret_low" about:"lower end of the 95 % bootstrap interval over futures"`
	MeanHigh    float64 `parquet:"mean_regret_high" about:"upper end of it"`
	SureRegret  float64 `parquet:"sure_regret" about:"the same against what half of the runs call the best, measured in the other half; luck does not raise it"`
	MaxRegret   float64 `parquet:"max_regret" about:"greatest of its regrets"`
	MaxLow      float64 `parquet:"max_regret_low" about:"lower end of the bootstrap interval"`
	MaxHigh     float64 `parquet:"max_regret_high" about:"what luck allows in the future of the greatest regret"`
	MaxIn       int32   `parquet:"max_regret_in" about:"number of that future"`
	DominatedBy string  `parquet:"dominated_by,optional,dict" about:"an option that is no worse in any future drawn and costs no more, and is better or cheaper; else null"`
}

// FutureRow is the value of a factor in a future.
type FutureRow struct {
	Future int32   `parquet:"future" about:"number of the future; 0 is the scenario as it stands"`
	Factor string  `parquet:"factor,dict" about:"name of the factor"`
	Value  float64 `parquet:"value" about:"its value, or for words the number of the word from 0"`
	Word   string  `parquet:"word,optional,dict" about:"the word, null for numbers"`
}

// ValueRow is an option in a future.
type ValueRow struct {
	Future int32   `parquet:"future" about:"number of the future; 0 is the scenario as it stands"`
	Option string  `parquet:"option,dict" about:"id of the option"`
	Value  float64 `parquet:"value" about:"mean of the outcome over the runs"`
	Low    float64 `parquet:"low" about:"lower end of its 95 % interval, for the luck of the runs"`
	High   float64 `parquet:"high" about:"upper end of it"`
	Regret float64 `parquet:"regret" about:"how much worse it is than the best option of the future"`
}

// TippingRow is a value of a factor or a lever that was run by itself.
type TippingRow struct {
	Of        string  `parquet:"of,dict" about:"factor, or lever of the option least regretted"`
	Name      string  `parquet:"name,dict" about:"name of the factor or lever"`
	Value     float64 `parquet:"value" about:"its value, or for words the number of the word from 0; all else as the scenario stands"`
	Word      string  `parquet:"word,optional,dict" about:"the word, null for numbers"`
	Rival     string  `parquet:"rival,dict" about:"the best of the rivals there"`
	Advantage float64 `parquet:"advantage" about:"how much better the option least regretted is"`
	Low       float64 `parquet:"low" about:"lower end of its 95 % interval, for the luck of the runs"`
	High      float64 `parquet:"high" about:"upper end of it"`
}

// CrossingRow is a value at which the advice changes.
type CrossingRow struct {
	Of    string  `parquet:"of,dict" about:"factor, or lever of the option least regretted"`
	Name  string  `parquet:"name,dict" about:"name of the factor or lever"`
	Value float64 `parquet:"value" about:"the tipping value, by linear interpolation"`
	Low   float64 `parquet:"low" about:"lower end of the values at which luck may decide"`
	High  float64 `parquet:"high" about:"upper end of them"`
	Open  bool    `parquet:"open" about:"whether one of the ends is that of the range that was looked at, and may lie beyond"`
	Rival string  `parquet:"rival,dict" about:"the option that is as good there"`
	Above bool    `parquet:"above" about:"whether the option least regretted is the better one above the value, and not below it"`
	Clear bool    `parquet:"clear" about:"whether options differ beyond luck on both sides"`
}

// FactorRow is an uncertain factor.
type FactorRow struct {
	Factor   string  `parquet:"factor,dict" about:"name of the factor"`
	Kind     string  `parquet:"kind,dict" about:"input, deed (what another decides) or weight (a number of the model)"`
	Judged   bool    `parquet:"judged" about:"whether it is a judgement and no fact"`
	Unit     string  `parquet:"unit,optional,dict" about:"its unit; null where it has none"`
	Low      float64 `parquet:"range_low" about:"lower end of its range"`
	High     float64 `parquet:"range_high" about:"upper end of it"`
	Standing float64 `parquet:"standing" about:"its value in the scenario"`
	Rank     float64 `parquet:"correlation" about:"rank correlation with the advantage of the option least regretted over the runner-up, over the futures"`
	RankLow  float64 `parquet:"correlation_low" about:"lower end of its 95 % interval"`
	RankHigh float64 `parquet:"correlation_high" about:"upper end of it"`
	Sure     bool    `parquet:"sure" about:"whether it is not 0 although so many factors were looked at (Bonferroni)"`
	Changes  bool    `parquet:"changes_advice" about:"whether the advice changes within its range, all else as the scenario stands"`
}

// PositionRow is how the state does with an option, over the futures.
type PositionRow struct {
	Against string  `parquet:"against,dict" about:"the option that the one least regretted is compared with"`
	Number  string  `parquet:"number,dict" about:"strength, state_share, dependence or rank of the state"`
	Chosen  float64 `parquet:"chosen" about:"mean over the futures with the option least regretted"`
	Other   float64 `parquet:"other" about:"the same with the other"`
	Change  float64 `parquet:"change" about:"mean difference, paired by future"`
	Low     float64 `parquet:"low" about:"lower end of its 95 % interval"`
	High    float64 `parquet:"high" about:"upper end of it"`
}

// Tables are the advice as tables.
func (a *Advice) Tables() []result.StudyTable {
	return []result.StudyTable{
		result.NewStudyTable("options", "How each option does over the futures.", a.optionRows),
		result.NewStudyTable("futures", "The value of each factor in each future.", a.futureRows),
		result.NewStudyTable("values", "What each option gives in each future, and its regret.", a.valueRows),
		result.NewStudyTable("tipping", "Each factor and lever varied by itself.", a.tippingRows),
		result.NewStudyTable("crossings", "The values at which the advice changes.", a.crossingRows),
		result.NewStudyTable("factors", "What is uncertain, and how it moves the advice.", a.factorRows),
		result.NewStudyTable("changes", "What the option least regretted changes for the state.", a.positionRows),
	}
}

func (a *Advice) optionRows(yield func(*OptionRow) bool) {
	for k := range a.Options {
		o := &a.Options[k]
		row := OptionRow{
			Option: o.ID, Name: o.Called(), Cost: o.Cost, Standing: o.Standing.Value, Other: a.Options[o.Other].ID,
			Expected: o.Expected.Value, ExpLow: o.Expected.Low, ExpHigh: o.Expected.High,
			Advantage: o.Advantage.Value, AdvLow: o.Advantage.Low, AdvHigh: o.Advantage.High,
			Worst: o.Worst.Value.Value, WorstIn: int32(o.Worst.Future), Best: o.Best.Value.Value, BestIn: int32(o.Best.Future),
			BestShare: o.BestShare.Value, ShareLow: o.BestShare.Low, ShareHigh: o.BestShare.High,
			MeanRegret: o.MeanRegret.Value, MeanLow: o.MeanRegret.Low, MeanHigh: o.MeanRegret.High, SureRegret: o.SureRegret,
			MaxRegret: o.MaxRegret.Value, MaxLow: o.MaxRegret.Low, MaxHigh: o.MaxRegret.High, MaxIn: int32(o.MaxRegretIn),
		}
		switch k {
		case a.Chosen:
			row.Role = "least_regret"
		case a.RunnerUp:
			row.Role = "runner_up"
		}
		if o.DominatedBy >= 0 {
			row.DominatedBy = a.Options[o.DominatedBy].ID
		}
		if !yield(&row) {
			return
		}
	}
}

func (a *Advice) futureRows(yield func(*FutureRow) bool) {
	for future, point := range a.Futures {
		for k, value := range point {
			factor := &a.Problem.Factors[k]
			if !yield(&FutureRow{int32(future), factor.Name, value, word(value, factor.Words)}) {
				return
			}
		}
	}
}

// word is the word of a value, empty for numbers.
func word(value float64, words []string) string {
	if len(words) == 0 {
		return ""
	}
	return text(value, words)
}

func (a *Advice) valueRows(yield func(*ValueRow) bool) {
	for future := range a.Futures {
		best := a.Problem.oriented(a.cells[0][future].mean)
		for k := range a.cells {
			best = max(best, a.Problem.oriented(a.cells[k][future].mean))
		}
		for k := range a.cells {
			value := a.Problem.value(a.cells[k][future])
			row := ValueRow{int32(future), a.Options[k].ID, value.Value, value.Low, value.High, best - a.Problem.oriented(value.Value)}
			if !yield(&row) {
				return
			}
		}
	}
}

// tippings goes through those of the factors, and then those of the levers.
func (a *Advice) tippings(yield func(of string, t *Tipping) bool) {
	for k := range a.Factors {
		if !yield("factor", &a.Factors[k]) {
			return
		}
	}
	for k := range a.Levers {
		if !yield("lever", &a.Levers[k]) {
			return
		}
	}
}

func (a *Advice) tippingRows(yield func(*TippingRow) bool) {
	for of, t := range a.tippings {
		for _, p := range t.Points {
			row := TippingRow{
				of, t.Name, p.Value, word(p.Value, t.Words), a.Options[p.Rival].ID, p.Advantage.Value, p.Advantage.Low, p.Advantage.High,
			}
			if !yield(&row) {
				return
			}
		}
	}
}

func (a *Advice) crossingRows(yield func(*CrossingRow) bool) {
	for of, t := range a.tippings {
		for _, c := range t.Crossings {
			if !yield(&CrossingRow{of, t.Name, c.At.Value, c.At.Low, c.At.High, c.Open, a.Options[c.Rival].ID, c.Above, c.Clear}) {
				return
			}
		}
	}
}

func (a *Advice) factorRows(yield func(*FactorRow) bool) {
	for k := range a.Problem.Factors {
		factor, found := &a.Problem.Factors[k], a.Influences[k]
		points := a.Factors[k].Points
		row := FactorRow{
			factor.Name, factor.Kind.String(), factor.Judged, factor.Unit, points[0].Value, points[len(points)-1].Value, factor.Standing,
			found.Correlation.Value, found.Correlation.Low, found.Correlation.High, found.Sure, a.Factors[k].Changes(),
		}
		if !yield(&row) {
			return
		}
	}
}

func (a *Advice) positionRows(yield func(*PositionRow) bool) {
	for _, c := range a.Comparisons {
		for _, p := range c.Positions {
			if !yield(&PositionRow{a.Options[c.Against].ID, p.Number, p.Chosen, p.Other, p.Change.Value, p.Change.Low, p.Change.High}) {
				return
			}
		}
	}
}
