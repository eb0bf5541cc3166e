package scenarios

import (
	"io"
	"reflect"
	"slices"
)

// Patch is what a file changes of any scenario: named entries, merged as "extends" merges them.
type Patch struct {
	// Name and Title are the patch's own, and may be empty. A patched scenario keeps its name and its title.
	Name  string
	Title Text
	// File is the file's name as the caller gave it.
	File string

	tree   *node
	limits Limits
}

// LoadPatch reads a patch: a path, "-" for the stream of WithInput, or the name of an embedded scenario. The file begins
// with "schema: entente/patch/1" and holds only what changes. A scenario that extends another is a patch too; only what
// its own file says is taken. A file with mistakes gives an error of type Problems with all of them that can be seen
// without the scenario; Patched tells the others.
func LoadPatch(name string, options ...Option) (*Patch, error) {
	s := newSettings(options)
	s.form = patchForm
	from, input, err := s.named(name)
	if err != nil {
		return nil, err
	}
	return s.patch(from, input)
}

// ReadPatch reads a patch from a stream; file is the name that its problems show.
func ReadPatch(file string, input io.Reader, options ...Option) (*Patch, error) {
	s := newSettings(options)
	s.form = patchForm
	return s.patch(origin{name: file, key: "stream:"}, input)
}

// patchOrder puts the problems of a patch before those of the scenario's files.
const patchOrder = -1

func (s *settings) patch(from origin, input io.Reader) (*Patch, error) {
	problems := newCollector(s.limits)
	file, tree := s.read(from, patchOrder, input, problems)
	if tree == nil {
		return nil, problems.result()
	}
	if tree.kind == mappingKind {
		checkPatchHead(file, tree, problems)
		tree = tree.without("schema", "extends")
	}
	checking := decoder{problems: problems, broken: map[string]bool{}}
	var document Document
	checking.root(tree, patchForm, reflect.ValueOf(&document).Elem())
	if problems.failed() {
		return nil, problems.result()
	}
	return &Patch{Name: document.Name, Title: document.Title, File: from.name, tree: tree, limits: s.limits}, nil
}

// checkPatchHead checks that a file means to be a patch.
func checkPatchHead(file *source, tree *node, problems *collector) {
	schema, extends := tree.get("schema"), tree.get("extends")
	report := func(at *node, text, suggestion string) {
		problems.add(SeverityError, file, at.line, at.column, text, suggestion)
	}
	switch {
	case schema == nil:
		problems.add(SeverityError, file, 1, 1, "the key \"schema\" is missing", patchForm.beginning())
	case schema.kind != scalarKind || !slices.Contains(Vocabulary("patch_schemas"), schema.text):
		report(schema, "this is no patch: read "+schema.describe(), patchForm.beginning())
	case schema.text == scenarioForm.schema && extends == nil:
		report(schema, "this is a whole scenario, not a patch", patchForm.beginning()+"; a scenario that extends another is one too")
	case schema.text == patchForm.schema && extends != nil:
		report(extends, "a patch is laid over whatever scenario it is given", "remove extends, or begin with schema: "+scenarioForm.schema)
	}
}

// Patched lays a patch over a resolved scenario and returns what results, which shares nothing with it that can be
// changed. What the patch names wins over what Apply has set; other settings stay. The expectations of the scenario go,
// as they do with extends. Mistakes of the patch give an error of type Problems.
func (r *Resolved) Patched(patch *Patch) (*Resolved, error) {
	problems := newCollector(patch.limits)
	base, err := r.written()
	if err != nil {
		return nil, err
	}
	laid := overlay{positions: newPositions(), broken: map[string]bool{}}
	laid.decode(merger{problems: problems}.over(base, patch.tree))
	validate(laid, patch.limits, problems)
	if problems.failed() {
		return nil, problems.result()
	}
	patched := &Resolved{
		Document: laid.document, Positions: laid.positions, Warnings: problems.result(),
		Files: append([]string{patch.File}, r.Files...), hash: Hash(laid.document), tree: laid.tree,
	}
	for _, setting := range r.Settings {
		if at, stray := findSlot(&patched.Document, setting.Path); stray == nil {
			if value, _ := at.current(); value == setting.Value {
				patched.Settings = append(patched.Settings, setting)
			}
		}
	}
	return patched, nil
}

// written is the tree that a document would be read from: the one it was read from, unless levers were set since.
func (r *Resolved) written() (*node, error) {
	if r.tree != nil && len(r.Settings) == 0 {
		return r.tree, nil
	}
	text := string(Canonical(r.Document))
	name := r.Document.Name
	if len(r.Settings) > 0 {
		name += " with its settings"
	}
	// What was read within its limits may be a little longer when it is written out.
	limits := Limits{Nodes: 1 << 24, LineBytes: 1 << 20}.withDefaults()
	problems := newCollector(limits)
	tree := parse(newSource(name, 0, text), text, limits, problems)
	if tree == nil {
		return nil, problems.result()
	}
	return tree, nil
}
