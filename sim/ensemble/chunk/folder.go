package chunk

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const (
	jobName = "job.json"
	mostJob = 64 << 20 // bytes: documents of a job are at most some MiB each
)

// Folder holds a job and parts of it. Any number of processes, on any number of machines, may write into one at a time: a file
// comes into being whole, and a part is the same whoever writes it.
type Folder struct {
	path string
	job  *Job
	id   string
}

// Join makes a folder for a job, with those above it, or takes one that is the job's already. The error wraps ErrOtherJob where
// it is another job's.
func Join(path string, job *Job) (*Folder, error) {
	text, err := job.Encode()
	if err != nil {
		return nil, fmt.Errorf("parts %s: write the job: %w", path, err)
	}
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, fmt.Errorf("parts %s: make the folder: %w", path, err)
	}
	there, err := os.ReadFile(filepath.Join(path, jobName))
	if errors.Is(err, fs.ErrNotExist) {
		// Of several that come first at the same moment one makes the file, and the others find it.
		if err := put(path, jobName, text, placeOnce); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("parts %s: %w", path, err)
		}
		there, err = os.ReadFile(filepath.Join(path, jobName))
	}
	if err != nil {
		return nil, fmt.Errorf("parts %s: read the job: %w", path, err)
	}
	if !bytes.Equal(there, text) {
		return nil, fmt.Errorf("parts %s: %w", path, differentJob(there, job))
	}
	return OpenFolder(path)
}

// differentJob says what another job in a folder differs in.
func differentJob(there []byte, job *Job) error {
	var other Job
	if json.Unmarshal(there, &other) != nil {
		return fmt.Errorf("its %s is damaged: %w", jobName, ErrOtherJob)
	}
	return other.differences(job)
}

// OpenFolder opens a folder that holds a job. Errors wrap ErrPart where there is none, or it is damaged.
func OpenFolder(path string) (*Folder, error) {
	file, err := os.Open(filepath.Join(path, jobName))
	if err != nil {
		return nil, fmt.Errorf("parts %s: it holds no %s: %w: %w", path, jobName, ErrPart, err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, mostJob+1))
	if err != nil {
		return nil, fmt.Errorf("parts %s: %w", path, err)
	}
	job, err := DecodeJob(text)
	if err != nil {
		return nil, fmt.Errorf("parts %s: %s: %w", path, jobName, err)
	}
	id, err := job.ID()
	if err != nil {
		return nil, fmt.Errorf("parts %s: %w", path, err)
	}
	return &Folder{path, job, id}, nil
}

// Path is where the folder is.
func (f *Folder) Path() string { return f.path }

// Job is the job whose parts the folder holds.
func (f *Folder) Job() *Job { return f.job }

// Open gives what a chunk gave; see Parts.
func (f *Folder) Open(c Chunk) (io.ReadCloser, error) {
	payload, err := f.read(c)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(bytes.NewReader(payload)), nil
}

func (f *Folder) read(c Chunk) ([]byte, error) {
	file, err := os.Open(filepath.Join(f.path, c.Name()))
	if err != nil {
		return nil, fmt.Errorf("part of chunk %d: %w", c.Number, err)
	}
	defer file.Close()
	about, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("part of chunk %d: %w", c.Number, err)
	}
	if !about.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w: it is no file", filepath.Join(f.path, c.Name()), ErrPart)
	}
	payload, err := readPart(file, about.Size(), c, f.job.ProgramVersion)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(f.path, c.Name()), err)
	}
	return payload, nil
}

// Write puts what a chunk gave into its part, in place of one that may be there.
func (f *Folder) Write(c Chunk, payload []byte) error {
	if len(payload) > mostPayload {
		return fmt.Errorf("part of chunk %d: it has %d bytes; at most %d are possible", c.Number, len(payload), mostPayload)
	}
	if err := put(f.path, c.Name(), EncodePart(c, f.job.ProgramVersion, payload), os.Rename); err != nil {
		return fmt.Errorf("parts %s: %w", f.path, err)
	}
	return nil
}

// placeOnce gives a file its name if there is none of that name yet, where the file system can do that; else it may replace a
// file that came at the same moment.
func placeOnce(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(from, to)
}

// put writes a file under a name that nobody else uses, makes sure that it is on the disk, and lets place give it its own name.
// What a process leaves that is killed meanwhile is a hidden file that nothing reads; it is left, as it may be another's that
// is still at work.
func put(folder, name string, text []byte, place func(from, to string) error) (err error) {
	var random [8]byte
	rand.Read(random[:])
	partial := filepath.Join(folder, "."+name+"."+hex.EncodeToString(random[:]))
	file, err := os.OpenFile(partial, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("make %s: %w", name, err)
	}
	defer os.Remove(partial)
	_, err = file.Write(text)
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = place(partial, filepath.Join(folder, name))
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if open, err := os.Open(folder); err == nil {
		_ = open.Sync() // Not all systems can; what is renamed is whole either way.
		_ = open.Close()
	}
	return nil
}
