package forecast

import (
	"context"
	"errors"
	"fmt"

	"entente/sim/ensemble"
)

// Forecast is a probability for each question, with all that is needed to make it again.
type Forecast struct {
	Rows []Row
	// Runs, Seed, Scenario, Hash, Program and Questions say what made it: Hash is the scenario's, with the end of the run in it.
	Runs, Seed     uint64
	Scenario, Hash string
	Program        string
	Questions      int
}

// Row is the forecast of one question.
type Row struct {
	Question
	// Probability is the part of runs in which it came true, with its 95 % interval (Wilson 1927): of the luck of the runs alone.
	ensemble.Interval
	// Still is 1 or 0: whether it would come true if nobody chose anything, so that only events moved anybody.
	Still float64
}

// ErrNoQuestions says that a run ends before the month of the first question.
var ErrNoQuestions = errors.New("no question lies within the run")

// UnsuitedModel says that a question names what a model does not have, such as an actor of article.
type UnsuitedModel struct{ err error }

func (u *UnsuitedModel) Error() string { return u.err.Error() }

// Unwrap is what is wrong.
func (u *UnsuitedModel) Unwrap() error { return u.err }

// Make asks the questions whose months lie within the runs. The result is the same for any number of workers.
func Make(ctx context.Context, runs ensemble.Runs) (*Forecast, error) {
	questions, err := Questions()
	if err != nil {
		return nil, err
	}
	questions = within(questions, runs.Model.Calendar)
	if len(questions) == 0 {
		return nil, ErrNoQuestions
	}
	outcomes := make([]*ensemble.Outcome, len(questions))
	for k, question := range questions {
		if outcomes[k], err = question.outcome(runs.Model); err != nil {
			return nil, &UnsuitedModel{err}
		}
	}
	answers, err := ensemble.Ask(ctx, runs, outcomes...)
	if err != nil {
		return nil, fmt.Errorf("forecasting: %w", err)
	}
	still, err := ensemble.Ask(ctx, ensemble.Runs{Model: runs.Model.Unchoosing(), Seed: runs.Seed, Count: 1}, outcomes...)
	if err != nil {
		return nil, fmt.Errorf("forecasting that nobody chooses: %w", err)
	}
	made := &Forecast{
		Runs: runs.Count, Seed: runs.Seed, Scenario: runs.Model.Name, Hash: runs.Model.Hash, Questions: Version,
	}
	for k, question := range questions {
		made.Rows = append(made.Rows, Row{question, answers.Estimate(k), still.ByRun[k][0]})
	}
	return made, nil
}

// Statements are the rows in their order, those of one statement for all its months together.
func (f *Forecast) Statements() [][]Row {
	var statements [][]Row
	for k, row := range f.Rows {
		if k == 0 || row.Condition != f.Rows[k-1].Condition {
			statements = append(statements, nil)
		}
		last := &statements[len(statements)-1]
		*last = append(*last, row)
	}
	return statements
}
