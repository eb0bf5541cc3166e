package chunk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"entente/sim/result"
)

const (
	jobName = "job.json"
	// mostJobBytes bounds what is read as a job; its longest documents are scenarios, whose files are bounded by 16 MiB.
	mostJobBytes = 64 << 20
)

// ParseJob reads a job from its JSON, which must hold nothing else. Whether its kind is known and its documents are right is for
// who makes an experiment of it.
func ParseJob(text []byte) (*Job, error) {
	if len(text) > mostJobBytes {
		return nil, fmt.Errorf("a job has at most %d bytes", mostJobBytes)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	j := &Job{}
	if err := decoder.Decode(j); err != nil {
		return nil, fmt.Errorf("it is no job: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("it is no job: something follows it")
	}
	if j.Format != JobFormat {
		return nil, fmt.Errorf("it is no job: its format is %q, not %q", j.Format, JobFormat)
	}
	if j.FormatVersion != JobVersion {
		return nil, fmt.Errorf("format version %d, this program reads %d", j.FormatVersion, JobVersion)
	}
	return j, nil
}

// readJob reads the job of a folder.
func readJob(dir string) (*Job, error) {
	path := filepath.Join(dir, jobName)
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > mostJobBytes {
		return nil, fmt.Errorf("%s: it is no file of at most %d bytes", path, mostJobBytes)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	j, err := ParseJob(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return j, nil
}

// placeJob puts a job into a folder, or finds that the same job is there. Of several processes that do it at the same moment one
// makes the file, and all others find it.
func placeJob(dir string, job *Job) error {
	found, err := readJob(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if found, err = makeJob(dir, job); found == nil && err == nil {
			return nil
		}
	}
	if err != nil {
		return err
	}
	if what := found.differs(job); what != "" {
		return fmt.Errorf("%s: %s: %w", filepath.Join(dir, jobName), what, ErrOtherJob)
	}
	return nil
}

// makeJob writes a job's file. Where another process was faster, it gives back that one's job.
func makeJob(dir string, job *Job) (faster *Job, err error) {
	text, err := job.Encode()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, jobName)
	partial, err := writePartial(dir, jobName, func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
	if err != nil {
		return nil, err
	}
	defer os.Remove(partial)
	// A link is refused where there is a file already; a rename would replace it. Not every system has links.
	err = os.Link(partial, path)
	if errors.Is(err, fs.ErrExist) {
		return readJob(dir)
	}
	if err != nil {
		if err := os.Rename(partial, path); err != nil {
			return nil, err
		}
	}
	result.SyncFolder(dir)
	return nil, nil
}
