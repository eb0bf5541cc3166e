package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
)

// landscapeDocument is the account as JSON. Sides are counted from 0.
type landscapeDocument struct {
	File           string               `json:"file"`
	Exact          bool                 `json:"exact"`
	Configurations int                  `json:"configurations"`
	Sides          int                  `json:"sides"`
	Symmetric      bool                 `json:"symmetric"`
	Tolerance      float64              `json:"tolerance"`
	Tied           int                  `json:"tied"`
	Unseen         *float64             `json:"unseen,omitempty"`
	Actors         []landscapeActor     `json:"actors"`
	Found          int                  `json:"minima_found"`
	Minima         []landscapeMinimum   `json:"minima"`
	FoundCycles    int                  `json:"cycles_found"`
	Cycles         []landscapeCycle     `json:"cycles,omitempty"`
	Components     *landscapeComponents `json:"components,omitempty"`
	Named          []landscapeNamed     `json:"configurations_named,omitempty"`
	Actual         *landscapeActual     `json:"actual,omitempty"`
}

type landscapeActor struct {
	Name        string   `json:"name"`
	Size        float64  `json:"size"`
	Frustration *float64 `json:"frustration_in_lowest,omitempty"`
	Actual      *int     `json:"actual,omitempty"`
}

type landscapeMinimum struct {
	Energy  float64  `json:"energy"`
	Basin   int      `json:"basin"`
	Part    float64  `json:"basin_part"`
	Strict  bool     `json:"strict"`
	Plateau int      `json:"plateau"`
	Exits   int      `json:"exits"`
	Right   *int     `json:"right,omitempty"`
	Wrong   []string `json:"wrong,omitempty"`
	Sides   []int    `json:"sides"`
}

type landscapeCycle struct {
	Basin int     `json:"basin"`
	Part  float64 `json:"basin_part"`
	Path  [][]int `json:"path"`
}

type landscapeComponents struct {
	Terminal []int `json:"terminal"`
	Circling int   `json:"circling"`
}

type landscapeNamed struct {
	Name   string  `json:"name"`
	Energy float64 `json:"energy"`
	Stable *bool   `json:"stable,omitempty"`
	Right  *int    `json:"right,omitempty"`
	Sides  []int   `json:"sides"`
}

type landscapeActual struct {
	Names       []string        `json:"names"`
	Counted     int             `json:"counted"`
	Rules       []landscapeRule `json:"rules"`
	RandomMean  float64         `json:"random_mean"`
	RandomExact bool            `json:"random_exact"`
	// Random is the probability of each number of right ones, from 0.
	Random []float64 `json:"random"`
}

type landscapeRule struct {
	Name  string  `json:"name"`
	Right int     `json:"right"`
	Tail  float64 `json:"chance_of_as_many"`
	Sides []int   `json:"sides"`
}

// known is a number of right ones, nil where it is not known.
func known(right int) *int {
	if right < 0 {
		return nil
	}
	return &right
}

func (a *account) document() landscapeDocument {
	l := a.found
	d := landscapeDocument{
		File: a.file.File, Exact: l.Exact, Configurations: l.Configurations, Sides: a.file.Problem.Sides, Symmetric: l.Symmetric,
		Tolerance: l.Tolerance, Tied: l.Tied, Found: l.Found, Minima: []landscapeMinimum{}, FoundCycles: l.FoundCycles,
	}
	for _, cycle := range l.Cycles {
		d.Cycles = append(d.Cycles, landscapeCycle{cycle.Basin, a.share(cycle.Basin), cycle.Path})
	}
	if !l.Exact {
		d.Unseen = &l.Unseen
	}
	if l.Components != nil {
		d.Components = &landscapeComponents{append([]int{}, l.Components.Terminal...), l.Components.Circling}
	}
	for i, actor := range a.file.Problem.Actors {
		one := landscapeActor{Name: actor.Name, Size: actor.Size}
		if a.frustration != nil {
			one.Frustration = &a.frustration[i]
		}
		if a.file.Actual != nil {
			one.Actual = known(a.file.Actual[i])
		}
		d.Actors = append(d.Actors, one)
	}
	for _, m := range l.Minima {
		d.Minima = append(d.Minima, landscapeMinimum{
			m.Energy, m.Basin, a.share(m.Basin), m.Strict, m.Plateau, m.Exits, known(a.right(m.Sides)), a.wrong(m.Sides), m.Sides,
		})
	}
	for _, named := range a.named {
		one := landscapeNamed{Name: named.name, Energy: named.energy, Right: known(named.right), Sides: named.sides}
		if named.fits {
			one.Stable = &named.stable
		}
		d.Named = append(d.Named, one)
	}
	if a.chance != nil {
		d.Actual = &landscapeActual{
			Names: a.file.ActualNames, Counted: a.chance.Counted, RandomMean: a.chance.Mean, RandomExact: a.chance.Exact, Random: a.chance.Probability,
		}
		for _, rule := range a.rules {
			right := a.right(rule.Sides)
			d.Actual.Rules = append(d.Actual.Rules, landscapeRule{rule.Name, right, a.chance.Tail(right), rule.Sides})
		}
	}
	return d
}

// minimaCSV writes a row for each minimum, with the side of each actor, counted from 1.
func (a *account) minimaCSV(to io.Writer) error {
	rows := csv.NewWriter(to)
	head := []string{"minimum", "energy", "basin", "basin_part", "strict", "plateau", "exits", "right"}
	for _, actor := range a.file.Problem.Actors {
		head = append(head, actor.Name)
	}
	rows.Write(head) // A failure is kept, and returned at the end.
	for k, m := range a.found.Minima {
		row := []string{strconv.Itoa(k + 1), number(m.Energy), strconv.Itoa(m.Basin), number(a.share(m.Basin)), strconv.FormatBool(m.Strict),
			strconv.Itoa(m.Plateau), strconv.Itoa(m.Exits), ""}
		if right := a.right(m.Sides); right >= 0 {
			row[7] = strconv.Itoa(right)
		}
		for _, side := range m.Sides {
			row = append(row, strconv.Itoa(side+1))
		}
		rows.Write(row)
	}
	rows.Flush()
	return rows.Error()
}

// actorsCSV writes a row for each actor.
func (a *account) actorsCSV(to io.Writer) error {
	rows := csv.NewWriter(to)
	rows.Write([]string{"actor", "size", "side_in_lowest", "frustration_in_lowest", "actual"})
	for i, actor := range a.file.Problem.Actors {
		row := []string{actor.Name, number(actor.Size), "", "", ""}
		if a.frustration != nil {
			row[2], row[3] = strconv.Itoa(a.found.Minima[0].Sides[i]+1), number(a.frustration[i])
		}
		if a.file.Actual != nil && a.file.Actual[i] >= 0 {
			row[4] = a.file.ActualNames[a.file.Actual[i]]
		}
		rows.Write(row)
	}
	rows.Flush()
	return rows.Error()
}

func number(value float64) string { return strconv.FormatFloat(value, 'g', -1, 64) }

// write makes a folder with the account as tables, as JSON, as text and as a picture. Files that are there are left alone.
// Where one cannot be written, none is left.
func (a *account) write(folder string, words landscapeTexts, spoken *language) (err error) {
	_, missing := os.Stat(folder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("writing the landscape: %w", err)
	}
	var made []string
	defer func() {
		if err == nil {
			return
		}
		for _, name := range made {
			os.Remove(name)
		}
		if missing != nil {
			os.Remove(folder)
		}
	}()
	whole, err := json.MarshalIndent(a.document(), "", "  ")
	if err != nil {
		return fmt.Errorf("writing the landscape: %w", err)
	}
	var minima, actors, picture bytes.Buffer
	if err := a.minimaCSV(&minima); err != nil {
		return fmt.Errorf("writing the minima: %w", err)
	}
	if err := a.actorsCSV(&actors); err != nil {
		return fmt.Errorf("writing the actors: %w", err)
	}
	if err := a.picture(words, spoken).SVG(&picture); err != nil {
		return fmt.Errorf("drawing the landscape: %w", err)
	}
	for _, file := range []struct {
		name string
		text []byte
	}{
		{"landscape.json", append(whole, '\n')}, {"minima.csv", minima.Bytes()}, {"actors.csv", actors.Bytes()},
		{"landscape.txt", []byte(a.text(words, spoken))}, {"landscape.svg", picture.Bytes()},
	} {
		name := filepath.Join(folder, file.name)
		if err := create(name, file.text); err != nil {
			return fmt.Errorf("writing the landscape: %w", err)
		}
		made = append(made, name)
	}
	return nil
}
