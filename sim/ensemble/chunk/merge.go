package chunk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"entente/sim/result"
)

// errDiffer says that two whole parts of one chunk are not the same: chunks are the same whoever does them, so that something is
// wrong that no choice between the two would mend.
var errDiffer = errors.New("two valid parts of one chunk differ")

// Folders are parts of one job from several folders. A chunk may have its part in more than one of them.
type Folders []*Folder

// OpenFolders opens folders of one job. Errors wrap ErrPart, and ErrOtherJob where they are not of the same.
func OpenFolders(paths ...string) (Folders, error) {
	var folders Folders
	for _, path := range paths {
		folder, err := OpenFolder(path)
		if err != nil {
			return nil, err
		}
		if len(folders) > 0 && folder.id != folders[0].id {
			return nil, fmt.Errorf("parts %s beside %s: %w", path, folders[0].path, folder.job.differences(folders[0].job))
		}
		folders = append(folders, folder)
	}
	return folders, nil
}

// Open gives what a chunk gave, from the folders that have a valid part of it.
func (f Folders) Open(c Chunk) (io.ReadCloser, error) {
	var found []byte
	var in *Folder
	var wrong error
	for _, folder := range f {
		payload, err := folder.read(c)
		switch {
		case errors.Is(err, ErrOtherJob):
			return nil, err
		case err != nil:
			// A damaged part tells more than one that is not there.
			if wrong == nil || errors.Is(wrong, fs.ErrNotExist) {
				wrong = err
			}
		case in == nil:
			found, in = payload, folder
		case !bytes.Equal(found, payload):
			return nil, fmt.Errorf("%s of %s and %s: %w", c.Name(), in.path, folder.path, errDiffer)
		}
	}
	if in == nil {
		return nil, wrong
	}
	return io.NopCloser(bytes.NewReader(found)), nil
}

// MissingError says which chunks of a stage have no valid part.
type MissingError struct {
	Left
	// Of is how many chunks the stage has, Stages how many stages there are.
	Of, Stages int
}

// Error names the chunks, as ranges.
func (e *MissingError) Error() string {
	stage := ""
	if e.Stages > 1 {
		stage = fmt.Sprintf(" of stage %d of %d", e.Stage+1, e.Stages)
	}
	return fmt.Sprintf("%d of %d chunks%s have no valid part: %s", len(e.Missing), e.Of, stage, numbers(e.Missing))
}

// mostRanges is how many ranges of numbers are listed.
const mostRanges = 20

// numbers writes the numbers of chunks, which are in their order, as 0-2, 5, 7-9.
func numbers(chunks []Chunk) string {
	var ranges []string
	for from := 0; from < len(chunks); {
		to := from
		for to+1 < len(chunks) && chunks[to+1].Number == chunks[to].Number+1 {
			to++
		}
		if len(ranges) == mostRanges {
			ranges = append(ranges, "…")
			break
		}
		if from == to {
			ranges = append(ranges, fmt.Sprint(chunks[from].Number))
		} else {
			ranges = append(ranges, fmt.Sprintf("%d-%d", chunks[from].Number, chunks[to].Number))
		}
		from = to + 1
	}
	return strings.Join(ranges, ", ")
}

// Check says whether all parts of an experiment are there; the error is a *MissingError where some are not.
func Check(ctx context.Context, e Experiment, parts Parts) error {
	for stage := range e.Stages() {
		chunks, err := e.Chunks(ctx, stage, parts)
		if err != nil {
			return fmt.Errorf("stage %d: %w", stage, err)
		}
		missing, err := Missing(chunks, parts)
		if err != nil {
			return err
		}
		if len(missing) > 0 {
			slices.SortFunc(missing, func(a, b Chunk) int { return a.Number - b.Number })
			return &MissingError{Left{stage, missing}, len(chunks), e.Stages()}
		}
	}
	return nil
}

// Merge writes the result of an experiment into the folder dir, if all its parts are there.
func Merge(ctx context.Context, e Experiment, parts Parts, dir string, options result.Options) error {
	if err := Check(ctx, e, parts); err != nil {
		return err
	}
	return e.Merge(ctx, parts, dir, options)
}
