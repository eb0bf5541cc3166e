package discovery_test

import (
	"encoding/csv"
	"flag"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/discovery"
	"entente/sim/random"
)

var update = flag.Bool("update", false, "write the data sets and golden files anew")

// uniform draws factors that are uniform on 0 to 1, named x1, x2, …; luck is a further draw for each point.
func uniform(seed uint64, points, factors int) (data *discovery.Data, luck []float64) {
	source := random.New(seed, 0)
	data = &discovery.Data{Outcome: make([]bool, points)}
	draw := func(column int) []float64 {
		values := make([]float64, points)
		for point := range values {
			values[point] = source.Float64(uint64(column), 0, random.PurposeUser, uint64(point))
		}
		return values
	}
	for j := range factors {
		data.Factors = append(data.Factors, discovery.Factor{Name: "x" + strconv.Itoa(j+1), Values: draw(j)})
	}
	return data, draw(factors)
}

// planted are points in five dimensions of which those with x1 from 0.2 to 0.6 and x4 from 0.5 have the outcome: a fifth of
// them. A part of the outcomes, noise, is turned round.
func planted(seed uint64, points int, noise float64) *discovery.Data {
	data, luck := uniform(seed, points, 5)
	for point := range data.Outcome {
		x1, x4 := data.Factors[0].Values[point], data.Factors[3].Values[point]
		data.Outcome[point] = (x1 >= 0.2 && x1 <= 0.6 && x4 >= 0.5) != (luck[point] < noise)
	}
	return data
}

// mixed are points with two continuous factors, an integer one from 0 to 9 and two categorical ones. The outcome is likely where
// the integer one is at least 4 and the first categorical one is red or blue, and x1 is above 0.3.
func mixed(seed uint64, points int) *discovery.Data {
	data, luck := uniform(seed, points, 5)
	level, colour, shape := make([]float64, points), make([]string, points), make([]string, points)
	for point := range data.Outcome {
		level[point] = float64(int(10 * data.Factors[2].Values[point]))
		colour[point] = []string{"red", "green", "blue", "white"}[int(4*data.Factors[3].Values[point])]
		shape[point] = []string{"round", "square", "flat"}[int(3*data.Factors[4].Values[point])]
		likely := level[point] >= 4 && (colour[point] == "red" || colour[point] == "blue") && data.Factors[0].Values[point] > 0.3
		data.Outcome[point] = likely != (luck[point] < 0.04)
	}
	data.Factors = append(data.Factors[:2], discovery.Factor{Name: "level", Kind: discovery.Integer, Values: level},
		discovery.Categories("colour", colour), discovery.Categories("shape", shape))
	return data
}

// writeCSV writes data as ema.py reads them.
func writeCSV(t *testing.T, path string, data *discovery.Data) {
	t.Helper()
	file, err := os.Create(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	rows := csv.NewWriter(file)
	var header []string
	for _, factor := range data.Factors {
		header = append(header, factor.Name)
	}
	require.NoError(t, rows.Write(append(header, "outcome")))
	for point, outcome := range data.Outcome {
		var row []string
		for _, factor := range data.Factors {
			switch factor.Kind {
			case discovery.Categorical:
				row = append(row, factor.Categories[int(factor.Values[point])])
			default:
				row = append(row, strconv.FormatFloat(factor.Values[point], 'g', -1, 64))
			}
		}
		cell := "0"
		if outcome {
			cell = "1"
		}
		require.NoError(t, rows.Write(append(row, cell)))
	}
	rows.Flush()
	require.NoError(t, rows.Error())
}

// readCSV reads what writeCSV wrote: factors are integer if all values are whole numbers, and categorical if one is no number.
func readCSV(t *testing.T, path string) *discovery.Data {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	data := &discovery.Data{}
	last := len(rows[0]) - 1
	for _, row := range rows[1:] {
		data.Outcome = append(data.Outcome, row[last] == "1")
	}
	for j, name := range rows[0][:last] {
		factor := discovery.Factor{Name: name, Kind: discovery.Integer}
		var texts []string
		for _, row := range rows[1:] {
			texts = append(texts, row[j])
			value, err := strconv.ParseFloat(row[j], 64)
			if err != nil {
				factor.Kind = discovery.Categorical
			} else if value != float64(int(value)) && factor.Kind == discovery.Integer {
				factor.Kind = discovery.Continuous
			}
			factor.Values = append(factor.Values, value)
		}
		if factor.Kind == discovery.Categorical {
			factor = discovery.Categories(name, texts)
		}
		data.Factors = append(data.Factors, factor)
	}
	return data
}
