package forecast

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"time"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble"
)

// Version is that of the questions: it goes up where one is changed, added or taken away.
const Version = 1

//go:embed questions-1.csv
var questionsFile []byte

//go:embed rules-1.csv
var rulesFile []byte

// Question is something that is true or false at the end of a month.
type Question struct {
	// ID is that of the statement with the month, such as in.samsung.stargate@2025-12; Kind is what stands before its first dot.
	ID, Kind string
	// Month is the one at whose end it is judged, as in 2025-12.
	Month string
	// Rule names how a judge decides, in Rules.
	Rule string
	// Condition is the statement in the language of conditions, or "actor in bloc".
	Condition string
	Text      agents.Text
}

// ResolvesOn is the last day of the question's month, as in 2025-12-31.
func (q Question) ResolvesOn() string {
	first, _ := time.Parse("2006-01", q.Month) // checked when the questions are read
	return first.AddDate(0, 1, -1).Format("2006-01-02")
}

// Rule is how a judge decides a kind of question from public sources.
type Rule struct {
	Name string
	Text agents.Text
}

// Questions lists all questions, statement by statement, each in the order of its months.
func Questions() ([]Question, error) {
	rows, err := readRows(questionsFile, "id", "months", "rule", "condition", "en", "ko")
	if err != nil {
		return nil, fmt.Errorf("reading the questions: %w", err)
	}
	var questions []Question
	for _, row := range rows {
		kind, _, _ := strings.Cut(row[0], ".")
		for month := range strings.FieldsSeq(row[1]) {
			if _, err := time.Parse("2006-01", month); err != nil {
				return nil, fmt.Errorf("reading the questions: %s: %q is no month", row[0], month)
			}
			questions = append(questions, Question{
				ID: row[0] + "@" + month, Kind: kind, Month: month, Rule: row[2], Condition: row[3],
				Text: agents.Text{English: row[4], Korean: row[5]},
			})
		}
	}
	return questions, nil
}

// Rules lists how questions are decided.
func Rules() ([]Rule, error) {
	rows, err := readRows(rulesFile, "rule", "en", "ko")
	if err != nil {
		return nil, fmt.Errorf("reading the rules: %w", err)
	}
	var rules []Rule
	for _, row := range rows {
		rules = append(rules, Rule{row[0], agents.Text{English: row[1], Korean: row[2]}})
	}
	return rules, nil
}

func readRows(file []byte, heads ...string) ([][]string, error) {
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || !slices.Equal(rows[0], heads) {
		return nil, fmt.Errorf("the first line is not %s", strings.Join(heads, ","))
	}
	return rows[1:], nil
}

// within are the questions whose month lies within a calendar.
func within(questions []Question, calendar sim.Calendar) []Question {
	return slices.DeleteFunc(slices.Clone(questions), func(q Question) bool {
		month, err := sim.ParseDate(q.Month)
		tick := calendar.Tick(month)
		return err != nil || tick < 0 || tick >= calendar.Ticks()
	})
}

// outcome is the question for the engine.
func (q Question) outcome(model *sim.Model) (*ensemble.Outcome, error) {
	outcome, err := ensemble.ParseStatement(model, q.Condition+" at "+q.Month)
	if err != nil {
		return nil, fmt.Errorf("question %s: %w", q.ID, err)
	}
	return outcome, nil
}
