package sim

import (
	"cmp"
	"slices"

	"github.com/expr-lang/expr/ast"
)

// conditionReader turns a syntax tree into closures and notes what is wrong on the way. After a mistake it goes on with
// closures that are never called, so that it finds the others too.
type conditionReader struct {
	text      string
	names     Names
	mistakes  []Mistake
	positions bool
}

// expression is a compiled part: a number, a truth, or neither where its kind is unknown because of a mistake.
type expression struct {
	number number
	truth  truth
}

func (r *conditionReader) mistake(node ast.Node, text, suggestion string) {
	offset := 0
	if node != nil {
		offset = byteOffset(r.text, node.Location().From)
	}
	r.mistakes = append(r.mistakes, Mistake{offset, text, suggestion})
}

func (r *conditionReader) inOrder() []Mistake {
	slices.SortStableFunc(r.mistakes, func(a, b Mistake) int { return cmp.Compare(a.Offset, b.Offset) })
	return r.mistakes
}

// whole reads the whole condition, which has to be true or false.
func (r *conditionReader) whole(root ast.Node) truth {
	read := r.read(root)
	if read.number != nil {
		r.mistake(begins(root), "the condition is a number, neither true nor false", "compare it with another: … > 0.4")
	}
	return read.truth
}

func (r *conditionReader) read(node ast.Node) expression {
	switch node := node.(type) {
	case *ast.IntegerNode:
		return constant(float64(node.Value))
	case *ast.FloatNode:
		return constant(node.Value)
	case *ast.BoolNode:
		value := node.Value
		return expression{truth: func(*World) bool { return value }}
	case *ast.IdentifierNode:
		return r.variable(node)
	case *ast.CallNode:
		return r.call(node)
	case *ast.UnaryNode:
		return r.unary(node)
	case *ast.BinaryNode:
		return r.binary(node)
	case *ast.ConditionalNode:
		return r.conditional(node)
	}
	r.foreign(node)
	return expression{}
}

func constant(value float64) expression {
	return expression{number: func(*World) float64 { return value }}
}

// numberFor and truthFor read an operand of the kind that an operator needs.
func (r *conditionReader) numberFor(operator string, node ast.Node) number {
	read := r.read(node)
	if read.truth != nil {
		r.mistake(begins(node), quote(operator)+" needs numbers, and this is true or false", "")
	}
	return read.number
}

func (r *conditionReader) truthFor(operator string, node ast.Node) truth {
	read := r.read(node)
	if read.number != nil {
		r.mistake(begins(node), quote(operator)+" needs true or false, and this is a number", "compare it with another: … > 0.4")
	}
	return read.truth
}

func (r *conditionReader) unary(node *ast.UnaryNode) expression {
	switch node.Operator {
	case "-":
		operand := r.numberFor("-", node.Node)
		return expression{number: func(w *World) float64 { return -operand(w) }}
	case "!", "not":
		read := r.read(node.Node)
		if read.number != nil {
			r.mistake(node, quote(node.Operator)+" needs true or false, and what follows is a number",
				"put the comparison into parentheses: "+node.Operator+" (… > 0.4)")
			return expression{}
		}
		return expression{truth: func(w *World) bool { return !read.truth(w) }}
	}
	r.mistake(node, "a condition has no "+quote(node.Operator)+" before a number", "leave it out")
	return r.read(node.Node)
}

func (r *conditionReader) binary(node *ast.BinaryNode) expression {
	operator := node.Operator
	switch operator {
	case "+", "-", "*", "/":
		left, right := r.numberFor(operator, node.Left), r.numberFor(operator, node.Right)
		return expression{number: arithmetic(operator, left, right)}
	case "<", "<=", ">", ">=":
		return r.chain(node)
	case "&&", "and", "||", "or":
		if isChain(node) {
			return r.chain(node)
		}
		left, right := r.truthFor(operator, node.Left), r.truthFor(operator, node.Right)
		return expression{truth: logic(operator, left, right)}
	case "==", "!=":
		return r.equality(node)
	}
	r.foreignOperator(node)
	return expression{}
}

func (r *conditionReader) equality(node *ast.BinaryNode) expression {
	left, right := r.read(node.Left), r.read(node.Right)
	switch {
	case left.number != nil && right.number != nil:
		return expression{truth: comparison(node.Operator, left.number, right.number)}
	case left.number != nil && right.truth != nil, left.truth != nil && right.number != nil:
		r.mistake(node, "a number is never true or false", "compare numbers with numbers")
	}
	return expression{truth: logic(node.Operator, left.truth, right.truth)}
}

// isChain recognises a < b < c, which the parser gives as a < b && b < c with both b the same node.
func isChain(node *ast.BinaryNode) bool {
	right, ok := node.Right.(*ast.BinaryNode)
	if !ok {
		return false
	}
	left, ok := node.Left.(*ast.BinaryNode)
	if ok && left.Operator == "&&" {
		left, ok = left.Right.(*ast.BinaryNode)
	}
	return ok && right.Left == left.Right
}

// chain reads each operand once, however the comparisons are nested.
func (r *conditionReader) chain(node *ast.BinaryNode) expression {
	var comparisons []*ast.BinaryNode
	for node.Operator == "&&" {
		comparisons = append(comparisons, node.Right.(*ast.BinaryNode))
		node = node.Left.(*ast.BinaryNode)
	}
	comparisons = append(comparisons, node)
	slices.Reverse(comparisons)
	first := r.numberFor(node.Operator, node.Left)
	links := make([]link, len(comparisons))
	for k, comparison := range comparisons {
		links[k] = link{comparison.Operator, r.numberFor(comparison.Operator, comparison.Right)}
	}
	return expression{truth: chain(first, links)}
}

func (r *conditionReader) conditional(node *ast.ConditionalNode) expression {
	if !node.Ternary {
		r.mistake(begins(node), "a condition has no if and else", "write condition ? one : other")
		return expression{}
	}
	if node.Exp1 == node.Cond {
		// Read no further: the shared node would be read twice, at every level of nesting.
		r.mistake(begins(node), "a condition has no ?: without a middle", "write || or condition ? one : other")
		return expression{}
	}
	if node.Cond == nil || node.Exp1 == nil || node.Exp2 == nil {
		r.foreign(node)
		return expression{}
	}
	condition := r.truthFor("?", node.Cond)
	one, other := r.read(node.Exp1), r.read(node.Exp2)
	switch {
	case one.number != nil && other.number != nil:
		return expression{number: func(w *World) float64 {
			if condition(w) {
				return one.number(w)
			}
			return other.number(w)
		}}
	case one.number != nil && other.truth != nil, one.truth != nil && other.number != nil:
		r.mistake(begins(node.Exp2), "one side of : is a number, the other is true or false", "write the same on both sides")
		return expression{}
	case one.truth != nil || other.truth != nil:
		return expression{truth: func(w *World) bool {
			if condition(w) {
				return one.truth(w)
			}
			return other.truth(w)
		}}
	case one.number != nil || other.number != nil:
		return constant(0)
	}
	return expression{}
}
