package enttest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/enttest"
)

func TestStatementsSayWhen(t *testing.T) {
	// In joinsInEveryFourth, 3 of 12 runs have the outsider as a member at the end of April and of May.
	outcomes := enttest.RunModel(t, joinsInEveryFourth(), enttest.Runs(12))
	for statement, wanted := range map[string]int{
		"outsider in citadel":                               0,
		"outsider in citadel at 2025-03":                    0,
		"outsider in citadel at 2025-04":                    3,
		"outsider in citadel at 2025-05-31":                 3,
		"outsider in citadel at 2025-06":                    0,
		"outsider in citadel by 2025-03":                    0,
		"outsider in citadel by 2025-04":                    3,
		"  outsider   in  citadel  by  2025-10 ":            3,
		"lab in citadel":                                    12,
		"lab in commons by 2025-10":                         0,
		`members("citadel") == 2 at 2025-04`:                3,
		`member("outsider", "citadel") && tick == 3`:        0,
		`member("outsider", "citadel") by 2025-10`:          3,
		`active("commons") and !member("lab", "commons")`:   12,
		`members("citadel") == 1`:                           12,
		`members("citadel") - members("commons") > 0.5`:     12,
		`market("lab") == market("outsider") at 2025-01-15`: 12,
	} {
		p := outcomes.Probability(statement)
		assert.Equal(t, wanted, p.True, statement)
		assert.Equal(t, 12, p.Runs)
	}
	by := outcomes.Probability("outsider in citadel by 2025-10").ByRun
	for run, came := range by {
		assert.Equal(t, run%4 == 0, came, "run %d", run)
	}
}

func TestStatementsWithMistakesSayWhatWouldBeRight(t *testing.T) {
	for _, test := range []struct {
		statement string
		wanted    []string
	}{
		{"outsidr in citadel", []string{`"outsidr"`, `did you mean "outsider"?`}},
		{"outsider in citadl", []string{`"citadl"`, `did you mean "citadel"?`}},
		{"outsidr in citadl", []string{`did you mean "outsider"?`, `did you mean "citadel"?`}},
		{`shar("citadel") > 0.4`, []string{`"shar"`, `did you mean "share"?`}},
		{"outsider in citadel at 2024-12", []string{"2024-12 lies outside of the run, 2025-01 to 2025-10"}},
		{"outsider in citadel by 2025-11", []string{"2025-11 lies outside of the run, 2025-01 to 2025-10"}},
		{"outsider in citadel by 2025-13", []string{`"2025-13" is no date`}},
		{`share("citadel")`, []string{"statement"}}, // a number is neither true nor false
		{"", []string{"empty"}},
	} {
		fake := &fakeT{}
		p := enttest.RunModel(fake, quiet()).Probability(test.statement)
		assert.True(t, fake.stopped, test.statement)
		assert.Len(t, fake.messages, 1, test.statement)
		for _, wanted := range test.wanted {
			assert.Contains(t, fake.said(), wanted)
		}
		// A TestingT whose FailNow returns must not lead to a panic.
		assert.Nil(t, p)
		assert.False(t, p.AtLeast(0) || p.AtMost(1) || p.Between(0, 1))
	}
}

func TestNumbersAreTakenAtADate(t *testing.T) {
	outcomes := enttest.RunModel(t, joinsInEveryFourth(), enttest.Runs(4))
	// One of the four runs has two members in May; all have one in October.
	assert.Equal(t, []float64{2, 1, 1, 1}, outcomes.Mean(`members("citadel") at 2025-05`).ByRun)
	assert.Equal(t, []float64{1, 1, 1, 1}, outcomes.Mean(`members("citadel")`).ByRun)
	for expression, wanted := range map[string]string{
		`members("citadel") by 2025-05`: "at a date",
		`members("citadle")`:            `did you mean "citadel"?`,
		`members("citadel") at 2031-01`: "outside of the run",
		`1 / members("commons")`:        "has no value in run 0 of quiet with seed 1",
	} {
		fake := &fakeT{}
		mean := enttest.RunModel(fake, quiet()).Mean(expression)
		require.True(t, fake.stopped, expression)
		assert.Contains(t, fake.said(), wanted)
		assert.False(t, mean.AtLeast(0) || mean.AtMost(0) || mean.Positive())
	}
}
