package sweep

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"entente/sim/result"
)

// The marks of plan.json.
const (
	planFormat  = "entente-sweep-plan"
	planVersion = 1
)

// description is a plan as far as it can be written down, in plan.json. By it a resumed sweep knows that it goes on with the
// same, and a reader knows what the tables hold.
type description struct {
	Format         string             `json:"format"`
	FormatVersion  int                `json:"format_version"`
	ProgramVersion string             `json:"program_version"`
	Arguments      []string           `json:"arguments"`
	Scenarios      []result.Scenario  `json:"scenarios"`
	Factors        []string           `json:"factors"`
	Rows           int                `json:"rows"`
	Outcomes       []string           `json:"outcomes"`
	Runs           uint64             `json:"runs"`
	Seed           uint64             `json:"seed"`
	BlockRows      int                `json:"block_rows"`
	PointsSHA256   string             `json:"points_sha256"`
	Documents      []documentIdentity `json:"documents"`
}

type documentIdentity struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

func describe(p *Plan) description {
	d := description{
		Format: planFormat, FormatVersion: planVersion, ProgramVersion: p.ProgramVersion,
		Arguments: listed(p.Arguments), Scenarios: listed(p.Scenarios), Factors: listed(p.Names), Rows: p.Rows,
		Outcomes: listed(p.Outcomes), Runs: p.Runs, Seed: p.Seed, BlockRows: p.blockRows(), PointsSHA256: hashPoints(p),
		Documents: []documentIdentity{},
	}
	for _, document := range p.Documents {
		hash := sha256.Sum256(document.Text)
		d.Documents = append(d.Documents, documentIdentity{document.Name, hex.EncodeToString(hash[:])})
	}
	return d
}

// listed is a list that is written as [] and not as null where it is empty.
func listed[T any](list []T) []T { return append([]T{}, list...) }

func (d *description) encode() ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(d); err != nil {
		return nil, fmt.Errorf("write %s: %w", planName, err)
	}
	return buffer.Bytes(), nil
}

// parseDescription reads plan.json. Errors wrap result.ErrCorrupt or result.ErrVersion.
func parseDescription(data []byte) (*description, error) {
	d := &description{}
	if err := json.Unmarshal(data, d); err != nil || d.Format != planFormat {
		return nil, fmt.Errorf("%s is not that of a sweep: %w", planName, result.ErrCorrupt)
	}
	if d.FormatVersion != planVersion {
		return nil, fmt.Errorf("%s: format version %d, this program reads %d: %w",
			planName, d.FormatVersion, planVersion, result.ErrVersion)
	}
	possible := d.Rows >= 1 && d.Rows <= mostRows && d.Runs >= 1 &&
		d.BlockRows >= 1 && d.BlockRows <= mostRowsOfOne && d.blocks() <= mostBlocks
	for _, document := range d.Documents {
		possible = possible && documentName(document.Name) == nil
	}
	if !possible || len(d.Factors) == 0 || len(d.Outcomes) == 0 {
		return nil, fmt.Errorf("%s is damaged: %w", planName, result.ErrCorrupt)
	}
	return d, nil
}

// blocks is how many blocks there are.
func (d *description) blocks() int { return 1 + (d.Rows-1)/d.BlockRows }

// span are the turns of a block, the last one not among them.
func (d *description) span(block int) (from, to int) {
	from = block * d.BlockRows
	return from, from + min(d.BlockRows, d.Rows-from)
}

// differences says in which way the sweep in a folder, which d describes, is not the one that is wanted. How it was called
// does not count.
func (d *description) differences(wanted *description) error {
	var found []error
	differ := func(what string, there, here any) {
		found = append(found, fmt.Errorf("%s: %v in the folder, %v here", what, there, here))
	}
	texts := func(what string, there, here []string) {
		if !slices.Equal(there, here) {
			differ(what, fmt.Sprintf("%q", there), fmt.Sprintf("%q", here))
		}
	}
	texts("factors", d.Factors, wanted.Factors)
	if d.Rows != wanted.Rows {
		differ("rows", d.Rows, wanted.Rows)
	}
	texts("outcomes", d.Outcomes, wanted.Outcomes)
	if d.Runs != wanted.Runs {
		differ("runs of each row", d.Runs, wanted.Runs)
	}
	if d.Seed != wanted.Seed {
		differ("seed", d.Seed, wanted.Seed)
	}
	for _, name := range differing(d.Scenarios, wanted.Scenarios, func(s result.Scenario) string { return s.Name }) {
		found = append(found, fmt.Errorf("the scenario %s", name))
	}
	for _, name := range differing(d.Documents, wanted.Documents, func(d documentIdentity) string { return d.Name }) {
		found = append(found, fmt.Errorf("the text of %s", name))
	}
	if d.ProgramVersion != wanted.ProgramVersion {
		differ("version of the program", d.ProgramVersion, wanted.ProgramVersion)
	}
	if d.BlockRows != wanted.BlockRows && d.Rows == wanted.Rows && d.Runs == wanted.Runs {
		differ("rows of a block", d.BlockRows, wanted.BlockRows)
	}
	if len(found) == 0 && d.PointsSHA256 != wanted.PointsSHA256 {
		found = append(found, errors.New("the points of the design, or their order"))
	}
	if len(found) == 0 {
		return nil
	}
	return fmt.Errorf("%w, which differs in %w", ErrOtherPlan, joined(found))
}

// differing are the names of what is in only one of two lists, or not the same in both.
func differing[T comparable](there, here []T, name func(T) string) []string {
	var found []string
	for _, one := range slices.Concat(there, here) {
		if slices.Contains(there, one) && slices.Contains(here, one) || slices.Contains(found, name(one)) {
			continue
		}
		found = append(found, name(one))
	}
	return found
}

// joined puts errors into one line.
func joined(found []error) error {
	one := found[0]
	for _, other := range found[1:] {
		one = fmt.Errorf("%w; %w", one, other)
	}
	return one
}
