package scenarios

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const expectations = `
expect:
  - P(hanchip in citadel by 2025-12) > 0.6
  - assert: 'mean(strength("KR")) >= 0.015'
    runs: 500
    seed: 18446744073709551615
    source: "judgement: what it is today"
  - >-
    mean(strength("KR"))
    < 1
`

func readStarterWith(t *testing.T, more string) *Resolved {
	t.Helper()
	resolved, err := Read("starter.yaml", strings.NewReader(string(Starter())+more))
	require.NoError(t, err)
	return resolved
}

func TestExpectationsKnowTheirPlace(t *testing.T) {
	resolved := readStarterWith(t, expectations)
	found := resolved.Expectations()
	require.Len(t, found, 3)
	assert.Equal(t, "P(hanchip in citadel by 2025-12) > 0.6", found[0].Text)
	assert.Zero(t, found[0].Runs)
	assert.Nil(t, found[0].Seed)
	assert.Equal(t, 500, found[1].Runs)
	assert.Equal(t, ^uint64(0), *found[1].Seed)
	assert.Equal(t, "judgement: what it is today", found[1].Source)
	assert.Equal(t, `mean(strength("KR")) < 1`, found[2].Text)

	for i, part := range map[int]string{0: "citadel", 1: "strength"} {
		problem := found[i].Problem(strings.Index(found[i].Text, part), "wrong", "right")
		assert.Equal(t, "starter.yaml", problem.File)
		assert.True(t, strings.HasPrefix(problem.Source[problem.Column-1:], part), problem.Error())
	}
	folded := found[2].Problem(5, "wrong", "right")
	assert.Equal(t, "  - >-", folded.Source, "a text that is not written as it is shows its beginning")
	assert.Equal(t, 5, folded.Column)
}

func TestExpectationsChangeNoHash(t *testing.T) {
	plain, expecting := readStarterWith(t, ""), readStarterWith(t, expectations)
	assert.Equal(t, plain.Hash(), expecting.Hash())
	assert.NotEqual(t, string(Canonical(plain.Document)), string(Canonical(expecting.Document)))
	model, err := expecting.Model()
	require.NoError(t, err)
	assert.Equal(t, plain.Hash(), model.Hash)
}

func TestExpectationsAreNotInherited(t *testing.T) {
	folder := writeFolder(t, map[string]string{"base.yaml": string(Starter()) + expectations, "patch.yaml": patchHead, "own.yaml": patchHead + "expect: [a > 1]"})
	for name, want := range map[string]int{"base.yaml": 3, "patch.yaml": 0, "own.yaml": 1} {
		resolved, err := Load(folder + "/" + name)
		require.NoError(t, err)
		assert.Len(t, resolved.Expectations(), want, name)
	}
}

func TestExpectationsSurviveASetting(t *testing.T) {
	changed, err := Apply(readStarterWith(t, expectations), []Setting{{"weights.rivalry", Number(1)}})
	require.NoError(t, err)
	assert.Equal(t, readStarterWith(t, expectations).Expectations()[0].Place.Line, changed.Expectations()[0].Place.Line)
}
