package sim

import (
	"errors"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// parseCondition makes the syntax tree. Only the parser of expr is used: its checker stops at the first mistake and visits
// the middle of a chained comparison twice, so that nested chains would cost exponential time.
func parseCondition(text string, parts int) (ast.Node, *Mistake) {
	config := conf.New(nil)
	config.MaxNodes = uint(parts)
	for name := range config.Builtins { //entente:sorted fills a set, which has no order
		// Both, so that a builtin reads like any other name that is not known.
		config.Disabled[name], config.Functions[name] = true, nil
	}
	tree, err := parser.ParseWithConfig(text, config)
	if err == nil {
		return tree.Node, nil
	}
	var failure *file.Error
	if !errors.As(err, &failure) {
		return nil, &Mistake{0, err.Error(), ""}
	}
	mistake := wordSyntax(text, failure, parts)
	return nil, &mistake
}

var unexpectedToken = regexp.MustCompile(`^unexpected token (\w+)`)

// wordSyntax says in plain words what the parser met.
func wordSyntax(text string, failure *file.Error, parts int) Mistake {
	from, to := byteOffset(text, failure.From), byteOffset(text, failure.To)
	met := text[from:max(from, to)]
	token := unexpectedToken.FindStringSubmatch(failure.Message)
	switch {
	case strings.Contains(failure.Message, "exceeds maximum allowed nodes"):
		return Mistake{from, tooLarge(parts, TooManyParts), shorterCondition}
	case strings.Contains(strings.ReplaceAll(text[:from], "||", ""), "|"):
		return Mistake{strings.IndexByte(text, '|'), "a condition has no pipes", insteadOf("|")}
	case token != nil && token[1] == "EOF":
		suggestion := "add what is missing at the end"
		if strings.HasSuffix(strings.TrimSpace(text), "%") {
			suggestion = "write 0.4 for 40 %"
		}
		if strings.Count(text, "(") > strings.Count(text, ")") {
			suggestion = "close the parenthesis"
		}
		return Mistake{len(text), "the condition ends too early", suggestion}
	case token != nil, strings.HasPrefix(failure.Message, "unrecognized character"):
		return Mistake{from, quote(met) + " cannot stand here", insteadOf(met)}
	case failure.Message == "literal not terminated":
		return Mistake{from, "a quote is opened and never closed", "end the name with the same quote"}
	case strings.HasPrefix(failure.Message, "invalid ") && strings.Contains(failure.Message, " literal"):
		return Mistake{from, "the number before this is too large or is no number", "write a smaller number, or one with a point: 0.4"}
	}
	if strings.Contains(failure.Message, "(??)") {
		return Mistake{from, "a condition has no \"??\"", "leave it out: everything has a value"}
	}
	if strings.HasPrefix(failure.Message, "bad number syntax") {
		return Mistake{from, "this is no number", "write a smaller number, or one with a point: 0.4"}
	}
	return Mistake{from, failure.Message, conditionParts}
}

// insteadOf suggests what was meant by a token where none such can stand.
func insteadOf(token string) string {
	switch token {
	case "=":
		return "compare with =="
	case "&":
		return "write &&, or the word and"
	case "|":
		return "write ||, or the word or"
	case "<", ">", "<=", ">=":
		return "compare with == != < <= > >="
	case ")":
		return "open a parenthesis before, or leave this one out"
	case "if":
		return "write condition ? one : other"
	}
	return conditionParts
}

// conditionParts is what may stand in a condition.
const conditionParts = `a condition is made of numbers, functions such as share("stargate"), + - * /, comparisons, &&, || and !`

// byteOffset is the offset of the character with a number, within the text.
func byteOffset(text string, character int) int {
	for offset := range text {
		if character <= 0 {
			return offset
		}
		character--
	}
	return len(text)
}

// begins is the node with which an expression starts in the text.
func begins(node ast.Node) ast.Node {
	for {
		switch inner := node.(type) {
		case *ast.BinaryNode:
			node = inner.Left
		case *ast.ConditionalNode:
			node = inner.Cond
		case *ast.MemberNode:
			node = inner.Node
		case *ast.SliceNode:
			node = inner.Node
		case *ast.ChainNode:
			node = inner.Node
		case *ast.CallNode:
			if _, method := inner.Callee.(*ast.MemberNode); !method {
				return node
			}
			node = inner.Callee
		default:
			return node
		}
	}
}
