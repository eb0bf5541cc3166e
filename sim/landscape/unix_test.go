package landscape_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/landscape"
)

// unix is the case of Axelrod & Bennett (1993), Table 2: sizes in per cent of the market in 1987; firms of the same type, S for
// specialists and G for generalists, are close rivals (propensity -1), others distant ones (0).
func unix() *landscape.Problem {
	types := "SGSGGGSSS"
	actors := []landscape.Actor{
		{Name: "Sun", Size: 28.9}, {Name: "AT&T", Size: 28.5}, {Name: "Prime", Size: 1.0}, {Name: "IBM", Size: 3.8},
		{Name: "DEC", Size: 20.0}, {Name: "HP", Size: 11.5}, {Name: "Apollo", Size: 21.2}, {Name: "Intergraph", Size: 4.4},
		{Name: "SGI", Size: 4.4},
	}
	p := landscape.NewProblem(actors, 0)
	for i := range actors {
		for j := range actors {
			if i != j && types[i] == types[j] {
				p.Propensity[i][j] = -1
			}
		}
	}
	return p
}

// The sides in Table 2: the two configurations that the paper gives, and what happened (UNIX International 0, OSF 1).
var (
	unixFirst  = []int{0, 0, 0, 0, 1, 1, 1, 1, 1}
	unixSecond = []int{0, 1, 0, 1, 0, 0, 1, 1, 1}
	unixActual = []int{0, 0, 0, 1, 1, 1, 1, 1, 1}
)

func TestUnixHasThePublishedMinima(t *testing.T) {
	l, err := landscape.Explore(t.Context(), unix(), landscape.Exploring{})
	require.NoError(t, err)
	assert.True(t, l.Exact && l.Symmetric)
	assert.Equal(t, 256, l.Configurations)
	assert.Zero(t, l.Tolerance, "sizes with one decimal are summed exactly")
	assert.Empty(t, l.Cycles)
	require.Equal(t, 2, l.Found)
	assert.Equal(t, unixFirst, l.Minima[0].Sides)
	assert.Equal(t, unixSecond, l.Minima[1].Sides)
	for _, m := range l.Minima {
		// Axelrod & Bennett 1993: both minima have the same energy; -3828.90 with the sizes of Table 2.
		assert.Equal(t, -3828.90, m.Energy)
		assert.Equal(t, 128, m.Basin)
		assert.True(t, m.Strict)
		assert.Equal(t, 1, m.Plateau)
		assert.Zero(t, m.Exits)
		stable, _, err := unix().Stable(m.Sides)
		require.NoError(t, err)
		assert.True(t, stable)
	}
}

func TestUnixWithSunAndATTTogetherIsWrongOnIBMAlone(t *testing.T) {
	p := unix()
	p.Together = [][2]int{{0, 1}}
	l, err := landscape.Explore(t.Context(), p, landscape.Exploring{})
	require.NoError(t, err)
	assert.Equal(t, 128, l.Configurations)
	require.Len(t, l.Minima, 1)
	assert.Equal(t, 128, l.Minima[0].Basin)
	assert.Equal(t, unixFirst, l.Minima[0].Sides)
	right, err := landscape.Right(l.Minima[0].Sides, unixActual)
	require.NoError(t, err)
	assert.Equal(t, 8, right)
	assert.NotEqual(t, unixActual[3], l.Minima[0].Sides[3], "IBM")
}

func TestUnixAgainstTrivialRules(t *testing.T) {
	p := unix()
	rights := map[string]int{}
	for _, rule := range landscape.Rules(p) {
		right, err := landscape.Right(rule.Sides, unixActual)
		require.NoError(t, err)
		rights[rule.Name] = right
	}
	// Counted by hand from Table 2: ranks are Sun, AT&T, Apollo, DEC, HP, Intergraph, SGI, IBM, Prime.
	assert.Equal(t, map[string]int{
		"grand-alliance": 6, "largest-against-rest": 7, "large-against-small": 5, "balanced": 6, "alternating": 5,
	}, rights)
	chance, err := landscape.Chances(unixActual, 2)
	require.NoError(t, err)
	// max(X, 9-X) >= 8: X in {0, 1, 8, 9}, 2·(1+9)/512.
	assert.InDelta(t, 20.0/512, chance.Tail(8), 1e-15)
	assert.InDelta(t, 1, chance.Tail(5), 1e-15)
	// Σ max(x, 9-x) C(9, x)/512 = 2·(5·126+6·84+7·36+8·9+9)/512.
	assert.InDelta(t, 2*(5*126+6*84+7*36+8*9+9)/512.0, chance.Mean, 1e-12)
}
