package entente_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// exactFunctions of package math give the same bits on every architecture; the others may differ in the last one.
var exactFunctions = strings.Fields(`Abs Ceil Copysign Dim Float32bits Float32frombits Float64bits Float64frombits Floor Frexp
	Inf IsInf IsNaN Ldexp Max Min Mod Modf NaN Nextafter Nextafter32 Remainder Round RoundToEven Signbit Sqrt Trunc`)

// outsideWorld are packages and functions whose answers depend on when and where a run happens, with what to use instead.
var outsideWorld = map[string]string{
	"math/rand":    "draw from sim/random",
	"math/rand/v2": "draw from sim/random",
	"crypto/rand":  "draw from sim/random",
	"math/cmplx":   "work in real numbers",
	"time.Now":     "let the caller pass the time in",
	"time.Since":   "let the caller pass the time in",
	"time.Until":   "let the caller pass the time in",
	"os.Getenv":    "let the caller pass the value in",
	"os.LookupEnv": "let the caller pass the value in",
	"os.Environ":   "let the caller pass the values in",
}

// excuse is the comment that excuses a range over a map on its line or the next; after it stands the reason.
const excuse = "//entente:sorted"

func TestModelGivesTheSameBitsEverywhere(t *testing.T) {
	packages := corePackages(t)
	require.NotEmpty(t, packages)
	for _, core := range packages {
		report(t, irreproducible(core))
	}
}

// TestResultsGiveTheSameBitsEverywhere holds what is worked out from records to the rules of arithmetic alone: an interval that differs in
// its last digit is another file.
func TestResultsGiveTheSameBitsEverywhere(t *testing.T) {
	listed, err := listPackages()
	require.NoError(t, err)
	packages := checkAll(t, listed)
	require.NotEmpty(t, packages)
	for _, one := range packages {
		report(t, inspect(&inspection{checkedPackage: one, arithmeticAlone: true}))
	}
}

// irreproducible lists what could give other bits on another architecture, or in another run.
func irreproducible(core checkedPackage) []string { return inspect(&inspection{checkedPackage: core}) }

func inspect(inspection *inspection) []string {
	inspection.excused = map[string]bool{}
	core := inspection.checkedPackage
	for _, file := range core.syntax {
		inspection.noteExcuses(file)
		ast.PreorderStack(file, nil, func(node ast.Node, above []ast.Node) bool {
			inspection.visit(node, above)
			return true
		})
	}
	return inspection.mistakes
}

type inspection struct {
	checkedPackage
	arithmeticAlone bool            // what is drawn, ordered and read from outside is not looked at
	excused         map[string]bool // file:line of the lines a comment with a reason excuses
	mistakes        []string
}

func (i *inspection) mistake(at token.Pos, format string, arguments ...any) {
	i.mistakes = append(i.mistakes, fmt.Sprintf("%s: %s", i.positions.Position(at), fmt.Sprintf(format, arguments...)))
}

func (i *inspection) noteExcuses(file *ast.File) {
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if reason, found := strings.CutPrefix(comment.Text, excuse); found && strings.TrimSpace(reason) != "" {
				line := i.positions.Position(comment.Pos())
				i.excused[fmt.Sprintf("%s:%d", line.Filename, line.Line)] = true
				i.excused[fmt.Sprintf("%s:%d", line.Filename, line.Line+1)] = true
			}
		}
	}
}

func (i *inspection) visit(node ast.Node, above []ast.Node) {
	switch node := node.(type) {
	case *ast.ImportSpec:
		if instead, found := outsideWorld[strings.Trim(node.Path.Value, `"`)]; found && !i.arithmeticAlone {
			i.mistake(node.Pos(), "%s is not reproducible: %s", node.Path.Value, instead)
		}
	case *ast.Ident:
		i.visitName(node, above)
	case *ast.BinaryExpr:
		if node.Op == token.MUL && i.isFloat(node) && !i.rounded(node, above) {
			i.mistake(node.Pos(), "the product %s could be fused with an addition on some machines: write float64(%[1]s)", types.ExprString(node))
		}
	case *ast.AssignStmt:
		if node.Tok == token.MUL_ASSIGN && i.isFloat(node.Lhs[0]) {
			left, right := types.ExprString(node.Lhs[0]), types.ExprString(node.Rhs[0])
			i.mistake(node.Pos(), "the product could be fused with a later addition on some machines: write %s = float64(%[1]s * %s)", left, right)
		}
	case *ast.RangeStmt:
		if _, isMap := i.typeOf(node.X).(*types.Map); isMap {
			i.unordered(node.Pos(), types.ExprString(node.X))
		}
	}
}

// visitName looks at what a name stands for, whatever the import is called here.
func (i *inspection) visitName(name *ast.Ident, above []ast.Node) {
	function, isFunction := i.info.Uses[name].(*types.Func)
	if !isFunction || function.Pkg() == nil || function.Signature().Recv() != nil {
		return
	}
	qualified := function.Pkg().Path() + "." + function.Name()
	instead, outside := outsideWorld[qualified]
	switch {
	case outside && !i.arithmeticAlone:
		i.mistake(name.Pos(), "%s is not reproducible: %s", qualified, instead)
	case function.Pkg().Path() == "math" && !slices.Contains(exactFunctions, function.Name()):
		i.mistake(name.Pos(), "%s may round differently on another architecture: use agents/portable, or add there what is missing", qualified)
	case function.Pkg().Path() == "maps" && slices.Contains([]string{"All", "Keys", "Values"}, function.Name()) && !i.sorted(above):
		i.unordered(name.Pos(), qualified)
	}
}

func (i *inspection) unordered(at token.Pos, what string) {
	position := i.positions.Position(at)
	if i.arithmeticAlone {
		return
	}
	if !i.excused[fmt.Sprintf("%s:%d", position.Filename, position.Line)] {
		i.mistake(at, "%s comes in another order each time: range over slices.Sorted(maps.Keys(…)) or a slice, "+
			"or, where no order can show, say why after %s on the line above", what, excuse)
	}
}

// sorted says whether the call whose function is at the end of above is at once handed to slices.Sorted or a sibling.
func (i *inspection) sorted(above []ast.Node) bool {
	calls := 0
	for _, node := range slices.Backward(above) {
		call, isCall := node.(*ast.CallExpr)
		if !isCall {
			continue
		}
		if calls++; calls == 2 {
			selector, isSelector := call.Fun.(*ast.SelectorExpr)
			return isSelector && strings.HasPrefix(selector.Sel.Name, "Sorted")
		}
	}
	return false
}

// rounded says whether a product cannot meet an addition before it is rounded. By Go's specification an
// implementation may fuse across statements, so that only a conversion rounds for certain; a product is also safe as
// a factor, a dividend, a divisor, a side of a comparison, or under min, max and the square root, which no machine fuses.
func (i *inspection) rounded(product *ast.BinaryExpr, above []ast.Node) bool {
	if i.info.Types[product].Value != nil {
		return true
	}
	for _, node := range slices.Backward(above) {
		switch node := node.(type) {
		case *ast.ParenExpr:
			continue
		case *ast.UnaryExpr:
			if node.Op == token.SUB {
				continue
			}
		case *ast.BinaryExpr:
			return node.Op != token.ADD && node.Op != token.SUB
		case *ast.CallExpr:
			return i.rounds(node.Fun)
		}
		return false
	}
	return false
}

func (i *inspection) rounds(function ast.Expr) bool {
	if i.info.Types[function].IsType() {
		return true
	}
	switch name := types.ExprString(function); name {
	case "min", "max", "math.Sqrt":
		return true
	default:
		return false
	}
}

func (i *inspection) typeOf(expression ast.Expr) types.Type {
	found := i.info.TypeOf(expression)
	if found == nil {
		return nil
	}
	return found.Underlying()
}

// isFloat takes a type parameter for a float if any type that may stand in for it is one.
func (i *inspection) isFloat(expression ast.Expr) bool {
	if value := i.info.Types[expression].Value; value != nil && value.Kind() != constant.Unknown {
		return false
	}
	switch found := i.typeOf(expression).(type) {
	case *types.Basic:
		return found.Info()&types.IsFloat != 0
	case *types.Interface:
		for embedded := range found.EmbeddedTypes() {
			if anyTermIsFloat(embedded) {
				return true
			}
		}
	}
	return false
}

func anyTermIsFloat(constraint types.Type) bool {
	switch found := constraint.Underlying().(type) {
	case *types.Basic:
		return found.Info()&types.IsFloat != 0
	case *types.Union:
		for term := range found.Terms() {
			if anyTermIsFloat(term.Type()) {
				return true
			}
		}
	case *types.Interface:
		for embedded := range found.EmbeddedTypes() {
			if anyTermIsFloat(embedded) {
				return true
			}
		}
	}
	return false
}

func TestIrreproducibleCodeIsFound(t *testing.T) {
	for _, test := range []struct {
		name, code string
		found      string // part of the one message; nothing if the code is fine
	}{
		{"sum of a product", "func f(x, y, z float64) float64 { return x*y + z }", "write float64(x * y)"},
		{"sum of a rounded product", "func f(x, y, z float64) float64 { return float64(x*y) + z }", ""},
		{"difference of a product", "func f(x, y, z float64) float64 { return z - x*y }", "write float64(x * y)"},
		{"negated product", "func f(x, y, z float64) float64 { return -(x * y) + z }", "write float64(x * y)"},
		{"growing by a product", "func f(x, y float64) { x += x * y; _ = x }", "write float64(x * y)"},
		{"shrinking by a product", "func f(x, y float32) { x -= float32(x * y); _ = x }", ""},
		{"across statements", "func f(x, y, z float64) float64 { p := x * y; return p + z }", "write float64(x * y)"},
		{"across an inlined call", "func f(x, y float64) float64 { return x * y }", "write float64(x * y)"},
		{"multiplied in place", "func f(x, y float64) float64 { x *= y; return x + y }", "write x = float64(x * y)"},
		{"named floats", "type usd float64\nfunc f(x, y, z usd) usd { return x*y + z }", "write float64(x * y)"},
		{"generic floats", "func f[T ~float32 | ~float64](x, y, z T) T { return x*y + z }", "write float64(x * y)"},
		{"whole numbers", "func f(x, y, z int) int { x *= y; return x*y + z }", ""},
		{"constants", "const a = 2.0\nfunc f(z float64) float64 { return a*3 + z }", ""},
		{"product of products", "func f(x, y, z float64) float64 { return float64(x * y * z) }", ""},
		{"quotient of a product", "func f(x, y, z float64) float64 { return x*y/z + z }", ""},
		{"compared product", "func f(x, y, z float64) bool { return x*y < z }", ""},
		{"largest of products", "func f(x, y, z float64) float64 { return max(x*y, z) + z }", ""},
		{"argument of a function", "func g(x float64) float64 { return x + 1 }\nfunc f(x, y float64) float64 { return g(x * y) }", "write float64(x * y)"},
		{"square root", "func f(x float64) float64 { return math.Sqrt(x) + math.Floor(x) }", ""},
		{"exponential", "func f(x float64) float64 { return math.Exp(x) }", "math.Exp may round differently"},
		{"fused on purpose", "func f(x float64) float64 { return math.FMA(x, x, x) }", "math.FMA may round differently"},
		{"passed on", "var f = math.Tanh", "math.Tanh may round differently"},
		{"under another name", "import m \"math\"\nfunc f(x float64) float64 { return m.Pow(x, 3) }", "math.Pow may round differently"},
		{"foreign luck", "import _ \"math/rand/v2\"", "draw from sim/random"},
		{"the clock", "func f() time.Time { return time.Now() }", "let the caller pass the time in"},
		{"a length of time", "func f(t time.Time) time.Time { return t.Add(time.Hour) }", ""},
		{"range over a map", "func f(m map[string]int) { for range m {} }", "m comes in another order each time"},
		{"range over a named map", "type table map[string]int\nfunc f(m table) { for range m {} }", "m comes in another order"},
		{"range over a slice", "func f(m []string) { for range m {} }", ""},
		{"keys unsorted", "func f(m map[string]int) { for range maps.Keys(m) {} }", "maps.Keys comes in another order"},
		{"keys collected", "func f(m map[string]int) []string { return slices.Collect(maps.Keys(m)) }", "maps.Keys comes in another order"},
		{"keys sorted", "func f(m map[string]int) { for range slices.Sorted(maps.Keys(m)) {} }", ""},
		{"excused with a reason", "func f(m map[string]int) {\n" + excuse + " a count has no order\nfor range m {} }", ""},
		{"excused without one", "func f(m map[string]int) {\n" + excuse + "\nfor range m {} }", "m comes in another order"},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := irreproducible(checkSource(t, test.code))
			if test.found == "" {
				assert.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			assert.Contains(t, found[0], test.found)
			assert.Regexp(t, `^bad\.go:\d+:\d+: `, found[0])
		})
	}
}
