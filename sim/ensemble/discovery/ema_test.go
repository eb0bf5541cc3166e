package discovery_test

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/discovery"
)

// emaAnswer is what testdata/ema.py prints.
type emaAnswer struct {
	Versions map[string]string `json:"versions"`
	Settings struct {
		Threshold  float64 `json:"threshold"`
		PeelAlpha  float64 `json:"peel_alpha"`
		PasteAlpha float64 `json:"paste_alpha"`
		MassMin    float64 `json:"mass_min"`
		Objective  string  `json:"objective"`
	} `json:"settings"`
	Boxes []struct {
		Trajectory []struct {
			Coverage   float64 `json:"coverage"`
			Density    float64 `json:"density"`
			Mass       float64 `json:"mass"`
			Restricted int     `json:"restricted"`
			Points     int     `json:"points"`
			OfInterest int     `json:"of_interest"`
		} `json:"trajectory"`
		Restrictions map[string]struct {
			Lower           float64  `json:"lower"`
			Upper           float64  `json:"upper"`
			LowerRestricted bool     `json:"lower_restricted"`
			UpperRestricted bool     `json:"upper_restricted"`
			LowerQuasiP     float64  `json:"lower_quasi_p"`
			UpperQuasiP     float64  `json:"upper_quasi_p"`
			Kept            []string `json:"kept"`
			QuasiP          float64  `json:"quasi_p"`
		} `json:"restrictions"`
	} `json:"boxes"`
}

// dataSets are the data that both programs are given. They are written by this test with -update.
var dataSets = []struct {
	name string
	make func() *discovery.Data
}{
	{"planted", func() *discovery.Data { return planted(7, 500, 0.03) }},
	{"mixed", func() *discovery.Data { return mixed(11, 600) }},
}

// python is the interpreter with the EMA Workbench, or empty.
func python() string { return os.Getenv("ENTENTE_EMA") }

func TestBoxesAreThoseOfTheEMAWorkbench(t *testing.T) {
	for _, set := range dataSets {
		t.Run(set.name, func(t *testing.T) {
			path := filepath.Join("testdata", set.name+".csv")
			if *update {
				writeCSV(t, path, set.make())
			}
			data := readCSV(t, path)
			assert.Equal(t, set.make(), data, "testdata holds the data that are planted here")
			text, err := os.ReadFile(filepath.Join("testdata", set.name+".ema.json"))
			require.NoError(t, err)
			compareWithEMA(t, data, text)
		})
	}
}

// The answers in testdata are given anew by the workbench itself where there is one; with -update they are written.
func TestEMAWorkbenchStillAnswersTheSame(t *testing.T) {
	if python() == "" {
		t.Skip("ENTENTE_EMA names no python that has ema_workbench: the recorded answers in testdata stand for it")
	}
	for _, set := range dataSets {
		t.Run(set.name, func(t *testing.T) {
			path := filepath.Join("testdata", set.name+".csv")
			text := askEMA(t, path, "LENIENT1")
			if *update {
				require.NoError(t, os.WriteFile(filepath.Join("testdata", set.name+".ema.json"), text, 0o644))
			}
			compareWithEMA(t, readCSV(t, path), text)
		})
	}
}

// Other data and objectives than the recorded ones, so that agreement is not one lucky case.
func TestEMAWorkbenchAgreesOnFreshData(t *testing.T) {
	if python() == "" {
		t.Skip("ENTENTE_EMA names no python that has ema_workbench")
	}
	for _, fresh := range []struct {
		objective string
		data      *discovery.Data
	}{
		{"LENIENT1", planted(100, 400, 0.1)},
		{"LENIENT1", mixed(101, 400)},
		{"LENIENT2", mixed(102, 400)},
		{"ORIGINAL", planted(103, 400, 0.05)},
	} {
		t.Run(fresh.objective, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "fresh.csv")
			writeCSV(t, path, fresh.data)
			compareWithEMA(t, fresh.data, askEMA(t, path, fresh.objective))
		})
	}
}

func askEMA(t *testing.T, path, objective string) []byte {
	t.Helper()
	command := exec.Command(python(), filepath.Join("testdata", "ema.py"), path, objective)
	// The workbench looks at categories in the order of a set, which is random without this.
	command.Env = append(os.Environ(), "PYTHONHASHSEED=0", "PYTHONWARNINGS=ignore")
	command.Stderr = os.Stderr
	text, err := command.Output()
	require.NoError(t, err, "run %v", command.Args)
	return text
}

// compareWithEMA demands the same trajectory, step for step, and the same limits. The numbers may differ by what sums in
// another order do, 1e-9; quasi-p-values, which are sums of many terms, by a millionth of themselves.
func compareWithEMA(t *testing.T, data *discovery.Data, text []byte) {
	t.Helper()
	var ema emaAnswer
	require.NoError(t, json.Unmarshal(text, &ema))
	objectives := map[string]discovery.Objective{
		"LENIENT1": discovery.LenientOne, "LENIENT2": discovery.LenientTwo, "ORIGINAL": discovery.Original,
	}
	require.Contains(t, objectives, ema.Settings.Objective)
	prim := discovery.Prim{
		PeelAlpha: ema.Settings.PeelAlpha, PasteAlpha: ema.Settings.PasteAlpha,
		MassMin: ema.Settings.MassMin, Threshold: ema.Settings.Threshold, Objective: objectives[ema.Settings.Objective],
	}
	found, err := prim.Boxes(data, 2)
	require.NoError(t, err)
	require.NotEmpty(t, ema.Boxes)
	require.Len(t, found.Boxes, len(ema.Boxes))
	for i, box := range found.Boxes {
		theirs := ema.Boxes[i]
		require.Len(t, box.Trajectory, len(theirs.Trajectory), "box %d", i)
		for k, step := range box.Trajectory {
			want := theirs.Trajectory[k]
			assert.InDelta(t, want.Coverage, step.Coverage, 1e-9, "box %d, step %d", i, k)
			assert.InDelta(t, want.Density, step.Density, 1e-9, "box %d, step %d", i, k)
			assert.InDelta(t, want.Mass, step.Mass, 1e-9, "box %d, step %d", i, k)
			assert.Equal(t, []int{want.Points, want.OfInterest, want.Restricted}, []int{step.Points, step.OfInterest, step.Restricted},
				"points, points of interest and restricted factors of box %d, step %d", i, k)
		}
		assert.Len(t, box.Restrictions, len(theirs.Restrictions), "box %d", i)
		for _, ours := range box.Restrictions {
			want, found := theirs.Restrictions[ours.Factor]
			require.True(t, found, "the workbench does not restrict %s", ours.Factor)
			if ours.Kind == discovery.Categorical {
				assert.Equal(t, want.Kept, slices.Sorted(slices.Values(ours.Kept)), ours.Factor)
				assert.InEpsilon(t, want.QuasiP, ours.QuasiP, 1e-6, ours.Factor)
				continue
			}
			assert.Equal(t, []bool{want.LowerRestricted, want.UpperRestricted},
				[]bool{ours.Lower.Restricted, ours.Upper.Restricted}, "whether %s has a lower and an upper limit", ours.Factor)
			assert.InDelta(t, want.Lower, ours.Lower.At, 1e-9, ours.Factor)
			assert.InDelta(t, want.Upper, ours.Upper.At, 1e-9, ours.Factor)
			for side, pair := range map[string][2]float64{
				"lower": {want.LowerQuasiP, ours.Lower.QuasiP}, "upper": {want.UpperQuasiP, ours.Upper.QuasiP},
			} {
				if pair[0] >= 0 { // the workbench writes -1 where there is no limit
					assert.LessOrEqual(t, math.Abs(pair[0]-pair[1]), 1e-6*pair[0], "quasi-p of %s, %s: %v", ours.Factor, side, pair)
				}
			}
		}
	}
}
