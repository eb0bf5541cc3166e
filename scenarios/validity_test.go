package scenarios_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

// TestValidity measures the nine statements and compares both tables with those in docs/validity.md. No statement has to
// come out: the test fails only where the page does not say what is so.
func TestValidity(t *testing.T) {
	if testing.Short() {
		measured := measureStatements(t, 20)
		assert.NotEmpty(t, measured.rows)
		assert.NotEmpty(t, measured.reasons)
		return
	}
	measured := measureStatements(t, 200)
	path := filepath.Join("..", "docs", "validity.md")
	read, err := os.ReadFile(path)
	require.NoError(t, err)
	old := strings.ReplaceAll(string(read), "\r\n", "\n")
	text := replaceBetween(t, old, "measured", measured.table())
	text = replaceBetween(t, text, "reasons", measured.reasonsTable())
	if renewing() {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return
	}
	assert.Equal(t, text, old, "the tables of docs/validity.md are stale: go test ./scenarios -run TestValidity -update")
}

// renewing says that -update was given: the flag belongs to the package's other tests.
func renewing() bool { return flag.Lookup("update").Value.String() == "true" }

// replaceBetween puts a table between its two markers.
func replaceBetween(t *testing.T, text, name, table string) string {
	t.Helper()
	begin, end := "<!-- "+name+": begin -->\n", "<!-- "+name+": end -->\n"
	before, rest, found := strings.Cut(text, begin)
	require.True(t, found, "docs/validity.md lacks %q", begin)
	_, after, found := strings.Cut(rest, end)
	require.True(t, found, "docs/validity.md lacks %q", end)
	return before + begin + table + end + after
}

// What is scripted has to be seen, whatever actors would rather do.
func TestScriptedMembershipsBegin(t *testing.T) {
	for _, scenario := range []string{"article", "documented"} {
		f := observeDecisions(t, 10, scenario)
		expected := scriptedJoins(f.model)
		require.NotEmpty(t, expected)
		for run := range f.runs {
			for _, join := range expected {
				before := f.runs[run].members[max(0, join.tick-1)][join.actor]
				assert.True(t, before.Has(join.bloc) || slices.Contains(f.runs[run].scripted, join),
					"run %d of %s: %s does not become a member of %s by the event of tick %d",
					run, scenario, f.model.Actors[join.actor].ID, f.model.Blocs[join.bloc].ID, join.tick)
			}
		}
	}
}

// scriptedJoins are the memberships that a model's dated events begin.
func scriptedJoins(model *sim.Model) []step {
	var joins []step
	for _, event := range model.Events {
		for _, effect := range event.Effects {
			bloc, members := 0, []int(nil)
			switch effect := effect.(type) {
			case sim.FoundBloc:
				bloc, members = effect.Bloc, append(slices.Clone(model.Blocs[effect.Bloc].Leaders), effect.Members...)
			case sim.JoinBloc:
				bloc, members = effect.Bloc, effect.Actors
			}
			for _, actor := range members {
				joins = append(joins, step{event.Tick, actor, bloc})
			}
		}
	}
	return joins
}

func TestHostilityNeedsClashes(t *testing.T) {
	f := observe(t, 20, "article", func(model *sim.Model) { model.Parameters.HostilityGain = 0 })
	for run := range f.runs {
		assert.Zero(t, slices.Max(f.runs[run].highestHostility), "nobody starts out hostile, so nobody becomes so")
	}
}

func TestSpecialisationNeedsCoordination(t *testing.T) {
	f := observe(t, 5, "article", func(model *sim.Model) { model.States[stateOf(model, "CN")].Policy.Coordination = 0 })
	home := f.state("CN")
	for run := range f.runs {
		for i := range f.model.Actors {
			if f.model.Actors[i].Home == home {
				assert.Equal(t, f.runs[run].rolesAtStart[i], f.runs[run].rolesAtEnd[i])
			}
		}
	}
}

func TestKoreaAloneIsAlone(t *testing.T) {
	f := observe(t, 5, "article", koreaWithdrawn)
	home := f.state("KR")
	for run := range f.runs {
		for _, members := range f.runs[run].members {
			for i := range f.model.Actors {
				if f.model.Actors[i].Home == home {
					assert.Zero(t, members[i].Count())
				}
			}
		}
	}
}

func TestRankCorrelation(t *testing.T) {
	// 1 − 6·Σd²/(n·(n²−1)) with differences 1, 1, 1, 1, 0: 1 − 24/120.
	assert.InDelta(t, 0.8, spearman([]float64{1, 2, 3, 4, 5}, []float64{20, 10, 40, 30, 50}).value, 1e-12)
	assert.Equal(t, []float64{1.5, 3, 1.5, 4}, ranks([]float64{0, 2, 0, 7}), "equal values share the mean of their ranks")
}
