package docs_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/enttest"
	"entente/sim"
	"entente/sim/ensemble"
)

func TestGuideToTesting(t *testing.T) {
	guide{"guide-testing.md", map[string]func(t *testing.T){
		"listFunctions":    func(*testing.T) { listFunctions() },
		"pairedDifference": func(t *testing.T) { pairedDifference(t) },
		"samsungStaysOut":  func(*testing.T) { samsungStaysOut(printer{}) },
		"showWidths":       func(*testing.T) { showWidths() },
		"repeatAndReseed":  func(t *testing.T) { repeatAndReseed(t) },
	}}.check(t)
}

func TestSamsungStaysInStargate(t *testing.T) {
	korea := enttest.Run(t, "korea-stargate", enttest.Runs(100))
	korea.Probability("samsung in stargate").AtLeast(0.5)
}

func TestStatements(t *testing.T) {
	korea := enttest.Run(t, "korea-stargate", enttest.Runs(50))
	korea.Probability("samsung in stargate at 2025-03").AtLeast(1)
	korea.Probability("kakao in stargate by 2025-12").Between(0.75, 1)
	korea.Probability(`share("stargate") > 0.5`).AtMost(0.1)
	korea.Probability(`member("samsung", "stargate") && !member("kakao", "stargate") at 2026-06`).AtMost(0.3)
}

// listFunctions prints what conditions and numbers may ask.
func listFunctions() {
	for _, function := range sim.ConditionFunctions() {
		fmt.Printf("%-23s %s\n", function.Signature(), function.About.English)
	}
}

func TestKoreaStrength(t *testing.T) {
	korea := enttest.Run(t, "korea-stargate", enttest.Runs(50))
	korea.Mean(`strength("KR")`).AtLeast(0.015)
	korea.Mean(`100 * dependence("KR") at 2027-01`).AtMost(60)

	tenth := korea.Quantiles(`strength("KR")`, 0.1)[0]
	assert.Greater(t, tenth, 0.014, "in nine runs of ten Korea is stronger than this")
}

func TestSamsungJoinsSoon(t *testing.T) {
	const runs = 50
	korea := enttest.Run(t, "article", enttest.Runs(runs))
	joined := make([]int, runs) // how many months Samsung is in Stargate before 2026, by run
	err := korea.Each(func(run int, w *sim.World) {
		year := w.Model.Calendar.Date(int(w.Tick)).Year()
		if year < 2026 && w.Actors.Memberships[w.Actor("samsung")].Has(w.Bloc("stargate")) {
			joined[run]++
		}
	})
	require.NoError(t, err)
	slices.Sort(joined)
	assert.GreaterOrEqual(t, joined[runs/2], 6, "in half of the runs")
}

func TestSupportHelpsKorea(t *testing.T) {
	enttest.Compare(t, "article", "korea-support-doubled", enttest.Runs(50)).Difference(`strength("KR")`).Positive()
}

// pairedDifference prints how exactly 50 runs tell a number in two scenarios, and how exactly they tell its difference.
func pairedDifference(t enttest.TestingT) {
	article := enttest.Run(t, "article", enttest.Runs(50))
	doubled := enttest.Run(t, "korea-support-doubled", enttest.Runs(50))
	fmt.Println("article   ", article.Mean(`100 * strength("KR")`))
	fmt.Println("doubled   ", doubled.Mean(`100 * strength("KR")`))
	fmt.Println("difference", enttest.CompareOutcomes(article, doubled).Difference(`100 * strength("KR")`))
}

// withoutPledges is the change that takes all pledged money from a bloc.
func withoutPledges(id string) enttest.Option {
	return enttest.Change(func(model *sim.Model) {
		for b := range model.Blocs {
			if model.Blocs[b].ID == id {
				model.Blocs[b].Pledges = nil
			}
		}
	})
}

func TestMoneyDrawsTheChipMaker(t *testing.T) {
	with := enttest.RunModel(t, crossroads(), enttest.Runs(100))
	without := enttest.RunModel(t, crossroads(), enttest.Runs(100), withoutPledges("citadel"))
	with.Probability("chipmaker in citadel").AtLeast(0.6)
	enttest.CompareOutcomes(with, without).Difference(`member("chipmaker", "citadel")`).AtMost(-0.2)
}

// samsungStaysOut claims that Samsung keeps out of Stargate in 2025 more often than not.
func samsungStaysOut(t enttest.TestingT) {
	enttest.Run(t, "article", enttest.Runs(50)).Probability("samsung in stargate by 2025-12").AtMost(0.5)
}

// showWidths prints the 95 % interval of a statement that comes true in half of the runs.
func showWidths() {
	for _, runs := range []int{20, 50, 100, 200, 500, 1000, 5000} {
		found := ensemble.Wilson(uint64(runs/2), uint64(runs))
		fmt.Printf("%4d runs: %.3f to %.3f\n", runs, found.Low, found.High)
	}
}

// repeatAndReseed prints one estimate twice, and then with another seed.
func repeatAndReseed(t enttest.TestingT) {
	for _, seed := range []uint64{1, 1, 4} {
		korea := enttest.Run(t, "korea-stargate", enttest.Runs(50), enttest.Seed(seed))
		fmt.Printf("seed %d: %v\n", seed, korea.Probability(`share("stargate") > share("ai_ran")`))
	}
}
