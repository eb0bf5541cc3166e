package experiment

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim/ensemble/advice"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// heldParts are parts in memory.
type heldParts map[string][]byte

func (p heldParts) Open(c chunk.Chunk) (io.ReadCloser, error) {
	text, found := p[c.Name()]
	if !found {
		return nil, fmt.Errorf("%s: %w", c.Name(), fs.ErrNotExist)
	}
	return io.NopCloser(bytes.NewReader(text)), nil
}

// boldLevers are without options of their own: all combinations are tried, words and numbers, and less of the outcome is better.
const boldLevers = `schema: entente/levers/1
for: KR
budget_usd_bn_per_year: 2
levers:
  - {path: states.KR.policy.coordination, values: [0.2, 0.6], cost_usd_bn_per_year: [0, 0.5]}
  - {path: states.KR.policy.firm_support_fraction, values: [0.1, 0.3], cost_per_unit_usd_bn_per_year: 1}
futures:
  - {path: weights.openness_fit, low: 0.5, high: 2}
  - {path: blocs.citadel.admission, values: [open, invitation]}
outcome: rank("KR")
`

// adviceCase is an advice that is small enough to be done many times.
type adviceCase struct {
	name string
	file *scenarios.LeverFile
	plan advice.Plan
}

func adviceCases(t *testing.T) []adviceCase {
	t.Helper()
	korea, err := scenarios.Load("korea-decides")
	require.NoError(t, err)
	shipped, err := scenarios.EmbeddedLevers("korea", korea)
	require.NoError(t, err)
	starter, err := scenarios.Read("plan.yaml", bytes.NewReader(scenarios.Starter()))
	require.NoError(t, err)
	bold, err := scenarios.ReadLevers("bold.yaml", strings.NewReader(boldLevers), starter)
	require.NoError(t, err)
	return []adviceCase{
		// A run of this one takes some milliseconds.
		{"shipped", shipped, advice.Plan{Seed: 1, Runs: 2, Futures: 2, Steps: 2, Rivals: 1, Compared: 3}},
		// Of 260 runs a case, so that a chunk holds one; the comparison is cut into three.
		{"one case a chunk", bold, advice.Plan{Seed: 9, Runs: 260, Futures: 2, Steps: 2, Rivals: 1, Compared: 150}},
		{"many cases a chunk", bold, advice.Plan{Seed: 9, Runs: 17, Futures: 12, Steps: 3, Compared: 70}},
	}
}

func (a *adviceCase) experiment(t *testing.T) *Advice {
	t.Helper()
	e, err := NewAdvice(a.file, "KR", a.plan, "(devel)")
	require.NoError(t, err)
	return e
}

// afresh is the experiment as another process makes it.
func afresh(t *testing.T, e *Advice) *Advice {
	t.Helper()
	text, err := e.Job().Encode()
	require.NoError(t, err)
	job := &chunk.Job{}
	require.NoError(t, json.Unmarshal(text, job))
	made, err := adviceOf(job)
	require.NoError(t, err)
	return made
}

// inParts does all chunks of all stages in random order, each by an instance of its own and some twice.
func inParts(t *testing.T, e *Advice, random *rand.Rand) heldParts {
	t.Helper()
	parts := heldParts{}
	for stage := range e.Stages() {
		chunks, err := afresh(t, e).Chunks(t.Context(), stage, parts)
		require.NoError(t, err)
		done := heldParts{}
		for _, at := range append(random.Perm(chunks.Len), 0) {
			var text bytes.Buffer
			c := chunks.At(at)
			require.NoError(t, afresh(t, e).Run(t.Context(), c, parts, 1+random.IntN(3), &text))
			if former, found := done[c.Name()]; found {
				require.Equal(t, former, text.Bytes(), "whoever does it")
			}
			done[c.Name()] = text.Bytes()
		}
		for name, text := range done {
			parts[name] = text
		}
	}
	return parts
}

// written are the files of a folder by their names.
func written(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		require.NoError(t, err)
		files[entry.Name()] = string(text)
	}
	return files
}

func TestAnAdviceInPartsIsThatOfOneProcess(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, at := range adviceCases(t) {
		t.Run(at.name, func(t *testing.T) {
			e := at.experiment(t)
			one, err := advice.Advise(t.Context(), e.Problem(), at.plan)
			require.NoError(t, err)
			parts := inParts(t, e, random)
			many, err := afresh(t, e).Advise(t.Context(), parts)
			require.NoError(t, err)
			assert.Equal(t, one.Sentences(), many.Sentences())
			assert.Equal(t, one.Warnings(), many.Warnings())
			assert.Equal(t, one.Comparisons, many.Comparisons)
			assert.Equal(t, one.Options, many.Options)
			whole, merged := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "merged")
			require.NoError(t, result.WriteStudy(t.Context(), whole, e.Study(), one.Tables(), result.Options{}))
			require.NoError(t, afresh(t, e).Merge(t.Context(), parts, merged, result.Options{}))
			assert.Equal(t, written(t, whole), written(t, merged))
		})
	}
}

// The chunks of a stage hold each of its units once, and about so many runs.
func TestChunksOfAnAdviceHoldAllUnitsOnce(t *testing.T) {
	for _, at := range adviceCases(t) {
		e, runs := at.experiment(t), uint64(0)
		for step := range advice.Step(advice.Steps) {
			chunks, err := e.Chunks(t.Context(), int(step), nil)
			require.NoError(t, err)
			next := uint64(0)
			for number, c := range slices.Collect(chunks.All()) {
				units := unitsOf(c)
				require.Equal(t, next, units.From)
				require.Positive(t, units.Len())
				require.Equal(t, number, c.Number)
				next = units.To
				if step != advice.StepComparison {
					runs += units.Len() * at.plan.Runs
					require.LessOrEqual(t, units.Len()*at.plan.Runs, uint64(piece))
				}
			}
			require.Equal(t, step.Units(e.Problem(), at.plan), next)
		}
		assert.Equal(t, advice.Total(e.Problem(), at.plan), runs, "%s", at.name)
	}
}

func TestPartsOfAnEarlierStage(t *testing.T) {
	at := adviceCases(t)[2]
	e := at.experiment(t)
	parts := inParts(t, e, rand.New(rand.NewPCG(3, 4)))
	first, err := e.Chunks(t.Context(), 0, nil)
	require.NoError(t, err)
	second, err := e.Chunks(t.Context(), 1, nil)
	require.NoError(t, err)
	name := first.At(1).Name()
	whole := parts[name]

	delete(parts, name)
	err = afresh(t, e).Run(t.Context(), second.At(0), parts, 1, io.Discard)
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorContains(t, err, "running the futures: part-0-000001.part: ")
	err = afresh(t, e).Merge(t.Context(), parts, filepath.Join(t.TempDir(), "merged"), result.Options{})
	require.ErrorIs(t, err, fs.ErrNotExist)

	for what, text := range map[string][]byte{
		"cut off": whole[:len(whole)-1], "longer": append(bytes.Clone(whole), 0), "another's": parts[first.At(0).Name()], "empty": nil,
	} {
		parts[name] = text
		err = afresh(t, e).Run(t.Context(), second.At(0), parts, 1, io.Discard)
		require.ErrorIs(t, err, chunk.ErrPart, "%s", what)
		require.ErrorContains(t, err, "part-0-000001.part", "%s", what)
	}
	parts[name] = whole
	require.NoError(t, afresh(t, e).Run(t.Context(), second.At(0), parts, 1, io.Discard))
}

// Several goroutines may do chunks of one instance.
func TestChunksOfOneInstanceAtATime(t *testing.T) {
	at := adviceCases(t)[2]
	e := at.experiment(t)
	parts := inParts(t, e, rand.New(rand.NewPCG(5, 6)))
	var wait sync.WaitGroup
	for stage := 1; stage < e.Stages(); stage++ {
		chunks, err := e.Chunks(t.Context(), stage, parts)
		require.NoError(t, err)
		for c := range chunks.All() {
			wait.Go(func() {
				var text bytes.Buffer
				assert.NoError(t, e.Run(context.Background(), c, parts, 1, &text))
				assert.Equal(t, parts[c.Name()], text.Bytes())
			})
		}
	}
	wait.Wait()
}

func TestOtherJobsOfAdviceAreRefused(t *testing.T) {
	at := adviceCases(t)[0]
	e := at.experiment(t)
	chunks, err := e.Chunks(t.Context(), 0, nil)
	require.NoError(t, err)
	other := chunks.At(0)
	other.Seed++
	require.ErrorIs(t, e.Run(t.Context(), other, nil, 1, io.Discard), chunk.ErrOtherJob)
	other = chunks.At(0)
	other.Number = chunks.Len
	require.ErrorIs(t, e.Run(t.Context(), other, nil, 1, io.Discard), chunk.ErrOtherJob)
	_, err = e.Chunks(t.Context(), 3, nil)
	require.EqualError(t, err, "an advice has no stage 3")

	changed := *e.Job()
	changed.Runs++
	_, err = Of(&changed, "(devel)")
	require.ErrorIs(t, err, chunk.ErrOtherJob, "the job says something else than its settings")
	changed = *e.Job()
	changed.Documents = changed.Documents[:1]
	_, err = Of(&changed, "(devel)")
	require.ErrorContains(t, err, "the job holds no levers.yaml")
	changed.Settings = json.RawMessage(`{"runs": -1}`)
	_, err = Of(&changed, "(devel)")
	require.ErrorContains(t, err, "the settings of the job: ")

	err = e.Fail(chunks.At(0), "it was given up", io.Discard)
	require.EqualError(t, err, "running the futures, 0 to 24: no advice can be given without them: it was given up")
}

func TestPlansThatCannotBeAreRefused(t *testing.T) {
	at := adviceCases(t)[0]
	at.plan.Runs = 0
	_, err := NewAdvice(at.file, "KR", at.plan, "(devel)")
	require.ErrorContains(t, err, "each must be 2 or more")
	at.plan = advice.DefaultPlan()
	at.file.Outcome.Text = "strenth"
	_, err = NewAdvice(at.file, "KR", at.plan, "(devel)")
	var problems scenarios.Problems
	require.ErrorAs(t, err, &problems)
}
