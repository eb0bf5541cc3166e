package sweep

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/sim"
	"entente/sim/result"
)

// Plan says what a sweep runs. Its functions are called from several goroutines, and always give the same for the same
// arguments.
type Plan struct {
	// Names are the factors, the columns of a point.
	Names []string
	// Rows is how many points there are, at most 2^31-1.
	Rows int
	// Point writes the point of a row, 0 to Rows-1, into a slice with room for one value a factor. Values are finite.
	Point func(row int, into []float64)
	// Order says which row is run in a turn, 0 to Rows-1, and gives each row once; nil runs the rows as they are numbered. An
	// order whose beginnings are balanced leaves a sweep usable wherever it is cut short.
	Order func(turn int) int
	// Build makes the model of a point. An error of it is the row's; it must not keep the slice.
	Build func(point []float64) (*sim.Model, error)
	// Outcomes are what each run is asked, in the language of outcomes of package ensemble.
	Outcomes []string
	// Runs is how many runs each row has. Run k of every row has the luck of (Seed, k): common random numbers.
	Runs uint64
	Seed uint64

	// Documents are texts that the plan follows from, the specification and the scenario: kept in the folder, and compared when
	// a sweep is resumed.
	Documents []result.Document
	// Scenarios, ProgramVersion and Arguments are for the manifest. Arguments leave out what changes no result, as the number
	// of workers; a resumed sweep keeps those that it was started with.
	Scenarios      []result.Scenario
	ProgramVersion string
	Arguments      []string
}

// Sizes of blocks: one should take a moment and no more, as what is lost in a crash is the block in work; but there should be
// few files, and a block must fit into memory many times over.
const (
	runsPerBlock   = 1024
	fewestBlocks   = 256 // from that many on, blocks rather grow than become more
	mostRowsOfOne  = 1 << 16
	mostRows       = math.MaxInt32
	mostBlocks     = 1 << 15 // mostRows in blocks of mostRowsOfOne
	mostProblems   = 20
	documentsLimit = 64 << 20 // bytes
)

// blockRows is how many rows a block has. It follows from the plan alone, so that a resumed sweep cuts the same blocks.
func (p *Plan) blockRows() int {
	byWork := int(runsPerBlock / p.Runs)
	byCount := 1 + (p.Rows-1)/fewestBlocks
	return min(mostRowsOfOne, max(1, byWork, byCount))
}

// row is the row that is run in a turn.
func (p *Plan) row(turn int) int {
	if p.Order == nil {
		return turn
	}
	return p.Order(turn)
}

// check says all that is wrong with a plan, as far as that can be seen without running it.
func (p *Plan) check() error {
	var problems []error
	complain := func(format string, arguments ...any) {
		if len(problems) < mostProblems {
			problems = append(problems, fmt.Errorf(format, arguments...))
		}
	}
	if p.Rows < 1 || p.Rows > mostRows {
		complain("%d rows: 1 to %d are possible", p.Rows, mostRows)
	}
	if p.Runs < 1 {
		complain("0 runs of each row: at least 1 is needed")
	}
	if p.Point == nil || p.Build == nil {
		complain("Point and Build are needed")
	}
	for _, list := range []struct {
		what  string
		texts []string
	}{{"factor", p.Names}, {"outcome", p.Outcomes}} {
		if len(list.texts) == 0 {
			complain("no %ss", list.what)
		}
		for k, text := range list.texts {
			if err := writable(text); err != nil {
				complain("%s %q: %w", list.what, text, err)
			}
			if slices.Contains(list.texts[:k], text) {
				complain("two %ss are %q", list.what, text)
			}
		}
	}
	for k, document := range p.Documents {
		if err := documentName(document.Name); err != nil {
			complain("document %q: %w", document.Name, err)
		}
		if len(document.Text) > documentsLimit {
			complain("document %q has %d bytes: at most %d are kept", document.Name, len(document.Text), documentsLimit)
		}
		if slices.ContainsFunc(p.Documents[:k], func(d result.Document) bool { return strings.EqualFold(d.Name, document.Name) }) {
			complain("two documents are called %q", document.Name)
		}
	}
	if len(problems) == 0 {
		if err := checkOrder(p); err != nil {
			complain("%w", err)
		}
	}
	return errors.Join(problems...)
}

// writable refuses what a table cannot hold as a name.
func writable(text string) error {
	switch {
	case text == "":
		return errors.New("it is empty")
	case !utf8.ValidString(text):
		return errors.New("it is not UTF-8 text")
	case strings.ContainsFunc(text, unicode.IsControl):
		return errors.New("it holds a control character")
	}
	return nil
}

var plainName = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.-]*$`)

// documentName refuses names that lead out of the folder or belong to the sweep's own files.
func documentName(name string) error {
	if !plainName.MatchString(name) {
		return errors.New("a document's name has letters, digits, dots, dashes and underscores only")
	}
	lower := strings.ToLower(name)
	own := []string{planName, manifestName, ledgerName, lockName}
	if slices.Contains(own, lower) || partName.MatchString(lower) || strings.HasSuffix(lower, partialEnding) {
		return errors.New("the name is kept for the sweep's own files")
	}
	return nil
}
