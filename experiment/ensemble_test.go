package experiment_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/experiment"
	"entente/sim/ensemble"
	"entente/sim/ensemble/chunk"
	"entente/sim/ensemble/hindcast"
	"entente/sim/result"
)

func TestAnEnsembleInChunksIsThatOfOneProcess(t *testing.T) {
	scenario := shipped(t, "korea-stargate")
	// Three chunks of 500, 500 and 100 runs.
	settings := experiment.EnsembleSettings{Runs: 1100, Seed: 5, Outcomes: []string{"samsung in stargate", `strength("KR")`}, State: 1, Partitions: 3}
	plain, err := experiment.NewEnsemble(scenario, settings, version)
	require.NoError(t, err)
	settings.Weights = &hindcast.Posterior{Prior: hindcast.NewPrior(plain.Model)}
	settings.Runs = 520
	drawn, err := experiment.NewEnsemble(scenario, settings, version)
	require.NoError(t, err)
	for _, test := range []struct {
		name   string
		e      *experiment.Ensemble
		format result.Format
	}{{"as it is", plain, result.CSV}, {"with drawn weights", drawn, result.Parquet}} {
		t.Run(test.name, func(t *testing.T) {
			futures, err := ensemble.Run(t.Context(), test.e.Runs(0), test.e.Focus(), test.e.Outcomes...)
			require.NoError(t, err)
			whole := filepath.Join(t.TempDir(), "whole")
			require.NoError(t, test.e.Write(t.Context(), futures, whole, result.Options{Format: test.format}))
			requireSameFolders(t, whole, scattered(t, test.e, test.format))
		})
	}
}

func TestAnEnsembleIsCutByItsJobAlone(t *testing.T) {
	for _, test := range []struct {
		runs   uint64
		chunks int
	}{{2, 1}, {500, 1}, {501, 2}, {10_000, 20}, {1 << 30, 1 << 14}} {
		e, err := experiment.NewEnsemble(shipped(t, "article"), experiment.EnsembleSettings{Runs: test.runs, Seed: 1}, version)
		require.NoError(t, err)
		chunks, err := e.Chunks(t.Context(), 0, nil)
		require.NoError(t, err)
		require.Equal(t, test.chunks, chunks.Len, "%d runs", test.runs)
		next := uint64(0)
		for k, c := range slices.Collect(chunks.All()) {
			require.Equal(t, next, c.Runs.From)
			require.Equal(t, k, c.Number)
			next = c.Runs.To
		}
		assert.Equal(t, test.runs, next)
	}
}

func TestWhatAnEnsembleCannotBe(t *testing.T) {
	for _, test := range []struct {
		settings experiment.EnsembleSettings
		says     string
	}{
		{experiment.EnsembleSettings{Runs: 1}, "1 runs: 2 to 1073741824 are possible"},
		{experiment.EnsembleSettings{Runs: 2, State: 99}, "state 99: there are"},
		{experiment.EnsembleSettings{Runs: 2, Partitions: -1}, "-1 partitions"},
		{experiment.EnsembleSettings{Runs: 2, Outcomes: []string{"samsun in stargate"}}, "samsung"},
	} {
		_, err := experiment.NewEnsemble(shipped(t, "article"), test.settings, version)
		assert.ErrorContains(t, err, test.says)
	}
}

func TestAJobThatLiesIsRefused(t *testing.T) {
	e, err := experiment.NewEnsemble(shipped(t, "article"), experiment.EnsembleSettings{Runs: 600, Seed: 1}, version)
	require.NoError(t, err)
	for _, test := range []struct {
		name   string
		change func(job *chunk.Job)
		says   string
		is     error
	}{
		{"version", func(job *chunk.Job) { job.ProgramVersion = "v1.2.4" }, "cut by version v1.2.4 of the program, and this is v1.2.3", chunk.ErrOtherJob},
		{"kind", func(job *chunk.Job) { job.Kind = "census" }, `of a kind "census", which is none`, chunk.ErrPart},
		{"hash", func(job *chunk.Job) { job.Scenarios[0].SHA256 = strings.Repeat("0", 64) }, "do not give the same job", chunk.ErrOtherJob},
		{"arguments", func(job *chunk.Job) { job.Arguments[3] = "7" }, "do not give the same job", chunk.ErrOtherJob},
		{"scenario", func(job *chunk.Job) { job.Documents[0].Text = "name: x\n" }, "the job: ", nil},
		{"no scenario", func(job *chunk.Job) { job.Documents = nil }, "the job holds no scenario.yaml", chunk.ErrPart},
		{"settings", func(job *chunk.Job) { job.Settings = json.RawMessage(`{"state":0,"more":1}`) }, "the settings of the job", chunk.ErrPart},
		{"runs", func(job *chunk.Job) { job.Runs = 1 }, "1 runs: 2 to", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, err := e.Job().Encode()
			require.NoError(t, err)
			job, err := chunk.ParseJob(text)
			require.NoError(t, err)
			test.change(job)
			_, err = experiment.Of(job, version)
			require.ErrorContains(t, err, test.says)
			if test.is != nil {
				assert.ErrorIs(t, err, test.is)
			}
		})
	}
}
