package scenarios

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed files
var embedded embed.FS

// embeddedPrefix marks files that ship with the program in messages.
const embeddedPrefix = "embedded/"

// Names lists the embedded scenarios, sorted.
func Names() []string {
	files, err := fs.Glob(embedded, "files/*.yaml")
	if err != nil {
		panic("scenarios: " + err.Error()) // The pattern is a constant, and well formed.
	}
	names := make([]string, 0, len(files))
	for _, file := range files {
		names = append(names, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	slices.Sort(names)
	return names
}

// Source returns the text of an embedded scenario as it was written, with its comments.
// The error wraps fs.ErrNotExist for a name that Names does not list.
func Source(name string) ([]byte, error) {
	return embedded.ReadFile(path.Join("files", name+".yaml"))
}

func embeddedOrigin(name string) origin {
	return origin{name: embeddedPrefix + name + ".yaml", key: "embedded:" + name}
}
