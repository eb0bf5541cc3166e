package ensemble

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"entente/sim/result"
)

// MembershipRow is where an actor belongs at the end of a tick.
type MembershipRow struct {
	Tick        int32   `parquet:"tick" about:"number of the tick, from 0"`
	Date        int32   `parquet:"date,date" about:"first day of the tick"`
	Actor       string  `parquet:"actor,dict" about:"id of the actor"`
	Bloc        string  `parquet:"bloc,optional,dict" about:"id of the bloc, (arisen) for any that the scenario does not list; null for no bloc at all"`
	Probability float64 `parquet:"probability" unit:"fraction" about:"part of the runs in which the actor belongs to it; combinations that no run shows have no row"`
	Low         float64 `parquet:"low" unit:"fraction" about:"lower end of the 95 % Wilson interval"`
	High        float64 `parquet:"high" unit:"fraction" about:"upper end of it"`
}

// ShareRow is a bloc at the end of a tick.
type ShareRow struct {
	Tick      int32   `parquet:"tick" about:"number of the tick, from 0"`
	Date      int32   `parquet:"date,date" about:"first day of the tick"`
	Bloc      string  `parquet:"bloc,dict" about:"id of the bloc; (arisen) for all that the scenario does not list, together"`
	Exists    float64 `parquet:"exists" unit:"fraction" about:"part of the runs in which it exists"`
	Mean      float64 `parquet:"mean" unit:"fraction" about:"mean of its market share, 0 where it does not exist"`
	Deviation float64 `parquet:"standard_deviation" unit:"fraction" about:"standard deviation over runs"`
	Lowest    float64 `parquet:"q05" unit:"fraction" about:"5 % quantile, to 0.8 % of its value; so the next four"`
	Low       float64 `parquet:"q25" unit:"fraction" about:"25 % quantile"`
	Median    float64 `parquet:"q50" unit:"fraction" about:"median"`
	High      float64 `parquet:"q75" unit:"fraction" about:"75 % quantile"`
	Highest   float64 `parquet:"q95" unit:"fraction" about:"95 % quantile"`
}

// PositionRow is one number of a state's position at the end of a tick.
type PositionRow struct {
	Tick      int32   `parquet:"tick" about:"number of the tick, from 0"`
	Date      int32   `parquet:"date,date" about:"first day of the tick"`
	State     string  `parquet:"state,dict" about:"id of the state"`
	Number    string  `parquet:"number,dict" about:"strength, market_share, capital_share or dependence, as in the table states of a run"`
	Mean      float64 `parquet:"mean" unit:"fraction" about:"mean over runs"`
	Deviation float64 `parquet:"standard_deviation" unit:"fraction" about:"standard deviation over runs"`
	Lowest    float64 `parquet:"q05" unit:"fraction" about:"5 % quantile, to 0.8 % of its value; so the next two"`
	Median    float64 `parquet:"q50" unit:"fraction" about:"median"`
	Highest   float64 `parquet:"q95" unit:"fraction" about:"95 % quantile"`
}

// RankRow is how often a state has a rank at the end of a tick.
type RankRow struct {
	Tick        int32   `parquet:"tick" about:"number of the tick, from 0"`
	Date        int32   `parquet:"date,date" about:"first day of the tick"`
	State       string  `parquet:"state,dict" about:"id of the state"`
	Rank        int32   `parquet:"rank" about:"rank by strength, from 1"`
	Probability float64 `parquet:"probability" unit:"fraction" about:"part of the runs; ranks that no run shows have no row"`
	Low         float64 `parquet:"low" unit:"fraction" about:"lower end of the 95 % Wilson interval"`
	High        float64 `parquet:"high" unit:"fraction" about:"upper end of it"`
}

// PartitionRow is a way in which runs ended.
type PartitionRow struct {
	Of        string  `parquet:"of,dict" about:"whose memberships: all, or focus"`
	Place     int32   `parquet:"place" about:"1 for the most frequent"`
	Runs      int32   `parquet:"runs" unit:"runs" about:"in how many it stood at the end"`
	Frequency float64 `parquet:"frequency" unit:"fraction" about:"part of the runs"`
	Low       float64 `parquet:"low" unit:"fraction" about:"lower end of the 95 % Wilson interval"`
	High      float64 `parquet:"high" unit:"fraction" about:"upper end of it"`
	Stable    int32   `parquet:"stable" unit:"runs" about:"in how many of these no actor could gain by a move that its bloc would admit"`
	FirstRun  string  `parquet:"first_run" about:"number of the first run in which it stood, to see it again"`
}

// OutcomeRow is an outcome over all runs.
type OutcomeRow struct {
	Outcome string  `parquet:"outcome,dict" about:"as it was asked"`
	Value   float64 `parquet:"value" about:"probability of a statement, mean of a number"`
	Low     float64 `parquet:"low" about:"lower end of the 95 % interval: Wilson's, or the normal one of the mean"`
	High    float64 `parquet:"high" about:"upper end of it"`
}

// AnswerRow is what a run answered.
type AnswerRow struct {
	Run     string  `parquet:"run" about:"number of the run"`
	Outcome string  `parquet:"outcome,dict" about:"as it was asked"`
	Value   float64 `parquet:"value" about:"1 or 0 for a statement, else the number"`
}

// Tables are the ensemble as tables. partitions is how many are listed, of all actors and of those in focus.
func (e *Ensemble) Tables(first uint64, partitions int) []result.StudyTable {
	return []result.StudyTable{
		result.NewStudyTable("memberships", "Who belongs where, by tick, actor and bloc.", e.membershipRows),
		result.NewStudyTable("shares", "Every bloc's market share, by tick and bloc.", e.shareRows),
		result.NewStudyTable("positions", "Every state's position, by tick, state and number.", e.positionRows),
		result.NewStudyTable("ranks", "Every state's rank, by tick, state and rank.", e.rankRows),
		result.NewStudyTable("partitions", "The most frequent ends.", func(yield func(*PartitionRow) bool) {
			_ = e.partitionRows("all", &e.Partitions, partitions, yield) && e.partitionRows("focus", &e.FocusPartitions, partitions, yield)
		}),
		result.NewStudyTable("outcomes", "Every outcome over all runs.", e.outcomeRows),
		result.NewStudyTable("answers", "Every run's answers, by outcome and run.", func(yield func(*AnswerRow) bool) { e.answerRows(first, yield) }),
		result.NewStudyTable("runs", "How every run ended.", func(yield func(*RunRow) bool) { e.runRows("A", first, yield) }),
	}
}

// RunRow is how a run ended.
type RunRow struct {
	Scenario string `parquet:"scenario,dict" about:"A for the only or the first scenario, B for the second, and so on"`
	Run      string `parquet:"run" about:"number of the run"`
	End      string `parquet:"end" about:"fingerprint of every actor's state at the end, 16 hexadecimal digits"`
}

func (a *Answers) runRows(scenario string, first uint64, yield func(*RunRow) bool) bool {
	for run, end := range a.Ends {
		if !yield(&RunRow{scenario, strconv.FormatUint(first+uint64(run), 10), fmt.Sprintf("%016x", end)}) {
			return false
		}
	}
	return true
}

// day is a tick's first day as tables hold it.
func (e *Ensemble) day(tick int) int32 {
	return int32(e.Calendar.Date(tick).Sub(time.Unix(0, 0)) / (24 * time.Hour))
}

func (e *Ensemble) membershipRows(yield func(*MembershipRow) bool) {
	for tick := range e.Ticks() {
		for actor, id := range e.Actors {
			row := MembershipRow{Tick: int32(tick), Date: e.day(tick), Actor: id}
			give := func(bloc string, p Interval) bool {
				row.Bloc, row.Probability, row.Low, row.High = bloc, p.Value, p.Low, p.High
				return p.Value == 0 || yield(&row)
			}
			if !give("", e.Free(tick, actor)) {
				return
			}
			for bloc, name := range e.Blocs {
				if !give(name, e.Membership(tick, actor, bloc)) {
					return
				}
			}
		}
	}
}

func (e *Ensemble) shareRows(yield func(*ShareRow) bool) {
	for tick := range e.Ticks() {
		for bloc, id := range e.Blocs {
			d := e.Share(tick, bloc)
			row := ShareRow{
				int32(tick), e.day(tick), id, e.Existence(tick, bloc).Value, d.Mean(), d.Deviation(),
				d.Quantile(0.05), d.Quantile(0.25), d.Quantile(0.5), d.Quantile(0.75), d.Quantile(0.95),
			}
			if !yield(&row) {
				return
			}
		}
	}
}

func (e *Ensemble) positionRows(yield func(*PositionRow) bool) {
	for tick := range e.Ticks() {
		for state, id := range e.States {
			standing := e.Position(tick, state)
			for _, number := range []struct {
				name string
				of   *Distribution
			}{
				{"strength", &standing.Strength}, {"market_share", &standing.Share},
				{"capital_share", &standing.Capital}, {"dependence", &standing.Dependence},
			} {
				d := number.of
				row := PositionRow{
					int32(tick), e.day(tick), id, number.name, d.Mean(), d.Deviation(), d.Quantile(0.05), d.Quantile(0.5), d.Quantile(0.95),
				}
				if !yield(&row) {
					return
				}
			}
		}
	}
}

func (e *Ensemble) rankRows(yield func(*RankRow) bool) {
	for tick := range e.Ticks() {
		for state, id := range e.States {
			for k, count := range e.Position(tick, state).Ranks {
				p := Wilson(uint64(count), e.Runs)
				row := RankRow{int32(tick), e.day(tick), id, int32(k + 1), p.Value, p.Low, p.High}
				if count > 0 && !yield(&row) {
					return
				}
			}
		}
	}
}

func (e *Ensemble) partitionRows(of string, partitions *Partitions, most int, yield func(*PartitionRow) bool) bool {
	for k, partition := range partitions.Most(most) {
		p := Wilson(partition.Runs, e.Runs)
		row := PartitionRow{
			of, int32(k + 1), int32(partition.Runs), p.Value, p.Low, p.High, int32(partition.Stable), strconv.FormatUint(partition.First, 10),
		}
		if !yield(&row) {
			return false
		}
	}
	return true
}

func (e *Ensemble) outcomeRows(yield func(*OutcomeRow) bool) {
	for k, outcome := range e.Outcomes {
		found := e.Estimate(k)
		if !yield(&OutcomeRow{oneLine(outcome.Text), found.Value, found.Low, found.High}) {
			return
		}
	}
}

func (e *Ensemble) answerRows(first uint64, yield func(*AnswerRow) bool) {
	for k, outcome := range e.Outcomes {
		for run, value := range e.ByRun[k] {
			if !yield(&AnswerRow{strconv.FormatUint(first+uint64(run), 10), oneLine(outcome.Text), value}) {
				return
			}
		}
	}
}

// oneLine is an outcome's text without line breaks, which tables cannot carry.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
