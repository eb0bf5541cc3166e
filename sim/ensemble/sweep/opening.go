package sweep

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"entente/sim/result"
)

// open looks at what is in the folder, refuses what is not a sweep of this plan, and gives back what is done of it. Documents
// are in place after it.
func (f *folder) open(p *Plan, d *description, resume bool) (*ledger, error) {
	text, err := f.text(planName)
	if errors.Is(err, fs.ErrNotExist) {
		return f.start(p, d)
	}
	if err != nil {
		return nil, err
	}
	there, err := parseDescription(text)
	if err != nil {
		return nil, fmt.Errorf("it cannot be said whether the sweep there is this one: %w", err)
	}
	if err := there.differences(d); err != nil {
		return nil, err
	}
	if !resume {
		state := "an unfinished"
		if f.has(manifestName) {
			state = "a finished"
		}
		return nil, fmt.Errorf("it holds %s sweep of this plan: resume it or name another folder: %w", state, result.ErrExists)
	}
	d.Arguments = there.Arguments
	done, err := f.done(d)
	if err != nil {
		return nil, err
	}
	done.strike(f)
	if err := f.sweepOut(d); err != nil {
		return nil, err
	}
	return done, f.writeDocuments(p, d)
}

// start takes an empty folder for the sweep, or one in which a sweep was killed before it had named its plan.
func (f *folder) start(p *Plan, d *description) (*ledger, error) {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return nil, fmt.Errorf("look into the folder: %w", err)
	}
	early := []string{lockName, ledgerName, ledgerName + partialEnding, planName + partialEnding}
	for _, entry := range entries {
		if !slices.Contains(early, entry.Name()) {
			return nil, fmt.Errorf("it holds %s and no sweep: it is left alone: %w", entry.Name(), result.ErrExists)
		}
	}
	if err := f.sweepOut(d); err != nil {
		return nil, err
	}
	// The ledger comes first: there is never a plan in the folder without a word on how far it got.
	done := newLedger(d)
	if err := done.begin(f); err != nil {
		return nil, err
	}
	done.close()
	return done, f.writeDocuments(p, d)
}

// done says which blocks the folder claims to hold, by its manifest or, without one, by its ledger.
func (f *folder) done(d *description) (*ledger, error) {
	text, err := f.text(manifestName)
	if err == nil {
		study := &result.Study{}
		if json.Unmarshal(text, study) == nil {
			return ledgerOf(study, d), nil
		}
	}
	return readLedger(f, d)
}

// writeDocuments puts plan.json and the plan's documents into the folder where they are not there to the byte.
func (f *folder) writeDocuments(p *Plan, d *description) error {
	text, err := d.encode()
	if err != nil {
		return err
	}
	for _, document := range append([]result.Document{{Name: planName, Text: text}}, p.Documents...) {
		if there, err := f.text(document.Name); err == nil && bytes.Equal(there, document.Text) {
			continue
		}
		if _, err := f.writeText(document.Name, document.Text); err != nil {
			return err
		}
	}
	result.SyncFolder(f.path)
	return nil
}
