package sweep

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"entente/sim/result"
)

// Sweep is what a folder holds of a sweep.
type Sweep struct {
	// Factors and Outcomes name the columns of rows.
	Factors, Outcomes []string
	// Rows is how many rows the plan has, Done how many of them are there.
	Rows, Done int
	// Finished says that all rows are there and that the manifest vouches for every file. While it is false, the rows that are
	// there are mostly the first turns of the plan's order; other blocks may be among them where several were in work.
	Finished bool
	// Damaged counts blocks of an unfinished sweep that were written and are not what they were: their rows are not among
	// those that are there, and a resumed sweep runs them again.
	Damaged int

	Runs, Seed uint64
	Scenarios  []result.Scenario
	// ProgramVersion and Arguments say what wrote it.
	ProgramVersion string
	Arguments      []string

	dir  string
	plan *description
	done *ledger
}

// Read reads what is in a folder of a sweep, finished or not, and checks the hash of every file. Errors wrap
// result.ErrNotResult, result.ErrVersion or, where a file of a finished sweep is damaged, result.ErrCorrupt; a sweep that is
// resumed with its plan mends it.
func Read(dir string) (*Sweep, error) {
	f := &folder{dir, osDisk{}}
	text, err := f.text(planName)
	if err != nil {
		return nil, fmt.Errorf("read sweep %s: %w: %w", dir, err, result.ErrNotResult)
	}
	d, err := parseDescription(text)
	if err != nil {
		return nil, fmt.Errorf("read sweep %s: %w", dir, err)
	}
	s := &Sweep{
		Factors: d.Factors, Outcomes: d.Outcomes, Rows: d.Rows, Runs: d.Runs, Seed: d.Seed, Scenarios: d.Scenarios,
		ProgramVersion: d.ProgramVersion, Arguments: d.Arguments, dir: dir, plan: d,
	}
	// A sweep that another process finishes at this moment has its manifest before it loses its ledger: read in this order.
	s.done, err = readLedger(f, d)
	if f.has(manifestName) {
		err = s.readFinished()
	} else if err == nil {
		s.Damaged = s.done.strike(f)
	}
	if err != nil {
		return nil, fmt.Errorf("read sweep %s: %w", dir, err)
	}
	s.Done = s.done.rows(d)
	return s, nil
}

// readFinished checks a finished sweep's files against its manifest.
func (s *Sweep) readFinished() error {
	study, err := result.ReadStudy(s.dir)
	if err != nil {
		return err
	}
	s.done = ledgerOf(study, s.plan)
	if missing := s.done.missing(); len(missing) > 0 {
		return fmt.Errorf("%s lacks the files of block %d: %w", manifestName, missing[0], result.ErrCorrupt)
	}
	s.Finished = true
	return nil
}

// Each gives the rows that are there, in the order of their turns, to take, and ends at its first error. A row is overwritten
// by the next.
func (s *Sweep) Each(take func(row *Row) error) error {
	b := &block{}
	for number, files := range s.done.files {
		if files == nil {
			continue
		}
		b.number = number
		if err := b.read(s.dir, s.plan, files); err != nil {
			return fmt.Errorf("read sweep %s: %w", s.dir, err)
		}
		for k := range b.rows {
			if err := take(&b.rows[k]); err != nil {
				return err
			}
		}
	}
	return nil
}

// Document is a text that the plan followed from, by its name. Errors wrap result.ErrNotResult where there is none and
// result.ErrCorrupt where it was changed.
func (s *Sweep) Document(name string) ([]byte, error) {
	for _, document := range s.plan.Documents {
		if document.Name != name {
			continue
		}
		f := &folder{s.dir, osDisk{}}
		text, err := f.text(name)
		if err != nil {
			return nil, fmt.Errorf("read sweep %s: %w: %w", s.dir, err, result.ErrCorrupt)
		}
		if hash := sha256.Sum256(text); hex.EncodeToString(hash[:]) != document.SHA256 {
			return nil, fmt.Errorf("read sweep %s: %s was changed since it was written: %w", s.dir, name, result.ErrCorrupt)
		}
		return text, nil
	}
	return nil, fmt.Errorf("read sweep %s: the sweep holds no %s: %w", s.dir, name, result.ErrNotResult)
}
