package sweep

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"entente/sim/result"
)

// The marks of the ledger's first line.
const (
	ledgerFormat  = "entente-sweep-unfinished"
	ledgerVersion = 1
	ledgerNote    = "This sweep is not finished: the blocks below are whole, others are missing. Resume it with the same plan."
)

// ledger says which blocks of a sweep are done. While the sweep is under way it is a file of lines, one for each block, which
// is added when the block's files are in place. A line that was cut off by a crash counts for nothing.
type ledger struct {
	// files are those of each block; nil where it is not done.
	files [][]result.File
	to    output
}

type ledgerHead struct {
	Format        string `json:"format"`
	FormatVersion int    `json:"format_version"`
	Note          string `json:"note"`
}

type ledgerLine struct {
	Block int           `json:"block"`
	Files []result.File `json:"files"`
}

func newLedger(d *description) *ledger { return &ledger{files: make([][]result.File, d.blocks())} }

// readLedger reads the ledger's file; what it says is not checked against the parts. Without a file, nothing is done.
func readLedger(f *folder, d *description) (*ledger, error) {
	text, err := f.text(ledgerName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return parseLedger(text, d), nil
}

func parseLedger(text []byte, d *description) *ledger {
	l := newLedger(d)
	for line := range bytes.Lines(text) {
		var entry ledgerLine
		if json.Unmarshal(line, &entry) == nil && d.belong(entry.Block, entry.Files) {
			l.files[entry.Block] = entry.Files
		}
	}
	return l
}

// ledgerOf takes from a manifest which blocks are done.
func ledgerOf(study *result.Study, d *description) *ledger {
	l := newLedger(d)
	files := make(map[string]result.File, len(study.Files))
	for _, file := range study.Files {
		files[file.Name] = file
	}
	for number := range l.files {
		var three []result.File
		for table := range tableNames {
			three = append(three, files[fileOfBlock(table, number)])
		}
		if d.belong(number, three) {
			l.files[number] = three
		}
	}
	return l
}

// belong says whether files can be those of a block.
func (d *description) belong(number int, files []result.File) bool {
	if number < 0 || number >= d.blocks() || len(files) != len(tableNames) {
		return false
	}
	for k := range tableNames {
		if files[k].Name != fileOfBlock(k, number) || files[k].Bytes < 0 {
			return false
		}
	}
	return true
}

// strike takes blocks off the ledger whose files are missing or not what they were, and counts them.
func (l *ledger) strike(f *folder) (struck int) {
	for number, files := range l.files {
		for _, file := range files {
			if result.CheckFile(f.path, file) != nil {
				l.files[number] = nil
				struck++
				break
			}
		}
	}
	return struck
}

// missing lists the blocks that are not done.
func (l *ledger) missing() []int {
	var missing []int
	for number, files := range l.files {
		if files == nil {
			missing = append(missing, number)
		}
	}
	return missing
}

// rows counts the rows of blocks that are done.
func (l *ledger) rows(d *description) int {
	rows := 0
	for number, files := range l.files {
		if files != nil {
			from, to := d.span(number)
			rows += to - from
		}
	}
	return rows
}

// begin writes the ledger's file and leaves it open for more lines.
func (l *ledger) begin(f *folder) error {
	_, err := f.write(ledgerName, func(to io.Writer) error {
		lines := json.NewEncoder(to)
		if err := lines.Encode(ledgerHead{ledgerFormat, ledgerVersion, ledgerNote}); err != nil {
			return err
		}
		for number, files := range l.files {
			if files == nil {
				continue
			}
			if err := lines.Encode(ledgerLine{number, files}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	result.SyncFolder(f.path)
	if l.to, err = f.disk.Append(f.file(ledgerName)); err != nil {
		return fmt.Errorf("open %s: %w", ledgerName, err)
	}
	return nil
}

// add notes that a block is done, once its files are in place.
func (l *ledger) add(number int, files []result.File) error {
	line, err := json.Marshal(ledgerLine{number, files})
	if err != nil {
		return fmt.Errorf("write %s: %w", ledgerName, err)
	}
	if _, err := l.to.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("write %s: %w", ledgerName, err)
	}
	if err := l.to.Sync(); err != nil {
		return fmt.Errorf("write %s: %w", ledgerName, err)
	}
	l.files[number] = files
	return nil
}

// close ends the ledger's file, which stays where it is.
func (l *ledger) close() {
	if l.to != nil {
		_ = l.to.Close()
		l.to = nil
	}
}
