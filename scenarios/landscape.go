package scenarios

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"entente/sim/landscape"
)

// Landscape is a file about who leans towards whom, as landscape theory takes it, read and found to have an answer.
type Landscape struct {
	// File is the name as the caller gave it, or "embedded/landscapes/NAME.csv"; Title is one line for people,
	// or the file's name without folder and ending.
	File  string
	Title Text
	// Problem is what sim/landscape solves.
	Problem *landscape.Problem
	// Actual is the side on which each actor was, -1 where it is not known, nil where no side is; ActualNames are their names.
	Actual      []int
	ActualNames []string
	// FixedNames are the names of the sides on which actors are fixed, by number.
	FixedNames []string
	// Configurations are those that the file names.
	Configurations []NamedSides
	Warnings       Problems
}

// NamedSides is a configuration: the side of each actor, counted from 0.
type NamedSides struct {
	Name  string
	Sides []int
}

// landscapeForm is the YAML form of such a file; its schema may be left out.
var landscapeForm = form{noun: "landscape", schema: "entente/landscape/1"}

// Landscapes lists the embedded landscapes, sorted.
func Landscapes() []string {
	files, err := fs.Glob(embedded, "files/landscapes/*.csv")
	if err != nil {
		panic("scenarios: " + err.Error()) // The pattern is a constant, and well formed.
	}
	names := make([]string, 0, len(files))
	for _, file := range files {
		names = append(names, strings.TrimSuffix(path.Base(file), ".csv"))
	}
	return names
}

// LoadLandscape reads a landscape: an embedded name ("unix1988"), a path that ends in .csv, .yaml or .yml, or "-" for the stream
// of WithInput, which is YAML if its first line with text looks like it. fallback is the propensity of pairs that the file says
// nothing of and has no default for; nil stands for none. A file with mistakes gives an error of type Problems with all of them.
func LoadLandscape(name string, fallback *float64, options ...Option) (*Landscape, error) {
	s := newSettings(options)
	s.form = landscapeForm
	ending := strings.ToLower(filepath.Ext(name))
	if name != "-" && ending != ".csv" && ending != ".yaml" && ending != ".yml" {
		text, err := embedded.ReadFile(path.Join("files", "landscapes", name+".csv"))
		if err == nil {
			return ReadLandscape(embeddedPrefix+"landscapes/"+name+".csv", bytes.NewReader(text), fallback, options...)
		}
		return nil, unknownLandscape(name)
	}
	from, input, err := s.openFileOrStream(name)
	if err != nil {
		return nil, err
	}
	return s.landscape(from.name, input, fallback)
}

// unknownLandscape says what the name of a landscape may have meant.
func unknownLandscape(name string) error {
	suggestion := suggestName(name, Landscapes())
	for _, ending := range []string{".csv", ".yaml"} {
		if _, err := os.Stat(name + ending); err == nil {
			suggestion = "for the file in this folder, write " + name + ending
		}
	}
	if _, err := os.Stat(name); err == nil {
		suggestion = "a landscape's file ends in .csv, .yaml or .yml"
	}
	return Problems{{Text: "there is no landscape " + quoted(name), Suggestion: suggestion}}
}

// ReadLandscape reads a landscape from a stream. file is the name that its problems show; by its ending, and else by its text,
// the file is CSV or YAML.
func ReadLandscape(file string, input io.Reader, fallback *float64, options ...Option) (*Landscape, error) {
	s := newSettings(options)
	s.form = landscapeForm
	return s.landscape(file, input, fallback)
}

func (s *settings) landscape(name string, input io.Reader, fallback *float64) (*Landscape, error) {
	if closer, closes := input.(io.Closer); closes {
		defer closer.Close()
	}
	problems := newCollector(s.limits)
	empty := newSource(name, 0, "")
	data, err := io.ReadAll(io.LimitReader(input, int64(s.limits.Bytes)+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading a landscape: %w", err)
	case len(data) > s.limits.Bytes:
		problems.beyond("bytes", empty, 1, 1, "the file is larger than "+grouped(s.limits.Bytes)+" bytes, which is the limit",
			"nothing of this file was parsed")
		return nil, problems.result()
	}
	gathered := newGathering(name, problems, fallback)
	if isYAML(name, data) {
		gathered.readYAML(s, data)
	} else {
		gathered.readCSV(string(bytes.TrimPrefix(data, []byte("\ufeff"))), s.limits)
	}
	found := gathered.finish()
	if problems.failed() {
		return nil, problems.result()
	}
	if found == nil {
		return nil, errors.New("reading a landscape: nothing was read") // Whatever is not read is reported.
	}
	found.Warnings = problems.result()
	return found, nil
}

// isYAML goes by the name's ending or else by the first line with text: a row of CSV has a separator before any colon.
func isYAML(name string, data []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml":
		return true
	case ".csv":
		return false
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		at := strings.IndexAny(line, ",;\t:{")
		return at >= 0 && slices.Contains([]byte(":{"), line[at])
	}
	return false
}
