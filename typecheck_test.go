package entente_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// checkedPackage is a package without its tests, parsed and with the types of its expressions.
type checkedPackage struct {
	positions *token.FileSet
	syntax    []*ast.File
	info      *types.Info
}

// listedPackage is what `go list` tells of a package. Export is the file with the types of what it exports.
type listedPackage struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	CgoFiles, SFiles        []string
	IgnoredGoFiles          []string // the build constraints of this machine leave them out
	DepOnly                 bool
	Error                   *struct{ Err string }
}

// modelPackage matches the packages that every record follows from.
var modelPackage = regexp.MustCompile(`^entente/(agents(/.*)?|sim|sim/random|sim/coalition)$`)

// listPackages asks the go command for the packages that work out results, or write them in numbers, the model's among them, with what
// they import, and for what the sources of the tests here do. The standard library reads the answer, so that no loader of packages
// becomes a dependency.
var listPackages = sync.OnceValues(func() ([]listedPackage, error) {
	command := exec.Command("go", "list", "-export", "-deps", "-e",
		"-json=ImportPath,Dir,Export,GoFiles,CgoFiles,SFiles,IgnoredGoFiles,DepOnly,Error",
		"./agents/...", "./sim/...", "./experiment/...", "./scenarios", "./render/wording", "./render/report",
		"maps", "math", "math/rand/v2", "slices", "time")
	var problems bytes.Buffer
	command.Stderr = &problems
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("list packages: %w: %s", err, problems.String())
	}
	var listed []listedPackage
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var next listedPackage
		if err := decoder.Decode(&next); errors.Is(err, io.EOF) {
			return listed, nil
		} else if err != nil {
			return nil, fmt.Errorf("read the list of packages: %w", err)
		}
		if next.Error != nil {
			return nil, fmt.Errorf("list %s: %s", next.ImportPath, next.Error.Err)
		}
		listed = append(listed, next)
	}
})

// corePackages returns the model's packages. Programs among them, which generate files, are no part of the model.
func corePackages(t *testing.T) []checkedPackage {
	t.Helper()
	listed, err := listPackages()
	require.NoError(t, err)
	var model []listedPackage
	for _, listing := range listed {
		if modelPackage.MatchString(listing.ImportPath) {
			require.Empty(t, slices.Concat(listing.CgoFiles, listing.SFiles, listing.IgnoredGoFiles),
				"%s: the model is the same Go for every machine: no assembly, cgo or build constraint", listing.ImportPath)
			model = append(model, listing)
		}
	}
	return checkAll(t, model)
}

// checkAll parses and checks the project's own packages of a list, but programs and those that hold nothing but tests.
func checkAll(t *testing.T, listed []listedPackage) []checkedPackage {
	t.Helper()
	root, err := os.Getwd()
	require.NoError(t, err)
	var checked []checkedPackage
	for _, listing := range listed {
		if listing.DepOnly || !strings.HasPrefix(listing.ImportPath, "entente/") || len(listing.GoFiles) == 0 {
			continue
		}
		positions := token.NewFileSet()
		var syntax []*ast.File
		for _, name := range listing.GoFiles {
			path := filepath.Join(listing.Dir, name)
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			short, err := filepath.Rel(root, path)
			require.NoError(t, err)
			file, err := parser.ParseFile(positions, filepath.ToSlash(short), text, parser.ParseComments|parser.SkipObjectResolution)
			require.NoError(t, err)
			syntax = append(syntax, file)
		}
		if syntax[0].Name.Name != "main" {
			checked = append(checked, check(t, listing.ImportPath, positions, syntax))
		}
	}
	return checked
}

// checkSource takes the body of a file; those of the four imports below that it names are put before it.
func checkSource(t *testing.T, body string) checkedPackage {
	t.Helper()
	header := "package bad\n"
	for _, name := range []string{"maps", "math", "slices", "time"} {
		if strings.Contains(body, name+".") {
			header += fmt.Sprintf("import %q\n", name)
		}
	}
	positions := token.NewFileSet()
	file, err := parser.ParseFile(positions, "bad.go", header+body, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)
	return check(t, "bad", positions, []*ast.File{file})
}

func check(t *testing.T, path string, positions *token.FileSet, syntax []*ast.File) checkedPackage {
	t.Helper()
	listed, err := listPackages()
	require.NoError(t, err)
	exported := map[string]string{}
	for _, listing := range listed {
		exported[listing.ImportPath] = listing.Export
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
	settings := types.Config{Importer: importer.ForCompiler(positions, "gc", func(path string) (io.ReadCloser, error) {
		if exported[path] == "" {
			return nil, fmt.Errorf("the go command gave no types for %q", path)
		}
		return os.Open(exported[path])
	})}
	_, err = settings.Check(path, positions, syntax, info)
	require.NoError(t, err, "check the types of %s", path)
	return checkedPackage{positions, syntax, info}
}
