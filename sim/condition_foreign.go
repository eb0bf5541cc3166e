package sim

import (
	"strings"
	"unicode"

	"github.com/expr-lang/expr/ast"
)

// foreign says of syntax that the parser knows and conditions do not have what to write instead.
func (r *conditionReader) foreign(node ast.Node) {
	switch node := node.(type) {
	case *ast.StringNode, *ast.BytesNode:
		r.mistake(node, "a text can only be the argument of a function", `write share("stargate")`)
	case *ast.NilNode:
		r.mistake(node, "a condition has no nil: everything has a value", "")
	case *ast.ArrayNode:
		r.mistake(node, "a condition has no lists", "join comparisons with || or &&")
	case *ast.MapNode, *ast.PairNode:
		r.mistake(node, "a condition has no maps", "")
	case *ast.MemberNode, *ast.ChainNode:
		r.mistake(begins(node), "a condition has no fields", `write share("stargate"), not stargate.share`)
	case *ast.SliceNode:
		r.mistake(begins(node), "a condition has no lists to take a part of", "")
	case *ast.VariableDeclaratorNode:
		r.mistake(node, "a condition has no variables of its own", "write the expression where the variable stands")
	case *ast.SequenceNode:
		r.mistake(node, "a condition is one expression", "join several with && or ||")
	case *ast.PredicateNode, *ast.PointerNode, *ast.BuiltinNode:
		r.mistake(node, "a condition has no functions over lists", "")
	default:
		r.mistake(node, "this is not part of conditions", "")
	}
}

// foreignOperator says the same of an operator.
func (r *conditionReader) foreignOperator(node *ast.BinaryNode) {
	text, suggestion := "a condition has no "+quote(node.Operator), ""
	switch node.Operator {
	case "**", "^":
		suggestion = "multiply: x * x"
	case "%":
		suggestion = "for a time of the year write month == 1"
	case "..":
		suggestion = "write low <= x <= high"
	case "in":
		suggestion = "write member(actor, bloc) for membership, low <= x <= high for a range"
		actor, isName := node.Left.(*ast.StringNode)
		bloc, areNames := node.Right.(*ast.StringNode)
		if isName && areNames {
			suggestion = "write member(" + quote(actor.Value) + ", " + quote(bloc.Value) + ")"
		}
	case "??":
		suggestion = "leave it out: everything has a value"
	default:
		text += ": texts are only names"
	}
	r.mistake(node, text, suggestion)
}

// quote puts what was written into quotes, shortened and without what a terminal would obey.
func quote(written string) string {
	const longest = 40
	shown := strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) {
			return '\uFFFD'
		}
		return c
	}, written)
	if letters := []rune(shown); len(letters) > longest {
		shown = string(letters[:longest]) + "…"
	}
	return `"` + shown + `"`
}
