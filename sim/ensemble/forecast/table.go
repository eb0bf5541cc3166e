package forecast

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// columns are those of a forecast's file.
var columns = []string{
	"id", "question", "question_ko", "resolves_on", "condition", "rule", "probability", "low", "high", "no_choice",
	"runs", "seed", "scenario", "scenario_sha256", "version", "questions",
}

// WriteCSV writes a line for each question.
func (f *Forecast) WriteCSV(to io.Writer) error {
	out := csv.NewWriter(to)
	out.Write(columns) // errors show in out.Error
	for _, row := range f.Rows {
		out.Write([]string{
			row.ID, row.Text.English, row.Text.Korean, row.ResolvesOn(), row.Condition, row.Rule,
			number(row.Value), number(row.Low), number(row.High), number(row.Still),
			strconv.FormatUint(f.Runs, 10), strconv.FormatUint(f.Seed, 10), f.Scenario, f.Hash, f.Program, strconv.Itoa(f.Questions),
		})
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing a forecast: %w", err)
	}
	return nil
}

// number writes one with as many digits as it takes to read it back.
func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// document is a forecast as JSON.
type document struct {
	Runs      uint64            `json:"runs"`
	Seed      uint64            `json:"seed"`
	Scenario  string            `json:"scenario"`
	Hash      string            `json:"scenario_sha256"`
	Program   string            `json:"version"`
	Version   int               `json:"questions"`
	Rules     map[string]string `json:"rules"`
	Questions []entry           `json:"forecast"`
}

type entry struct {
	ID          string  `json:"id"`
	Question    string  `json:"question"`
	Korean      string  `json:"question_ko"`
	ResolvesOn  string  `json:"resolves_on"`
	Condition   string  `json:"condition"`
	Rule        string  `json:"rule"`
	Probability float64 `json:"probability"`
	Low         float64 `json:"low"`
	High        float64 `json:"high"`
	Still       float64 `json:"no_choice"`
}

// WriteJSON writes one document, with the rules by which questions are decided.
func (f *Forecast) WriteJSON(to io.Writer) error {
	rules, err := Rules()
	if err != nil {
		return err
	}
	whole := document{
		Runs: f.Runs, Seed: f.Seed, Scenario: f.Scenario, Hash: f.Hash, Program: f.Program, Version: f.Questions, Rules: map[string]string{},
	}
	for _, rule := range rules {
		whole.Rules[rule.Name] = rule.Text.English
	}
	for _, row := range f.Rows {
		whole.Questions = append(whole.Questions, entry{
			row.ID, row.Text.English, row.Text.Korean, row.ResolvesOn(), row.Condition, row.Rule, row.Value, row.Low, row.High, row.Still,
		})
	}
	out := json.NewEncoder(to)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(whole); err != nil {
		return fmt.Errorf("writing a forecast: %w", err)
	}
	return nil
}

// ReadCSV reads what scores need of a forecast's file: ids, probabilities, and what would be if nobody chose. Other forecasters may
// leave out the last column, no_choice, and any but id and probability.
func ReadCSV(from io.Reader) (*Forecast, error) {
	in := csv.NewReader(unmarked(from))
	head, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("reading a forecast: it has no first line: %w", err)
	}
	id, probability, still := slices.Index(head, "id"), slices.Index(head, "probability"), slices.Index(head, "no_choice")
	if id < 0 || probability < 0 {
		return nil, fmt.Errorf("reading a forecast: the first line needs id and probability, but is %s", strings.Join(head, ","))
	}
	f, seen := &Forecast{}, map[string]bool{}
	for {
		cells, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("reading a forecast: %w", err)
		}
		line, _ := in.FieldPos(0)
		row := Row{Question: Question{ID: cells[id]}}
		if seen[row.ID] {
			return nil, fmt.Errorf("reading a forecast: line %d: %q is there twice", line, row.ID)
		}
		seen[row.ID] = true
		row.Kind, _, _ = strings.Cut(row.ID, ".")
		if row.Value, err = chance(cells[probability]); err != nil {
			return nil, fmt.Errorf("reading a forecast: line %d, %s: %w", line, row.ID, err)
		}
		row.Still = noForecast
		if still >= 0 {
			if row.Still, err = chance(cells[still]); err != nil {
				return nil, fmt.Errorf("reading a forecast: line %d, %s: no_choice: %w", line, row.ID, err)
			}
		}
		f.Rows = append(f.Rows, row)
	}
	return f, nil
}

// noForecast stands for a forecast that is not there.
const noForecast = -1

// chance reads a probability.
func chance(text string) (float64, error) {
	p, err := strconv.ParseFloat(text, 64)
	if err != nil || !(p >= 0 && p <= 1) {
		return 0, fmt.Errorf("%q is no probability: write a number from 0 to 1", text)
	}
	return p, nil
}
