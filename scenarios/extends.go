package scenarios

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// origin is where a file came from, which decides what it may extend.
type origin struct {
	// name is shown to people; key tells files apart, to notice a cycle.
	name, key string
	// folder is where a file on disk lies; empty for an embedded file and for a stream,
	// which can only extend embedded scenarios.
	folder string
}

// layer is one file of a chain of extends.
type layer struct {
	origin origin
	file   *source
	tree   *node
}

// chain reads a file and all that it extends, the file itself first. Where a file cannot
// be read, the problem stands at the line that asks for it, and the chain is not whole.
func (s *settings) chain(from origin, input io.Reader, problems *collector) (layers []layer, whole bool) {
	for {
		file, tree := s.read(from, len(layers), input, problems)
		if tree == nil {
			return layers, false
		}
		layers = append(layers, layer{origin: from, file: file, tree: tree})
		wanted := tree.get("extends")
		if wanted == nil || wanted.kind != scalarKind || wanted.isNull() {
			return layers, true
		}
		report := func(text, suggestion string) {
			problems.add(SeverityError, file, wanted.line, wanted.column, text, suggestion)
		}
		if len(layers) > s.limits.ExtendsDepth {
			problems.beyond("extends", file, wanted.line, wanted.column,
				"more than "+grouped(s.limits.ExtendsDepth)+" scenarios extend one another, which is the limit", "")
			return layers, false
		}
		next, err := s.base(from, wanted.text)
		if err != nil {
			report(err.Error(), s.suggestBase(from, wanted.text))
			return layers, false
		}
		if circle := slices.IndexFunc(layers, func(l layer) bool { return l.origin.key == next.key }); circle >= 0 {
			names := make([]string, 0, len(layers)+1)
			for _, link := range layers[circle:] {
				names = append(names, path.Base(filepath.ToSlash(link.origin.name)))
			}
			report("extends goes in a circle: "+strings.Join(append(names, names[0]), " → "), "let one of them extend nothing, or another scenario")
			return layers, false
		}
		opened, err := s.open(next)
		if err != nil {
			report("the scenario "+quoted(wanted.text)+" cannot be read: "+reason(err), s.suggestBase(from, wanted.text))
			return layers, false
		}
		from, input = next, opened
	}
}

// read parses one file, at most as many bytes of it as the limits allow.
func (s *settings) read(from origin, order int, input io.Reader, problems *collector) (*source, *node) {
	if closer, closes := input.(io.Closer); closes {
		defer closer.Close()
	}
	empty := newSource(from.name, order, "")
	empty.form = s.form
	data, err := io.ReadAll(io.LimitReader(input, int64(s.limits.Bytes)+1))
	if err != nil {
		problems.add(SeverityError, empty, 1, 1, "the file cannot be read: "+reason(err), "")
		return nil, nil
	}
	if len(data) > s.limits.Bytes {
		problems.beyond("bytes", empty, 1, 1, "the file is larger than "+grouped(s.limits.Bytes)+" bytes, which is the limit",
			"nothing of this file was parsed")
		return nil, nil
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	file := newSource(from.name, order, text)
	file.form = s.form
	return file, parse(file, text, s.limits, problems)
}

// base finds what a file extends: an embedded name, or a path relative to the file's folder.
func (s *settings) base(from origin, wanted string) (origin, error) {
	if !isPath(wanted) {
		if !slices.Contains(Names(), wanted) {
			return origin{}, fmt.Errorf("there is no embedded scenario %s", quoted(wanted))
		}
		return embeddedOrigin(wanted), nil
	}
	if from.folder == "" {
		return origin{}, fmt.Errorf("only a file on disk can %s a path, read %s", s.form.verb, quoted(wanted))
	}
	if strings.Contains(wanted, "://") {
		return origin{}, fmt.Errorf("a %s is read from disk, not from the web: read %s", s.form.noun, quoted(wanted))
	}
	local := filepath.FromSlash(wanted)
	if !s.outside && !filepath.IsLocal(local) {
		return origin{}, fmt.Errorf("a %s may only %s files of its own folder, read %s", s.form.noun, s.form.verb, quoted(wanted))
	}
	if !filepath.IsAbs(local) {
		local = filepath.Join(from.folder, local)
	}
	return fileOrigin(local), nil
}

// open opens a base. A file on disk is opened beneath the user's own folder, so that
// a symbolic link cannot lead out of it either.
func (s *settings) open(from origin) (io.Reader, error) {
	if from.folder == "" {
		return embedded.Open(path.Join("files", strings.TrimPrefix(from.name, embeddedPrefix)))
	}
	if s.outside {
		about, err := os.Stat(from.name)
		if err == nil {
			err = regular(about)
		}
		if err != nil {
			return nil, err
		}
		return os.Open(from.name)
	}
	root, err := os.OpenRoot(s.folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	relative, err := filepath.Rel(s.folder, from.name)
	if err != nil {
		return nil, err
	}
	about, err := root.Stat(relative)
	if err == nil {
		err = regular(about)
	}
	if err != nil {
		return nil, err
	}
	return root.Open(relative)
}

// regular refuses what is no file with a text of its own: reading a pipe may never end.
func regular(about fs.FileInfo) error {
	if about.Mode().IsRegular() {
		return nil
	}
	return errors.New("it is no regular file")
}

// suggestBase offers the nearest scenario that could be extended.
func (s *settings) suggestBase(from origin, wanted string) string {
	if !isPath(wanted) {
		return suggestScenario(wanted)
	}
	if from.folder == "" {
		return "embedded scenarios: " + listed(Names())
	}
	if strings.Contains(wanted, "://") {
		return "save it beside this file, and name the file"
	}
	if !s.outside && !filepath.IsLocal(filepath.FromSlash(wanted)) {
		return "move the file beside this one, and name it without .. and without a leading slash"
	}
	entries, err := os.ReadDir(from.folder)
	if err != nil {
		return ""
	}
	var files []string
	for _, entry := range entries {
		if isPath(entry.Name()) && !entry.IsDir() {
			files = append(files, entry.Name())
		}
	}
	if nearest, found := Nearest(wanted, files); found {
		return "did you mean " + nearest + "?"
	}
	if len(files) > 12 {
		return "no file in this folder has a similar name"
	}
	return "scenario files in this folder: " + listed(files)
}

// suggestScenario names up to three embedded scenarios that may be meant.
func suggestScenario(wanted string) string {
	near := NearestFew(wanted, Names(), 3)
	if len(near) < 2 {
		return suggestName(wanted, Names())
	}
	for i := range near {
		near[i] = strconv.Quote(near[i])
	}
	return "did you mean " + strings.Join(near, ", ") + "?"
}

// isPath tells a path from an embedded name.
func isPath(name string) bool {
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

func fileOrigin(name string) origin {
	key, err := filepath.Abs(name)
	if err != nil {
		key = filepath.Clean(name)
	}
	return origin{name: name, key: key, folder: filepath.Dir(name)}
}

// reason is the core of an error of the file system, without the path that the message names already.
func reason(err error) string {
	if failed, isPath := err.(*fs.PathError); isPath {
		return failed.Err.Error()
	}
	return err.Error()
}
