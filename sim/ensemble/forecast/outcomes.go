package forecast

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// Outcomes say of questions, by id, whether they came true. What is not in it is not known.
type Outcomes map[string]bool

// ReadOutcomes reads what happened: a first line with id and outcome, then a line for each question, with 1 for true, 0 for
// false, and nothing where it is not known or cannot be judged. Further columns, such as a source, are left alone.
func ReadOutcomes(from io.Reader) (Outcomes, error) {
	in := csv.NewReader(unmarked(from))
	head, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("reading outcomes: there is no first line: %w", err)
	}
	if len(head) < 2 || head[0] != "id" || head[1] != "outcome" {
		return nil, fmt.Errorf("reading outcomes: the first line begins %q: write id,outcome", strings.Join(head, ","))
	}
	outcomes, seen := Outcomes{}, map[string]bool{}
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return outcomes, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading outcomes: %w", err)
		}
		line, _ := in.FieldPos(0)
		id := cells[0]
		if seen[id] {
			return nil, fmt.Errorf("reading outcomes: line %d: %q is there twice", line, id)
		}
		seen[id] = true
		switch strings.TrimSpace(cells[1]) {
		case "":
		case "0":
			outcomes[id] = false
		case "1":
			outcomes[id] = true
		default:
			return nil, fmt.Errorf("reading outcomes: line %d, %s: outcome %q: write 1 for true, 0 for false, or nothing", line, id, cells[1])
		}
	}
}

// Foreign counts the outcomes that are of none of the rows.
func (o Outcomes) Foreign(rows []Row) int {
	known := 0
	for _, row := range rows {
		if _, found := o[row.ID]; found {
			known++
		}
	}
	return len(o) - known
}

// unmarked is a text without the mark that spreadsheets put before UTF-8.
func unmarked(from io.Reader) io.Reader {
	const mark = "\xef\xbb\xbf"
	text := bufio.NewReader(from)
	if first, err := text.Peek(len(mark)); err == nil && string(first) == mark {
		text.Discard(len(mark)) // it has just been peeked at
	}
	return text
}
