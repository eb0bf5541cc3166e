package scenarios

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
)

// LeverFiles lists the embedded lever files, sorted.
func LeverFiles() []string {
	files, err := fs.Glob(embedded, "files/levers/*.yaml")
	if err != nil {
		panic("scenarios: " + err.Error()) // The pattern is a constant, and well formed.
	}
	names := make([]string, 0, len(files))
	for _, file := range files {
		names = append(names, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	return names
}

// EmbeddedLevers reads an embedded lever file against a scenario, as LoadLevers does a file. The error wraps
// fs.ErrNotExist for a name that LeverFiles does not list.
func EmbeddedLevers(name string, scenario *Resolved, options ...Option) (*LeverFile, error) {
	text, err := embedded.ReadFile(path.Join("files", "levers", name+".yaml"))
	if err != nil {
		return nil, err
	}
	return ReadLevers(embeddedPrefix+"levers/"+name+".yaml", bytes.NewReader(text), scenario, options...)
}
