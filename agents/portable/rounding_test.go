package portable

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Go may fuse a product and a later sum into one rounding, even across
// statements, unless the product stands in an explicit conversion. So every
// product of this package must.
func TestEveryProductIsRoundedOnItsOwn(t *testing.T) {
	names, err := os.ReadDir(".")
	if err != nil {
		t.Skip("the sources are not at hand:", err)
	}
	products := 0
	for _, name := range names {
		if !strings.HasSuffix(name.Name(), ".go") || strings.HasSuffix(name.Name(), "_test.go") {
			continue
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, name.Name(), nil, 0)
		require.NoError(t, err)
		rounded := map[ast.Expr]bool{}
		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.CallExpr:
				if kind, ok := node.Fun.(*ast.Ident); ok && kind.Name == "float64" {
					rounded[node.Args[0]] = true
				}
			case *ast.BinaryExpr:
				if node.Op == token.MUL {
					products++
					assert.True(t, rounded[node], "%s: write float64(x*y)", files.Position(node.Pos()))
				}
			case *ast.AssignStmt:
				assert.NotEqual(t, token.MUL_ASSIGN, node.Tok, "%s: write x = float64(x*y)", files.Position(node.Pos()))
			case *ast.SelectorExpr:
				assert.NotContains(t, []string{"FMA", "Exp", "Log", "Ldexp", "Pow"}, node.Sel.Name,
					"%s: differs between machines", files.Position(node.Pos()))
			}
			return true
		})
	}
	assert.Positive(t, products)
}
