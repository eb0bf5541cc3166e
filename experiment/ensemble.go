package experiment

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/ensemble/chunk"
	"entente/sim/ensemble/hindcast"
	"entente/sim/result"
)

// Ensemble is many runs of one scenario.
type Ensemble struct {
	// Model is what is run, State the index of the state whose actors' partitions are counted apart.
	Model    *sim.Model
	State    int
	Outcomes []*ensemble.Outcome
	settings EnsembleSettings
	scenario []byte // in its canonical form
	identity
}

// EnsembleSettings say which runs an ensemble has and what it keeps of them.
type EnsembleSettings struct {
	// Runs are numbered from 0; there are at least 2, at most 2^30.
	Runs uint64
	Seed uint64
	// Outcomes are what each run is asked, in the language of outcomes of package ensemble.
	Outcomes []string
	// State is the index of the state whose actors' partitions are counted apart.
	State int
	// Partitions is how many of the most frequent ends are kept.
	Partitions int
	// Weights are what each run draws the weights of its terms from; nil where it has those of the scenario.
	Weights *hindcast.Posterior
}

// ensembleKept is what a job keeps of the settings besides its own fields.
type ensembleKept struct {
	State      int `json:"state"`
	Partitions int `json:"partitions"`
}

// MostRuns bounds the runs of an ensemble: counts are kept in 32 bits.
const MostRuns = 1 << 30

// NewEnsemble makes an ensemble of a scenario. program is the version of the program. The error says what is wrong with a setting.
func NewEnsemble(scenario *scenarios.Resolved, settings EnsembleSettings, program string) (*Ensemble, error) {
	model, err := scenarios.Build(&scenario.Document)
	if err != nil {
		return nil, err
	}
	e := &Ensemble{Model: model, State: settings.State, settings: settings, scenario: scenarios.Canonical(scenario.Document)}
	switch {
	case settings.Runs < 2 || settings.Runs > MostRuns:
		return nil, fmt.Errorf("%d runs: 2 to %d are possible", settings.Runs, MostRuns)
	case settings.State < 0 || settings.State >= max(1, len(model.States)):
		return nil, fmt.Errorf("state %d: there are %d", settings.State, len(model.States))
	case settings.Partitions < 0:
		return nil, fmt.Errorf("%d partitions: there cannot be fewer than 0", settings.Partitions)
	}
	for _, text := range settings.Outcomes {
		outcome, err := ensemble.ParseOutcome(model, text)
		if err != nil {
			return nil, err
		}
		e.Outcomes = append(e.Outcomes, outcome)
	}
	if settings.Weights != nil {
		if err := settings.Weights.Fits(model); err != nil {
			return nil, err
		}
	}
	kept, err := json.Marshal(ensembleKept{settings.State, settings.Partitions})
	if err != nil {
		return nil, err
	}
	study, _, err := e.study(nil, settings.Runs)
	if err != nil {
		return nil, err
	}
	e.identity, err = identify("ensemble", program, settings.Seed, settings.Runs, study, kept)
	return e, err
}

// ensembleOf makes an ensemble from its job.
func ensembleOf(job *chunk.Job) (*Ensemble, error) {
	var kept ensembleKept
	if err := settingsOf(job, &kept); err != nil {
		return nil, err
	}
	resolved, err := scenarioOf(job)
	if err != nil {
		return nil, err
	}
	settings := EnsembleSettings{Runs: job.Runs, Seed: job.Seed, Outcomes: job.Outcomes, State: kept.State, Partitions: kept.Partitions}
	if text, found := textOf(job, hindcast.WeightsName); found {
		if settings.Weights, err = hindcast.ReadPosterior([]byte(text)); err != nil {
			return nil, err
		}
	}
	return NewEnsemble(resolved, settings, job.ProgramVersion)
}

// Settings are those that it was made with.
func (e *Ensemble) Settings() EnsembleSettings { return e.settings }

// Runs are those of the ensemble, numbered as they are.
func (e *Ensemble) Runs(workers int) ensemble.Runs {
	return ensemble.Runs{
		Model: e.Model, Seed: e.settings.Seed, Count: e.settings.Runs, Workers: workers, Weights: e.settings.Weights.ForRuns(e.settings.Seed),
	}
}

// Focus are the actors at home in the state.
func (e *Ensemble) Focus() []int {
	var found []int
	for i := range e.Model.Actors {
		if e.Model.Actors[i].Home == e.State {
			found = append(found, i)
		}
	}
	return found
}

// study is the ensemble as a result: how runs of it came about, and its tables. Without futures it has none.
func (e *Ensemble) study(futures *ensemble.Ensemble, runs uint64) (result.Study, []result.StudyTable, error) {
	study := result.Study{
		Kind: "ensemble", Scenarios: []result.Scenario{result.ScenarioOf(e.Model)}, Seed: e.settings.Seed, Runs: runs,
		Arguments: []string{"ensemble", scenarioName, "--runs", strconv.FormatUint(runs, 10), "--seed", strconv.FormatUint(e.settings.Seed, 10)},
		Documents: []result.Document{{Name: scenarioName, Text: e.scenario}},
	}
	for _, outcome := range e.Outcomes {
		study.Outcomes = append(study.Outcomes, outcome.Text)
	}
	var tables []result.StudyTable
	if futures != nil {
		tables = futures.Tables(0, e.settings.Partitions)
	}
	tables, err := e.settings.Weights.Keep(&study, tables, e.settings.Seed, runs)
	return study, tables, err
}

// Write writes the result of futures, the first runs of the ensemble, into a folder.
func (e *Ensemble) Write(ctx context.Context, futures *ensemble.Ensemble, dir string, options result.Options) error {
	study, tables, err := e.study(futures, futures.Runs)
	if err != nil {
		return err
	}
	study.ProgramVersion = e.job.ProgramVersion
	return result.WriteStudy(ctx, dir, study, tables, options)
}

// Chunks of an ensemble are of so many runs that each takes a moment and no more, and that there are not too many parts.
const (
	fewestRunsOfChunk = 500
	mostChunks        = 1 << 14
)

// Stages is 1.
func (e *Ensemble) Stages() int { return 1 }

// Chunks are runs one after another.
func (e *Ensemble) Chunks(context.Context, int, chunk.Parts) (chunk.List, error) {
	return e.chunks(), nil
}

func (e *Ensemble) chunks() chunk.List {
	all := e.settings.Runs
	size := max(fewestRunsOfChunk, (all+mostChunks-1)/mostChunks)
	return chunk.List{Len: int((all + size - 1) / size), At: func(number int) chunk.Chunk {
		from := uint64(number) * size
		c := e.chunk(number)
		c.Rows, c.Runs = chunk.Range{To: 1}, chunk.Range{From: from, To: min(from+size, all)}
		return c
	}}
}

// Run does the runs of a chunk.
func (e *Ensemble) Run(ctx context.Context, c chunk.Chunk, _ chunk.Parts, workers int, to io.Writer) error {
	if err := e.own(e.chunks(), c); err != nil {
		return err
	}
	runs := e.Runs(workers)
	runs.First, runs.Count = c.Runs.From, c.Runs.Len()
	futures, err := ensemble.Run(ctx, runs, e.Focus(), e.Outcomes...)
	if err != nil {
		return err
	}
	_, err = to.Write(futures.Encode())
	return err
}

// Fail says that an ensemble needs all its runs.
func (e *Ensemble) Fail(c chunk.Chunk, problem string, _ io.Writer) error {
	return fmt.Errorf("an ensemble is of no use without its runs %d to %d: %s", c.Runs.From, c.Runs.To-1, problem)
}

// Futures puts the parts together. It takes as much memory as the runs do in one process: some bytes for each run's answers.
func (e *Ensemble) Futures(ctx context.Context, parts chunk.Parts) (*ensemble.Ensemble, error) {
	var whole *ensemble.Ensemble
	for c := range e.chunks().All() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		text, err := chunk.Read(parts, c)
		if err != nil {
			return nil, err
		}
		part, err := ensemble.Decode(e.Model, e.Focus(), e.Outcomes, c.Runs.Len(), text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: %w", c.Name(), chunk.ErrPart, err)
		}
		if whole == nil {
			whole = part
		} else {
			whole.Add(part)
		}
	}
	return whole, nil
}

// Merge writes the result.
func (e *Ensemble) Merge(ctx context.Context, parts chunk.Parts, dir string, options result.Options) error {
	futures, err := e.Futures(ctx, parts)
	if err != nil {
		return err
	}
	return e.Write(ctx, futures, dir, options)
}
