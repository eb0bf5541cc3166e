package scenarios

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/landscape"
)

func TestUnixLandscapeShips(t *testing.T) {
	assert.Equal(t, []string{"unix1988"}, Landscapes())
	l, err := LoadLandscape("unix1988", nil)
	require.NoError(t, err)
	assert.Empty(t, l.Warnings)
	require.Len(t, l.Problem.Actors, 9)
	assert.Equal(t, landscape.Actor{Name: "AT&T", Size: 28.5}, l.Problem.Actors[1])
	assert.Equal(t, []string{"UI", "OSF"}, l.ActualNames)
	assert.Equal(t, []int{0, 0, 0, 1, 1, 1, 1, 1, 1}, l.Actual)
	require.Len(t, l.Configurations, 2)
	for _, configuration := range l.Configurations {
		energy, err := l.Problem.Energy(configuration.Sides)
		require.NoError(t, err)
		assert.Equal(t, -3828.90, energy, configuration.Name) // Axelrod & Bennett 1993: of equal energy
	}
	_, err = LoadLandscape("unix198", nil)
	assert.ErrorContains(t, err, `did you mean "unix1988"?`)
}

// landscapes are files of either form that say the same.
var sameLandscapes = map[string]string{
	"matrix.csv":    "name,size,side,actual,A,B,C\nA,3,,x,0,-1,0.5\nB,2,,y,-1,0,0\nC,1,west,x,0.5,0,0\n",
	"triangle.csv":  "\ufefffirm;size_1987;side;actual_side;A;B;C\r\nA;3;;x;;−1;0.5\r\nB;2;;y;;;0\r\nC;1;west;x;;;\r\n",
	"records.csv":   "record,a,b,size,side,actual_side,propensity,note\npair,A,B,,,,-1,\"a, \"\"note\"\"\"\nactor,A,,3,,x,,\nactor,B,,2,,y,,\nactor,C,,1,west,x,,\npair,C,A,,,,0.5\ndefault,,,,,,0\n",
	"pairs.yaml":    "actors:\n  - {name: A, size: 3, actual: x}\n  - {name: B, size: 2, actual: y}\n  - {name: C, size: 1, side: west, actual: x}\npropensity: 0\npropensities:\n  pairs:\n    - {between: [A, B], propensity: -1}\n    - {from: A, to: C, propensity: 0.5}\n    - {from: C, to: A, propensity: 0.5}\n",
	"matrix.yaml":   "schema: entente/landscape/1\nsides: 2\nactors:\n  - {name: A, size: 3, actual: x}\n  - {name: B, size: 2, actual: y}\n  - {name: C, size: 1, side: west, actual: x}\npropensities:\n  matrix: [[0, -1, 0.5], [-1, 0, 0], [0.5, 0, 0]]\n",
	"unnamed":       "name\tsize\tside\tactual\tA\tB\tC\nA\t3\t\tx\t0\t-1\t0.5\nB\t2\t\ty\t-1\t0\t0\nC\t1\twest\tx\t0.5\t0\t0\n",
	"unnamed again": "# a comment\nactors: [{name: A, size: 3, actual: x}, {name: B, size: 2, actual: y}, {name: C, size: 1, side: west, actual: x}]\npropensities: {default: 0, pairs: [{between: [B, A], propensity: -1}, {between: [A, C], propensity: 0.5}]}\n",
}

func TestFormsOfLandscapesAgree(t *testing.T) {
	want := &landscape.Problem{
		Actors: []landscape.Actor{{Name: "A", Size: 3}, {Name: "B", Size: 2}, {Name: "C", Size: 1}}, Sides: 2,
		Propensity: [][]float64{{0, -1, 0.5}, {-1, 0, 0}, {0.5, 0, 0}}, Fixed: []int{-1, -1, 0},
	}
	for name, text := range sameLandscapes {
		l, err := ReadLandscape(name, strings.NewReader(text), nil)
		require.NoError(t, err, name)
		assert.Equal(t, want, l.Problem, name)
		assert.Equal(t, []int{0, 1, 0}, l.Actual, name)
		assert.Equal(t, []string{"x", "y"}, l.ActualNames, name)
		assert.Empty(t, l.Warnings, name)
	}
}

func TestLandscapeOfSizesAloneNeedsAPropensity(t *testing.T) {
	text := "country,size\nBritain,10\nFrance,8\nRussia,6\n"
	_, err := ReadLandscape("powers.csv", strings.NewReader(text), nil)
	require.ErrorContains(t, err, "--propensity -1")
	minus := -1.0
	l, err := ReadLandscape("powers.csv", strings.NewReader(text), &minus)
	require.NoError(t, err)
	assert.Equal(t, [][]float64{{0, -1, -1}, {-1, 0, -1}, {-1, -1, 0}}, l.Problem.Propensity)
	l, err = ReadLandscape("powers.yaml", strings.NewReader("propensity: -1\nactors: [{name: A, size: 1}, {name: B, size: 2}]\n"), nil)
	require.NoError(t, err)
	assert.Equal(t, [][]float64{{0, -1}, {-1, 0}}, l.Problem.Propensity)
}

func TestLandscapeWishesAndConfigurationsAreRead(t *testing.T) {
	l, err := ReadLandscape("wishes.yaml", strings.NewReader(`
title: {en: Wishes, ko: 소원}
sides: 3
propensity: -1
actors: [{name: A, size: 1}, {name: B, size: 2}, {name: C, size: 3}, {name: D, size: 3}]
keep_together: [[A, B]]
keep_apart: [[B, C, D]]
configurations: [{name: mine, sides: [[A, B], [C], [D]]}]
actual: [[A], [C, D]]
`), nil)
	require.NoError(t, err)
	assert.Equal(t, "Wishes", l.Title.English)
	assert.Equal(t, 3, l.Problem.Sides)
	assert.Equal(t, [][2]int{{0, 1}}, l.Problem.Together)
	assert.Equal(t, [][2]int{{1, 2}, {1, 3}, {2, 3}}, l.Problem.Apart)
	assert.Equal(t, []NamedSides{{"mine", []int{0, 0, 1, 2}}}, l.Configurations)
	assert.Equal(t, []int{0, -1, 1, 1}, l.Actual)
	l, err = ReadLandscape("wishes.csv", strings.NewReader("record,a,b,size,propensity\nactor,A,,1,\nactor,B,,1,\nactor,C,,1,\ntowards,A,B,,1\ntowards,B,A,,-1\ntogether,A,C,,\napart,B,C,,\n"), nil)
	require.NoError(t, err)
	assert.False(t, l.Problem.Symmetric())
	assert.Equal(t, [][2]int{{0, 2}}, l.Problem.Together)
	assert.Equal(t, [][2]int{{1, 2}}, l.Problem.Apart)
	require.Len(t, l.Warnings, 1, "two pairs without a propensity count as 0")
	assert.Contains(t, l.Warnings[0].Text, "2 pairs without a propensity")
}

func TestMistakesInLandscapesHaveAPlace(t *testing.T) {
	for _, test := range []struct{ name, text, place, says, suggests string }{
		{"pair.csv", "record,a,b,size,propensity\nactor,Sun,,1,\nactor,IBM,,1,\npair,Sun,IBN,,-1\n", "4:10", `no actor "IBN"`, `"IBM"`},
		{"size.csv", "name,size,A,B\nA,big,0,1\nB,2,1,0\n", "2:3", `a size is a number, read "big"`, ""},
		{"minus.csv", "name,size,A,B\nA,-1,0,1\nB,2,1,0\n", "2:3", "negative", "0 or more"},
		{"korean.csv", "name,size,가,나\n가,1,0,x\n나,2,1,0\n", "2:7", "a propensity is a number", ""},
		{"towards.csv", "name,size,Sun,IBN\nSun,1,0,1\nIBM,2,1,0\n", "1:1", `no column towards the actor "IBM"`, `is "IBN" meant?`},
		{"column.csv", "record,a,b,sise,propensity\n", "1:1", `the column "size" is missing`, `is "sise" meant?`},
		{"kind.csv", "record,a,b,size,propensity\nacter,A,,1,\n", "2:1", `read "acter"`, `"actor"`},
		{"twice.csv", "name,size\nA,1\nA,2\n", "3:1", "there twice", ""},
		{"conflict.csv", "record,a,b,size,propensity\nactor,A,,1,\nactor,B,,1,\npair,A,B,,1\npair,B,A,,2\n", "5:11", "there twice, as 1 and as 2", ""},
		{"quote.csv", "name,size\n\"A,1\nB,2\n", "2:1", "not closed", ""},
		{"self.csv", "record,a,b,size,propensity\nactor,A,,1,\npair,A,A,,1\n", "3:8", "paired with itself", ""},
		{"empty.csv", "\n\n", "1:1", "empty", "name,size"},
		{"one.csv", "name,size\nA,1\n", "1:1", "at least 2 actors", ""},
		{"zero.csv", "name,size\nA,1\x00\n", "2:4", "control characters", ""},
		{"contrary.csv", "record,a,b,size,propensity\nactor,A,,1,\nactor,B,,1,\ntogether,A,B,,\napart,A,B,,\ndefault,,,,1\n", "1:1", "cannot be kept apart", ""},
		{"names.yaml", "propensity: 1\nactors: [{name: Sun, size: 1}, {name: IBM, size: 1}]\nkeep_together: [[Sun, IBN]]\n", "3:17", `no actor "IBN"`, `"IBM"`},
		{"key.yaml", "propensty: 1\nactors: [{name: Sun, size: 1}, {name: IBM, size: 1}]\n", "1:1", `unknown key "propensty"`, `"propensity"`},
		{"rows.yaml", "actors: [{name: A, size: 1}, {name: B, size: 1}]\npropensities: {matrix: [[0, 1]]}\n", "2:24", "1 rows for 2 actors", ""},
		{"row.yaml", "actors: [{name: A, size: 1}, {name: B, size: 1}]\npropensities: {matrix: [[0, 1], [1]]}\n", "2:33", `row of "B" has 1 numbers`, ""},
		{"sides.yaml", "sides: 1\nactors: [{name: A, size: 1}, {name: B, size: 1}]\n", "1:8", "a whole number was expected", "2 to 12"},
		{"lacking.yaml", "actors: [{name: A}, {name: B, size: 1}]\n", "1:10", `the key "size" is missing`, ""},
		{"nobody.yaml", "propensity: 1\nactors: [{name: A, size: 1}, {name: B, size: 1}]\nconfigurations: [{name: c, sides: [[A]]}]\n", "3:35", `"B" is on no side`, ""},
		{"fixed.yaml", "propensity: 1\nactors: [{name: A, size: 1, side: x}, {name: B, size: 1, side: y}, {name: C, size: 1, side: z}]\n", "2:9", "fixed on 3 sides", ""},
		{"schema.yaml", "schema: entente/landscap/1\npropensity: 1\nactors: [{name: A, size: 1}, {name: B, size: 1}]\n", "1:9", "unknown schema", "entente/landscape/1"},
	} {
		_, err := ReadLandscape(test.name, strings.NewReader(test.text), nil)
		var problems Problems
		if !assert.True(t, errors.As(err, &problems), "%s: %v", test.name, err) {
			continue
		}
		assert.Contains(t, problems[0].Error(), test.name+":"+test.place+": error: ", test.text)
		assert.Contains(t, problems[0].Text, test.says)
		assert.Contains(t, problems[0].Suggestion, test.suggests)
	}
	_, err := ReadLandscape("large.csv", bytes.NewReader(make([]byte, 2<<20)), nil)
	require.ErrorContains(t, err, "larger than 1,048,576 bytes")
	_, err = ReadLandscape("crowd.csv", strings.NewReader("name,size\n"+strings.Repeat("a,1\n", 3)), nil)
	require.ErrorContains(t, err, "2 errors")
	var many strings.Builder
	many.WriteString("name,size\n")
	for i := range landscape.MostActors + 5 {
		many.WriteString(strings.Repeat("a", 1+i%60) + strings.Repeat("b", 1+i/60) + ",1\n")
	}
	_, err = ReadLandscape("many.csv", strings.NewReader(many.String()), nil)
	require.ErrorContains(t, err, "more than 1,000 actors")
}

// FuzzLandscape reads arbitrary bytes as CSV and as YAML. What is accepted has an answer: its energy can be worked out.
func FuzzLandscape(f *testing.F) {
	for name, text := range sameLandscapes {
		f.Add(strings.HasSuffix(name, ".yaml"), []byte(text))
	}
	unix, err := embedded.ReadFile("files/landscapes/unix1988.csv")
	require.NoError(f, err)
	f.Add(false, unix)
	minus := -1.0
	limits := WithLimits(Limits{Bytes: 64 << 10, Nodes: 20_000})
	f.Fuzz(func(t *testing.T, yaml bool, text []byte) {
		name := "fuzz.csv"
		if yaml {
			name = "fuzz.yaml"
		}
		l, err := ReadLandscape(name, bytes.NewReader(text), &minus, limits)
		if err != nil {
			placed(t, err)
			return
		}
		requirePlaced(t, l.Warnings)
		require.NoError(t, l.Problem.Check())
		require.True(t, l.Actual == nil || len(l.Actual) == len(l.Problem.Actors))
		for _, configuration := range l.Configurations {
			_, err := l.Problem.Energy(configuration.Sides)
			require.NoError(t, err)
		}
	})
}
