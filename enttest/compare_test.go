package enttest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/enttest"
	"entente/sim"
)

func TestComparisonIsPaired(t *testing.T) {
	same := enttest.Compare(t, "article", "article", enttest.Runs(6)).Difference(`strength("KR")`)
	assert.Equal(t, make([]float64, 6), same.ByRun, "a scenario differs from itself in no run")
	assert.Zero(t, same.Low)
	assert.Zero(t, same.High)

	// Funding is 0, 1, 4, 9 in one and 0, 0, 0, 0 in the other: the differences are by run.
	less := enttest.CompareOutcomes(
		enttest.RunModel(t, squares(), enttest.Runs(4)), enttest.RunModel(t, quiet(), enttest.Runs(4)),
	).Difference(`funding("KR")`)
	assert.Equal(t, []float64{0, -1, -4, -9}, less.ByRun)
}

func TestComparisonNeedsTheSameRuns(t *testing.T) {
	for _, other := range []enttest.Option{enttest.Runs(5), enttest.Seed(2)} {
		fake := &fakeT{}
		comparison := enttest.CompareOutcomes(
			enttest.RunModel(fake, quiet(), enttest.Runs(4)), enttest.RunModel(fake, quiet(), enttest.Runs(4), other))
		assert.True(t, fake.stopped)
		assert.Contains(t, fake.said(), "they must be the same")
		assert.Nil(t, comparison.Difference(`strength("KR")`))
	}
}

func TestChangeAltersACopy(t *testing.T) {
	model := quiet()
	model.Blocs[0].Leaders = []int{0}
	richer := enttest.Change(func(m *sim.Model) {
		m.Actors[1].Invest *= 2
		m.States[1].Policy.AIFunding = 5
		m.Blocs[0].Leaders[0] = 1
		m.Terms[0].Weight = 0
		m.Phases = m.Phases[1:]
	})
	outcomes := enttest.RunModel(t, model, enttest.Runs(3), richer, richer)
	assert.Equal(t, 40.0, outcomes.Model().Actors[1].Invest, "changes are made in order, each on the last")
	assert.Equal(t, 5.0, outcomes.Mean(`funding("KR")`).Value)
	assert.Equal(t, quiet().Actors, model.Actors, "the model that was given is as it was")
	assert.Equal(t, quiet().States, model.States)
	assert.Equal(t, quiet().Blocs, model.Blocs)
	assert.Equal(t, quiet().Terms, model.Terms)
	assert.Len(t, model.Phases, len(sim.Phases()))
}
