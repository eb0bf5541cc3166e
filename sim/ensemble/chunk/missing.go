package chunk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// Missing says which chunks of a stage have no valid part.
type Missing struct {
	// Stage is the one that they are of, and Stages how many the study has. What a later stage needs is not known before.
	Stage, Stages int
	// Numbers are the chunks' numbers, in order, and Of how many the stage has.
	Numbers []Range
	Of      int
	// Damaged says of the first of them that has a part, but none that is valid, what is wrong; nil where there is none.
	Damaged error
}

// Count is how many chunks are missing.
func (m *Missing) Count() int {
	count := uint64(0)
	for _, numbers := range m.Numbers {
		count += numbers.Len()
	}
	return int(count)
}

// add notes a number that comes after those that are noted.
func (m *Missing) add(number int) {
	if last := len(m.Numbers) - 1; last >= 0 && m.Numbers[last].To == uint64(number) {
		m.Numbers[last].To++
		return
	}
	m.Numbers = append(m.Numbers, Range{uint64(number), uint64(number) + 1})
}

// mostRanges is how many ranges a text names.
const mostRanges = 12

// String tells which they are, in a line that does not grow with their number.
func (m *Missing) String() string {
	var text strings.Builder
	if m.Stages > 1 {
		fmt.Fprintf(&text, "stage %d of %d: ", m.Stage+1, m.Stages)
	}
	count := m.Count()
	fmt.Fprintf(&text, "%d of %d chunks", count, m.Of)
	for k, numbers := range m.Numbers {
		switch {
		case k == mostRanges:
			fmt.Fprintf(&text, " and %d more", count)
			return text.String()
		case k == 0:
			text.WriteString(": ")
		default:
			text.WriteString(", ")
		}
		text.WriteString(numbers.String())
		count -= int(numbers.Len())
	}
	return text.String()
}

// MissingError says that a study cannot be put together yet. It is an fs.ErrNotExist.
type MissingError struct{ Missing }

func (e *MissingError) Error() string {
	text := "parts are missing or damaged: " + e.String()
	if e.Damaged != nil {
		text += "; " + e.Damaged.Error()
	}
	return text
}

// Unwrap makes it an fs.ErrNotExist, and an ErrPart where a part is damaged.
func (e *MissingError) Unwrap() []error {
	if e.Damaged != nil {
		return []error{fs.ErrNotExist, e.Damaged}
	}
	return []error{fs.ErrNotExist}
}

// has says whether a chunk has a part, all of whose bytes are right, and if there is one that is not, what is wrong with it. Another
// job's part is an error.
func (f *Folder) has(c *Chunk) (there bool, damaged, err error) {
	file, err := f.find(c)
	switch {
	case err == nil:
		return true, nil, file.Close()
	case errors.Is(err, ErrOtherJob):
	case errors.Is(err, fs.ErrNotExist):
		return false, nil, nil
	case errors.Is(err, ErrPart):
		return false, err, nil
	}
	return false, nil, err
}

// namesAtOnce is how many names of a folder are held at a time.
const namesAtOnce = 1024

// named says of each chunk of a stage whether a file has its name, from one listing of the folders.
func (f *Folder) named(stage, chunks int) ([]bool, error) {
	named := make([]bool, chunks)
	for _, dir := range f.dirs {
		if err := markNamed(dir, stage, named); err != nil {
			return nil, fmt.Errorf("list the parts in %s: %w", dir, err)
		}
	}
	return named, nil
}

func markNamed(dir string, stage int, named []bool) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	for {
		names, err := folder.Readdirnames(namesAtOnce)
		for _, name := range names {
			c := Chunk{}
			if _, err := fmt.Sscanf(name, "part-%d-%d.part", &c.Stage, &c.Number); err != nil || c.Name() != name {
				continue
			}
			if c.Stage == stage && c.Number >= 0 && c.Number < len(named) {
				named[c.Number] = true
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
