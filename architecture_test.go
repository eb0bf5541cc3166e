package entente_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// room is a folder with what the packages in it may import: of this module, its own sub-packages and those of mayImport.
type room struct {
	mayImport []string
	// core says that a room holds the model: outside the standard library it may import only what libraries names.
	core      bool
	libraries []string
}

// rooms is the import table. A package belongs to the longest folder that holds it.
// The module's root is the empty name; it holds nothing but documentation and these tests.
var rooms = map[string]room{
	"":              {},
	"agents":        {core: true},
	"sim":           {core: true, mayImport: []string{"agents", "sim/random"}, libraries: []string{"github.com/expr-lang/expr"}},
	"sim/random":    {core: true, mayImport: []string{"agents"}},
	"sim/result":    {mayImport: []string{"agents", "sim"}},
	"sim/ensemble":  {mayImport: []string{"agents", "sim"}},
	"sim/landscape": {core: true, mayImport: []string{"agents", "sim"}},
	"scenarios":     {mayImport: []string{"agents", "sim"}},
	"experiment":    {mayImport: []string{"agents", "sim", "scenarios"}},
	"render":        {mayImport: []string{"agents", "sim", "scenarios"}},
	"enttest":       {mayImport: []string{"agents", "sim", "scenarios"}},
	"cmd":           {mayImport: []string{"agents", "sim", "scenarios", "experiment", "render"}},
	"bench":         {mayImport: []string{"agents", "sim"}},
	".ci":           {},
	// A module of its own, so that what it pulls in does not come into this one.
	"cluster": {mayImport: []string{"agents", "sim", "scenarios", "experiment"}},
}

// vagueNames say where code ended up, not what it is.
var vagueNames = []string{"util", "utils", "common", "helper", "helpers", "globals", "manager", "managers"}

// mostLines is the length from which on a file is two files; a generated one may be longer.
const mostLines = 500

func TestPackagesImportOnlyWhatTheirRoomMay(t *testing.T) {
	for _, file := range projectFiles(t, ".go") {
		if !strings.HasSuffix(file.path, "_test.go") {
			report(t, wrongImports(t, file))
		}
	}
}

func TestNoFolderHasAVagueName(t *testing.T) {
	for _, file := range projectFiles(t, "") {
		report(t, vagueFolders(file.path))
	}
}

func TestFilesAreShort(t *testing.T) {
	for _, file := range projectFiles(t, ".go") {
		report(t, tooLong(file))
	}
}

// windowLibrary needs a display as soon as it is linked.
const windowLibrary = "github.com/hajimehoshi/ebiten"

func TestHeadlessCodeNeverLinksTheWindow(t *testing.T) {
	for _, test := range []struct {
		packages, tags string
		linked         bool
	}{
		{"./cmd/entente", "", false},
		{"./cmd/entente", "view", false},
		{"./...", "", false},
		{"./cmd/entente-view", "view", true}, // So that the test would see it.
	} {
		command := exec.Command("go", "list", "-deps", "-tags", test.tags, test.packages)
		output, err := command.Output()
		require.NoError(t, err, "list what %s depends on", test.packages)
		assert.Equal(t, test.linked, bytes.Contains(output, []byte(windowLibrary)), "%s with the tags %q", test.packages, test.tags)
	}
}

func wrongImports(t *testing.T, file projectFile) []string {
	t.Helper()
	positions := token.NewFileSet()
	syntax, err := parser.ParseFile(positions, file.path, file.text, parser.ImportsOnly)
	require.NoError(t, err, "read the imports of %s", file.path)
	name, found := roomOf(path.Dir(file.path))
	if !found {
		return []string{fmt.Sprintf("%s:1: the folder is in no room: put the file into one of the table in architecture_test.go, or extend that",
			file.path)}
	}
	var wrong []string
	for _, spec := range syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)
		if why := refusal(name, imported); why != "" {
			wrong = append(wrong, fmt.Sprintf("%s: %s", positions.Position(spec.Pos()), why))
		}
	}
	return wrong
}

// refusal says why a room may not import a package, or nothing.
func refusal(from, imported string) string {
	allowed := rooms[from]
	local, ours := strings.CutPrefix(imported, "entente/")
	switch {
	case ours:
		to, found := roomOf(local)
		if found && (to == from || slices.ContainsFunc(allowed.mayImport, func(folder string) bool { return inside(to, folder) })) {
			return ""
		}
		return fmt.Sprintf("%q may not import %q: it may import %v; pass in what it needs, or move the code to the room that may",
			from, imported, allowed.mayImport)
	case allowed.core && strings.Contains(strings.Split(imported, "/")[0], "."):
		if slices.ContainsFunc(allowed.libraries, func(library string) bool { return inside(imported, library) }) {
			return ""
		}
		return fmt.Sprintf("the model's core %q may not import %q: outside the standard library it may import %v; do this part in another room",
			from, imported, allowed.libraries)
	}
	return ""
}

// roomOf returns the name of the room that holds a folder of the module.
func roomOf(folder string) (name string, found bool) {
	for ; folder != "."; folder = path.Dir(folder) {
		if _, found := rooms[folder]; found {
			return folder, true
		}
		if path.Dir(folder) == "." {
			return "", false
		}
	}
	return "", true
}

func inside(folder, outer string) bool {
	return folder == outer || strings.HasPrefix(folder, outer+"/")
}

func vagueFolders(file string) []string {
	var wrong []string
	for _, folder := range strings.Split(path.Dir(file), "/") {
		if slices.Contains(vagueNames, strings.ToLower(folder)) {
			wrong = append(wrong, fmt.Sprintf("%s:1: the folder name %q says nothing: name it after the noun that lives there", file, folder))
		}
	}
	return wrong
}

func tooLong(file projectFile) []string {
	lines := bytes.Count(file.text, []byte("\n"))
	if lines < mostLines || generated(file) {
		return nil
	}
	return []string{fmt.Sprintf("%s:%d: the file has %d lines; keep files under %d: give each noun a file of its own", file.path, mostLines, lines, mostLines)}
}

func generated(file projectFile) bool {
	syntax, err := parser.ParseFile(token.NewFileSet(), file.path, file.text, parser.ParseComments|parser.PackageClauseOnly)
	return err == nil && ast.IsGenerated(syntax)
}

func TestImportTableRefusesWhatItShould(t *testing.T) {
	for _, test := range []struct {
		path, imported string
		refused        string // part of the message; nothing if the import is fine
	}{
		{"agents/bloc.go", "math", ""},
		{"agents/bloc.go", "entente/agents/portable", ""},
		{"agents/bloc.go", "entente/sim", `"agents" may not import "entente/sim"`},
		{"agents/portable/exp.go", "gonum.org/v1/gonum/stat", `the model's core "agents"`},
		{"agents/bloc.go", "github.com/expr-lang/expr", `the model's core "agents"`},
		{"sim/tick.go", "entente/agents", ""},
		{"sim/tick.go", "entente/sim/random", ""},
		{"sim/tick.go", "entente/sim/result", `"sim" may not import`},
		{"sim/tick.go", "entente/scenarios", `"sim" may not import`},
		{"sim/tick.go", "github.com/expr-lang/expr/vm", ""},
		{"sim/tick.go", "github.com/expr-lang/expression", `the model's core "sim"`},
		{"sim/random/gumbel.go", "entente/agents/portable", ""},
		{"sim/random/philox.go", "entente/sim", `"sim/random" may not import`},
		{"sim/result/table.go", "github.com/parquet-go/parquet-go", ""},
		{"sim/result/table.go", "entente/render", `"sim/result" may not import`},
		{"scenarios/parse.go", "entente/sim/random", ""},
		{"scenarios/parse.go", "entente/enttest", `"scenarios" may not import`},
		{"render/terminal/story.go", "entente/scenarios", ""},
		{"render/terminal/story.go", "entente/cmd/entente", `"render" may not import`},
		{"enttest/run.go", "entente/render", `"enttest" may not import`},
		{"cmd/entente/main.go", "entente/render", ""},
		{"cluster/worker.go", "entente/sim/ensemble/chunk", ""},
		{"cluster/cmd/entente-cluster/main.go", "entente/cluster", ""},
		{"cluster/worker.go", "entente/cmd/entente", `"cluster" may not import`},
		{"experiment/of.go", "entente/cluster", `"experiment" may not import`},
		{"doc.go", "entente/sim", `"" may not import`},
		{"stray/stray.go", "fmt", "in no room"},
		{"agents/bloc.go", "entente/stray", `"agents" may not import`},
	} {
		t.Run(test.path+" imports "+test.imported, func(t *testing.T) {
			source := fmt.Sprintf("package p\n\nimport %q\n", test.imported)
			wrong := wrongImports(t, projectFile{path: test.path, text: []byte(source)})
			if test.refused == "" {
				assert.Empty(t, wrong)
				return
			}
			require.Len(t, wrong, 1)
			assert.Contains(t, wrong[0], test.refused)
			assert.Contains(t, wrong[0], test.path+":", "the message names the file and line")
		})
	}
}

func TestNamesAndLengthsRefuseWhatTheyShould(t *testing.T) {
	assert.Empty(t, vagueFolders("sim/random/uniform.go"))
	assert.Len(t, vagueFolders("sim/Utils/round.go"), 1)
	assert.Len(t, vagueFolders("common/manager/x.yaml"), 2)
	long := bytes.Repeat([]byte("\n"), mostLines)
	assert.Empty(t, tooLong(projectFile{"a.go", append([]byte("package a"), long[1:]...)}))
	assert.Len(t, tooLong(projectFile{"a.go", append([]byte("package a"), long...)}), 1)
	assert.Empty(t, tooLong(projectFile{"a.go", append([]byte("// Code generated by a test. DO NOT EDIT.\n\npackage a"), long...)}))
}
