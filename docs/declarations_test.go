package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// declarations gives the text of every function and type of this package by its name, with comments; methods stand with
// their type. All of it is compiled. Tests are run by the go command, the rest by tests: a name that only the tests of
// this package can see and that none of them uses is an error to the linter, so what guides show must be such a name.
func declarations(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*_test.go")
	require.NoError(t, err)
	shown := map[string]string{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		positions := token.NewFileSet()
		syntax, err := parser.ParseFile(positions, name, text, parser.ParseComments|parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, declaration := range syntax.Decls {
			declared, comment := named(declaration)
			from := declaration.Pos()
			if comment != nil {
				from = comment.Pos()
			}
			excerpt := string(text[positions.Position(from).Offset:positions.Position(declaration.End()).Offset]) + "\n"
			if before, ok := shown[declared]; ok {
				excerpt = before + "\n" + excerpt
			}
			shown[declared] = excerpt
		}
	}
	return shown
}

// named is what a declaration declares, or whose method it is, and its comment.
func named(declaration ast.Decl) (string, *ast.CommentGroup) {
	switch declaration := declaration.(type) {
	case *ast.FuncDecl:
		if declaration.Recv == nil {
			return declaration.Name.Name, declaration.Doc
		}
		receiver := declaration.Recv.List[0].Type
		if pointer, ok := receiver.(*ast.StarExpr); ok {
			receiver = pointer.X
		}
		return receiver.(*ast.Ident).Name, declaration.Doc
	case *ast.GenDecl:
		switch spec := declaration.Specs[0].(type) {
		case *ast.TypeSpec:
			return spec.Name.Name, declaration.Doc
		case *ast.ValueSpec:
			return spec.Names[0].Name, declaration.Doc
		}
	}
	return "", nil
}

func TestDeclarationsComeWithCommentsAndMethods(t *testing.T) {
	shown := declarations(t)
	assert.Regexp(t, `^// printer is .*\ntype printer struct\{\}\n\n// Errorf`, shown["printer"])
	assert.Regexp(t, `(?s)^// named is .*func named\(.*\n\}\n$`, shown["named"])
}
