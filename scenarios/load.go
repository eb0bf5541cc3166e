package scenarios

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Resolved is a scenario with everything that it extends laid together, read and found valid.
type Resolved struct {
	Document  Document
	Positions *Positions
	// Files is the chain of extends, the scenario's own file first.
	Files []string
	// Warnings do not keep the scenario from running.
	Warnings Problems
	// Settings are the levers that Apply has set, in the order of their first setting.
	Settings []Setting

	// hash is that of the document as it was read or set, and tree what it was read from.
	hash string
	tree *node
}

// Hash identifies the document as it was read or set, like the function Hash but without the work. Who changes
// Document afterwards asks the function.
func (r *Resolved) Hash() string {
	if r.hash == "" {
		return Hash(r.Document)
	}
	return r.hash
}

// Option changes how a scenario is read.
type Option func(*settings)

// settings are the options of one reading.
type settings struct {
	limits  Limits
	input   io.Reader
	outside bool
	// form is what the file should be.
	form form
	// folder is that of the user's own file; nothing outside of it is opened.
	folder string
}

// WithLimits raises or lowers what a file may ask of the machine.
func WithLimits(limits Limits) Option {
	return func(s *settings) { s.limits = limits }
}

// WithInput gives the stream that the name "-" stands for.
func WithInput(input io.Reader) Option {
	return func(s *settings) { s.input = input }
}

// WithFilesOutside lets a scenario extend files outside of its own folder.
func WithFilesOutside() Option {
	return func(s *settings) { s.outside = true }
}

// Load reads a scenario: an embedded name ("korea-stargate"), a path (it holds a slash
// or ends in .yaml or .yml), or "-" for the stream of WithInput. A scenario that has
// mistakes gives an error of type Problems, with all of them, warnings included. A file
// that cannot be opened gives an error that wraps that of the file system.
func Load(name string, options ...Option) (*Resolved, error) {
	s := newSettings(options)
	from, input, err := s.named(name)
	if err != nil {
		return nil, err
	}
	return s.resolve(from, input)
}

// named opens an embedded scenario, a path, or the stream.
func (s *settings) named(name string) (origin, io.Reader, error) {
	if name == "-" || isPath(name) {
		return s.openFileOrStream(name)
	}
	from := embeddedOrigin(name)
	opened, err := s.open(from)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		suggestion := suggestScenario(name)
		if _, err := os.Stat(name + ".yaml"); err == nil {
			suggestion = "for the file in this folder, write " + name + ".yaml"
		}
		return origin{}, nil, Problems{{Text: "there is no scenario " + quoted(name), Suggestion: suggestion}}
	}
	if err != nil {
		return origin{}, nil, fmt.Errorf("reading the embedded scenario %s: %w", name, err)
	}
	return from, opened, nil
}

// openFileOrStream opens a file by its path, or the stream of WithInput for "-".
func (s *settings) openFileOrStream(name string) (origin, io.Reader, error) {
	if name == "-" {
		if s.input == nil {
			return origin{}, nil, fmt.Errorf("reading a %s: no input was given for -", s.form.noun)
		}
		return streamOrigin, s.input, nil
	}
	opened, err := openFile(name)
	if err != nil {
		return origin{}, nil, fmt.Errorf("reading a %s: %w", s.form.noun, err)
	}
	s.folder = filepath.Dir(name)
	return fileOrigin(name), opened, nil
}

// Read reads a scenario from a stream. It can extend only embedded scenarios; file is
// the name that its problems show.
func Read(file string, input io.Reader, options ...Option) (*Resolved, error) {
	return newSettings(options).resolve(origin{name: file, key: "stream:"}, input)
}

var streamOrigin = origin{name: "<stdin>", key: "stream:"}

func newSettings(options []Option) *settings {
	s := &settings{form: scenarioForm}
	for _, option := range options {
		option(s)
	}
	s.limits = s.limits.withDefaults()
	return s
}

// openFile opens a regular file; a folder has no text to read.
func openFile(name string) (io.Reader, error) {
	opened, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if about, err := opened.Stat(); err == nil && about.IsDir() {
		opened.Close()
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("is a folder, not a scenario file")}
	}
	return opened, nil
}

// resolve reads, merges and checks.
func (s *settings) resolve(from origin, input io.Reader) (*Resolved, error) {
	problems := newCollector(s.limits)
	layers, whole := s.chain(from, input, problems)
	if len(layers) == 0 {
		return nil, problems.result()
	}
	laid := layOver(layers, problems)
	if whole {
		// Without its base a patch names much that is not there, so only a whole chain is checked.
		validate(laid, s.limits, problems)
	}
	if problems.failed() {
		return nil, problems.result()
	}
	resolved := &Resolved{Document: laid.document, Positions: laid.positions, Warnings: problems.result()}
	resolved.hash, resolved.tree = Hash(resolved.Document), laid.tree
	for _, layer := range layers {
		resolved.Files = append(resolved.Files, layer.origin.name)
	}
	return resolved, nil
}
