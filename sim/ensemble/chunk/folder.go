package chunk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"entente/sim/result"
)

// Folder is where the parts of a job are: one folder, or several that are read as one. Its methods may be called by several
// goroutines, and several processes, on several machines too, may work in one folder.
type Folder struct {
	dirs []string
	job  *Job
	id   string
}

// MakeFolder makes a folder for the parts of a job, and those above it, or finds one that holds the same job. Errors wrap ErrOtherJob
// where it is another's. It also removes what processes that were killed long ago left half written.
func MakeFolder(dir string, job *Job) (*Folder, error) {
	id, err := job.ID()
	if err != nil {
		return nil, fmt.Errorf("folder of parts %s: %w", dir, err)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("folder of parts %s: %w", dir, err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "manifest.json")); err == nil {
		return nil, fmt.Errorf("folder of parts %s: it holds a result, whose files would mix with the parts", dir)
	}
	err = placeJob(dir, job)
	if err == nil {
		err = sweepOut(dir)
	}
	if err != nil {
		return nil, fmt.Errorf("folder of parts %s: %w", dir, err)
	}
	return &Folder{[]string{dir}, job, id}, nil
}

// OpenFolder opens folders with the parts of one job; they are read as one. The job is that of their job.json, which must be the same:
// errors wrap ErrOtherJob where they differ, and fs.ErrNotExist where one has none.
func OpenFolder(dir string, more ...string) (*Folder, error) {
	f := &Folder{dirs: append([]string{dir}, more...)}
	for _, dir := range f.dirs {
		job, err := readJob(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("%s is no folder of parts: %w", dir, err)
		case err != nil:
			return nil, fmt.Errorf("folder of parts %s: %w", dir, err)
		case f.job == nil:
			f.job = job
		default:
			if what := job.differs(f.job); what != "" {
				return nil, fmt.Errorf("the parts in %s cannot be merged with those in %s: %s: %w", dir, f.dirs[0], what, ErrOtherJob)
			}
		}
	}
	id, err := f.job.ID()
	if err != nil {
		return nil, fmt.Errorf("folder of parts %s: %w", dir, err)
	}
	f.id = id
	return f, nil
}

// Job is the job whose parts it holds. It must not be changed.
func (f *Folder) Job() *Job { return f.job }

// Open gives the payload of a chunk's part, once all of it has been checked against its checksum. With several folders, it is the
// first valid one; two valid ones that differ are an error that names both. Errors wrap fs.ErrNotExist where there is no part, ErrPart
// where there is none that is valid, and ErrOtherJob besides where one is another job's.
func (f *Folder) Open(c Chunk) (io.ReadCloser, error) {
	file, err := f.find(&c)
	if err != nil {
		return nil, err
	}
	if err := file.rewind(); err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", file.path, err)
	}
	return file, nil
}

// find opens the part of a chunk, once all of its bytes are checked.
func (f *Folder) find(c *Chunk) (*partFile, error) {
	var first *partFile
	problem := fmt.Errorf("%s is in no folder of %s: %w", c.Name(), strings.Join(f.dirs, ", "), fs.ErrNotExist)
	for _, dir := range f.dirs {
		file, err := openPart(filepath.Join(dir, c.Name()), c, f.job.ProgramVersion)
		if err == nil {
			if err = file.checked(); err != nil {
				file.Close()
			}
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case errors.Is(err, ErrOtherJob) || err != nil && !errors.Is(err, ErrPart):
			first.Close()
			return nil, err
		case err != nil:
			problem = err
		case first == nil:
			first = file
		case first.header.SHA256 == file.header.SHA256:
			file.Close()
		default:
			first.Close()
			file.Close()
			return nil, fmt.Errorf("%s and %s are both whole and of the same chunk, but not the same: one of two machines computed wrongly",
				first.path, file.path)
		}
	}
	if first == nil {
		return nil, problem
	}
	return first, nil
}

// Write puts the part of a chunk into the folder, the first where there are several: whole or not at all, and on the disk when
// it returns. A part that is there already is left if it is the same; if it is valid and another, that is an error.
func (f *Folder) Write(c Chunk, payload []byte) error {
	name := c.Name()
	path := filepath.Join(f.dirs[0], name)
	if c.Job != f.id {
		return fmt.Errorf("write %s: %w", path, belonging(&c, f.job.ProgramVersion, &Chunk{Job: f.id, Scenario: c.Scenario, Seed: c.Seed}, f.job.ProgramVersion))
	}
	part := &Part{c, f.job.ProgramVersion, payload}
	h, err := part.header()
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	there, err := openPart(path, &c, f.job.ProgramVersion)
	if err == nil {
		err = there.checked()
		there.Close()
		switch {
		case err == nil && there.header.SHA256 == h.SHA256:
			return nil
		case err == nil:
			return fmt.Errorf("write %s: a valid part of the chunk is there, and it is another: one of two machines computed wrongly", path)
		}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) && (!errors.Is(err, ErrPart) || errors.Is(err, ErrOtherJob)) {
		return fmt.Errorf("write part: %w", err)
	}
	partial, err := writePartial(f.dirs[0], name, func(to io.Writer) error { return part.write(to, h) })
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(partial, path); err != nil {
		_ = os.Remove(partial)
		return fmt.Errorf("write %s: %w", path, err)
	}
	result.SyncFolder(f.dirs[0])
	return nil
}
