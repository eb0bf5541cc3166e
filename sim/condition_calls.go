package sim

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// variable reads a name without parentheses.
func (r *conditionReader) variable(node *ast.IdentifierNode) expression {
	functions := functionsNamed(node.Value)
	switch {
	case len(functions) == 0:
		suggestion := meant(node.Value, variableNames())
		if kinds := r.kindsOf(node.Value); len(kinds) > 0 {
			suggestion = "put names into quotes, as an argument of a function"
		}
		r.mistake(node, "there is no variable "+quote(node.Value), suggestion)
		return expression{}
	case len(functions[0].Arguments) > 0:
		r.mistake(node, node.Value+" is a function and needs an argument", "write "+signatures(functions))
	}
	return functions[0].bind(0, 0)
}

// call reads a function with its arguments.
func (r *conditionReader) call(node *ast.CallNode) expression {
	callee, ok := node.Callee.(*ast.IdentifierNode)
	if !ok {
		r.foreign(node.Callee)
		return expression{}
	}
	if r.isPiped(node) {
		r.mistake(callee, "a condition has no pipes", "write "+callee.Value+"(…), or || for or")
		return expression{}
	}
	functions := functionsNamed(callee.Value)
	switch {
	case len(functions) == 0:
		r.mistake(callee, "there is no function "+quote(callee.Value), meant(callee.Value, functionNames()))
		return expression{}
	case len(functions[0].Arguments) == 0:
		r.mistake(callee, callee.Value+" is a variable and takes no arguments", "write "+callee.Value)
		return functions[0].bind(0, 0)
	case len(functions[0].Arguments) != len(node.Arguments):
		r.mistake(callee, fmt.Sprintf("%s takes %s, not %d", callee.Value, count(len(functions[0].Arguments), "argument"), len(node.Arguments)),
			"write "+signatures(functions))
		return functions[0].bind(0, 0)
	}
	var indices [2]int
	for k, argument := range node.Arguments {
		functions, indices[k] = r.argument(functions, k, argument)
	}
	if functions[0].positions {
		r.positions = true
	}
	return functions[0].bind(indices[0], indices[1])
}

// isPiped recognises "x" | share(), which the parser gives as share("x"), and ::share("x").
func (r *conditionReader) isPiped(node *ast.CallNode) bool {
	from := node.Callee.Location().From
	if len(node.Arguments) > 0 && begins(node.Arguments[0]).Location().From < from {
		return true
	}
	return strings.HasSuffix(strings.TrimRight(r.text[:byteOffset(r.text, from)], " \t\r\n"), "::")
}

// argument looks a name up and keeps those functions that take it. After a mistake it keeps them all.
func (r *conditionReader) argument(functions []ConditionFunction, k int, node ast.Node) ([]ConditionFunction, int) {
	function, takes := functions[0].Name, takes(functions, k)
	literal, ok := node.(*ast.StringNode)
	if !ok {
		suggestion := ""
		if name, bare := node.(*ast.IdentifierNode); bare {
			suggestion = "put it into quotes: " + quote(name.Value)
		}
		r.mistake(begins(node), function+" takes the name of "+takes+" in quotes", suggestion)
		return functions, 0
	}
	var allowed []string
	for _, candidate := range functions {
		names := r.list(candidate.Arguments[k])
		if index := slices.Index(names, literal.Value); index >= 0 {
			kind := candidate.Arguments[k]
			fitting := slices.DeleteFunc(slices.Clone(functions), func(f ConditionFunction) bool { return f.Arguments[k] != kind })
			return fitting, index
		}
		allowed = append(allowed, names...)
	}
	text := "there is no " + strings.NewReplacer("an ", "", "a ", "").Replace(takes) + " " + quote(literal.Value)
	if kinds := r.kindsOf(literal.Value); len(kinds) > 0 {
		text = function + " takes " + takes + ", and " + quote(literal.Value) + " is " + withArticle(kinds[0])
	}
	r.mistake(node, text, meant(literal.Value, allowed))
	return functions, 0
}

func (r *conditionReader) list(kind ConditionArgument) []string {
	return [...][]string{r.names.Actors, r.names.Blocs, r.names.States}[kind]
}

// kindsOf says what a name stands for.
func (r *conditionReader) kindsOf(name string) []ConditionArgument {
	var kinds []ConditionArgument
	for _, kind := range []ConditionArgument{BlocArgument, ActorArgument, StateArgument} {
		if slices.Contains(r.list(kind), name) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// bind fixes a function's arguments.
func (f ConditionFunction) bind(a, b int) expression {
	if holds := f.truth; holds != nil {
		return expression{truth: func(w *World) bool { return holds(w, a, b) }}
	}
	value := f.number
	return expression{number: func(w *World) float64 { return value(w, a, b) }}
}

func functionsNamed(name string) []ConditionFunction {
	var named []ConditionFunction
	for _, function := range conditionFunctions {
		if function.Name == name {
			named = append(named, function)
		}
	}
	return named
}

func functionNames() []string {
	return namesWhere(func(f ConditionFunction) bool { return len(f.Arguments) > 0 })
}

func variableNames() []string {
	return namesWhere(func(f ConditionFunction) bool { return len(f.Arguments) == 0 })
}

func namesWhere(wanted func(ConditionFunction) bool) []string {
	var names []string
	for _, function := range conditionFunctions {
		if wanted(function) && !slices.Contains(names, function.Name) {
			names = append(names, function.Name)
		}
	}
	return names
}

// takes says what functions of one name take in a place: "a bloc or an actor".
func takes(functions []ConditionFunction, k int) string {
	var kinds []string
	for _, function := range functions {
		if kind := withArticle(function.Arguments[k]); !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	return strings.Join(kinds, " or ")
}

func signatures(functions []ConditionFunction) string {
	written := make([]string, len(functions))
	for k, function := range functions {
		written[k] = function.Signature()
	}
	return strings.Join(written, " or ")
}

func withArticle(kind ConditionArgument) string {
	if kind == ActorArgument {
		return "an actor"
	}
	return "a " + kind.String()
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
