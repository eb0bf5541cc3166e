package hindcast

import (
	"strconv"

	"entente/sim/ensemble"
	"entente/sim/result"
)

// ScoreRow is how good a way of predicting is.
type ScoreRow struct {
	Predictor string  `parquet:"predictor,dict" about:"judged weights, fitted weights, posterior mean, or a trivial rule"`
	Trivial   bool    `parquet:"trivial" about:"whether it is a trivial rule"`
	Sample    string  `parquet:"sample,dict" about:"in_sample: each actor is among those it is predicted from; left_out: it is not"`
	Score     string  `parquet:"score,dict" about:"balanced_accuracy, brier or accuracy"`
	Value     float64 `parquet:"value" about:"balanced accuracy and accuracy 0 to 1, the higher the better; Brier score 0 to 2, the lower the better"`
	Low       float64 `parquet:"low" about:"lower end of the 95 % interval: bootstrap over actors, for accuracy Wilson's"`
	High      float64 `parquet:"high" about:"upper end of it"`
}

// PlaceRow is the probability of finding an actor somewhere.
type PlaceRow struct {
	Predictor string  `parquet:"predictor,dict" about:"judged weights, fitted weights or posterior mean"`
	Actor     string  `parquet:"actor,dict" about:"id of the actor"`
	Bloc      string  `parquet:"bloc,dict" about:"id of the bloc, (arisen) for any that the scenario does not list, none for no bloc"`
	True      float64 `parquet:"true" unit:"fraction" about:"part of the actor's membership that is there in truth"`
	InSample  float64 `parquet:"in_sample" unit:"fraction" about:"probability, all facts known; a run with several blocs counts in equal parts"`
	LeftOut   float64 `parquet:"left_out" unit:"fraction" about:"probability from a fit that did not know the actor"`
}

// MissRow is a reason for an actor being put where it was not.
type MissRow struct {
	Actor     string  `parquet:"actor,dict" about:"id of the actor"`
	Predicted string  `parquet:"predicted,dict" about:"where the judged weights put it"`
	True      string  `parquet:"true,dict" about:"where it was"`
	Term      string  `parquet:"term,dict" about:"name of the term"`
	Part      float64 `parquet:"part" about:"what the term gives the predicted bloc more than the true one at the end, utility units"`
}

// WeightRow is what the facts say of a weight.
type WeightRow struct {
	Term     string  `parquet:"term,dict" about:"name of the term"`
	Judged   float64 `parquet:"judged" about:"the weight as it stands, utility units per unit of the term"`
	Lowest   float64 `parquet:"low" about:"lower end of the judged range"`
	Highest  float64 `parquet:"high" about:"upper end of it"`
	Fitted   float64 `parquet:"fitted" about:"the weight that the search found"`
	Before   float64 `parquet:"prior_q05" about:"5 % quantile before the facts"`
	Earlier  float64 `parquet:"prior_q95" about:"95 % quantile before the facts"`
	Least    float64 `parquet:"q05" about:"5 % quantile of the posterior; so the next two"`
	Median   float64 `parquet:"q50" about:"median"`
	Greatest float64 `parquet:"q95" about:"95 % quantile"`
}

// Tables are the report as tables.
func (r *Report) Tables() []result.StudyTable {
	return []result.StudyTable{
		result.NewStudyTable("scores", "How good the model and trivial rules are.", r.scoreRows),
		result.NewStudyTable("places", "Where each actor was, and was predicted.", r.placeRows),
		result.NewStudyTable("misses", "Why actors were put where they were not.", r.missRows),
		result.NewStudyTable("weights", "What the facts say of each weight.", r.weightRows),
	}
}

func (r *Report) scoreRows(yield func(*ScoreRow) bool) {
	give := func(name string, trivial bool, sample string, score Score) bool {
		for _, one := range []struct {
			name string
			of   ensemble.Interval
		}{{"balanced_accuracy", score.Balanced}, {"brier", score.Brier}, {"accuracy", score.Accuracy}} {
			if !yield(&ScoreRow{name, trivial, sample, one.name, one.of.Value, one.of.Low, one.of.High}) {
				return false
			}
		}
		return true
	}
	for _, c := range r.Forecasts() {
		if !give(c.Name, false, "in_sample", c.InSample) || !give(c.Name, false, "left_out", c.LeftOut) {
			return
		}
	}
	for _, rule := range r.Rules {
		if !give(rule.Name, true, "in_sample", rule.InSample) || !give(rule.Name, true, "left_out", rule.LeftOut) {
			return
		}
	}
}

func (r *Report) placeRows(yield func(*PlaceRow) bool) {
	for _, c := range r.Forecasts() {
		for k, actor := range r.Actors {
			for class, bloc := range r.Facts.Classes {
				if !yield(&PlaceRow{c.Name, actor, bloc, r.Facts.True[k][class], c.Places[k][class], c.Left[k][class]}) {
					return
				}
			}
		}
	}
}

func (r *Report) missRows(yield func(*MissRow) bool) {
	for _, miss := range r.Misses {
		for _, reason := range miss.Reasons {
			if !yield(&MissRow{miss.Actor, miss.Predicted, miss.True, reason.Term, reason.Part}) {
				return
			}
		}
	}
}

func (r *Report) weightRows(yield func(*WeightRow) bool) {
	if r.Posterior == nil {
		return
	}
	for k, w := range r.Posterior.Prior.Weights {
		before, after := r.Posterior.Before(k), r.Posterior.Range(k)
		row := WeightRow{w.Term, w.Default, w.Low, w.High, w.Default, before.Low, before.High, after.Low, after.Value, after.High}
		if r.Weights != nil {
			row.Fitted = r.Weights[k]
		}
		if !yield(&row) {
			return
		}
	}
}

// DrawnRow is a weight that a run has drawn.
type DrawnRow struct {
	Run    string  `parquet:"run" about:"number of the run"`
	Term   string  `parquet:"term,dict" about:"name of the term"`
	Weight float64 `parquet:"weight" about:"its weight in that run, utility units per unit of the term"`
}

// DrawnTable lists the weights that runs have drawn.
func (p *Posterior) DrawnTable(seed, first, count uint64) result.StudyTable {
	return result.NewStudyTable("weights", "The weights that every run has drawn.", func(yield func(*DrawnRow) bool) {
		for run := first; run < first+count; run++ {
			for k, weight := range p.Weights(seed, run) {
				if !yield(&DrawnRow{strconv.FormatUint(run, 10), p.Prior.Weights[k].Term, weight}) {
					return
				}
			}
		}
	})
}

// WeightsName is the file in a result's folder that its runs drew their weights from.
const WeightsName = "weights.json"

// Keep adds to a study what its runs drew their weights from, and to its tables what they drew; nothing where the posterior is nil.
func (p *Posterior) Keep(study *result.Study, tables []result.StudyTable, seed, runs uint64) ([]result.StudyTable, error) {
	if p == nil {
		return tables, nil
	}
	text, err := p.Encode()
	if err != nil {
		return nil, err
	}
	study.Arguments = append(study.Arguments, "--weights", WeightsName)
	study.Documents = append(study.Documents, result.Document{Name: WeightsName, Text: text})
	return append(tables, p.DrawnTable(seed, 0, runs)), nil
}
