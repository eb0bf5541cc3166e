package sim

import (
	"strconv"
	"strings"
)

// Condition is a compiled expression over the world, such as share("stargate") > 0.4 && tick > 12.
//
// It speaks of numbers, of true and false, and of the functions and variables that ConditionFunctions lists, with
// + - * /, unary -, comparisons (also in chains: 0.2 < share("stargate") <= 0.4), && and ||, ! (also and, or, not),
// condition ? one : other, and parentheses. All numbers are 64-bit floats. A division by zero has no value, and any
// comparison with what has no value is false, be it == or !=.
//
// A condition evaluates to the same on every machine, allocates nothing, and does work in proportion to its length and
// to the number of actors at most. It keeps nothing of a world, so that many worlds may share one.
type Condition struct {
	// Text is the expression as it was written.
	Text  string
	holds func(w *World) bool
	// positions says that something in it reads the states' positions, which have to be worked out first.
	positions bool
}

// Holds evaluates the condition in a world of the model whose names it was compiled with.
func (c *Condition) Holds(w *World) bool {
	if c.positions {
		w.Positions()
	}
	return c.holds(w)
}

// Names are what an expression may name, in the order of their indices in the model.
type Names struct{ Actors, Blocs, States []string }

// Mistake is what is wrong with an expression.
type Mistake struct {
	// Offset counts bytes from the start of the expression.
	Offset int
	// Text says what is wrong.
	Text string
	// Suggestion says what would be right: the nearest allowed name, what is allowed, or another way to write it.
	// It may be empty.
	Suggestion string
}

// ConditionSize is how large an expression may be; it bounds the work of reading and of evaluating it.
type ConditionSize struct {
	Bytes int
	// Parts are names, numbers and operators: the nodes of the syntax tree.
	Parts int
}

// StandardCondition is the size that is allowed where nothing else is said.
func StandardCondition() ConditionSize { return ConditionSize{Bytes: 1000, Parts: 400} }

// MostCondition is as large as an expression can ever be.
func MostCondition() ConditionSize { return ConditionSize{Bytes: 16_000, Parts: 4_000} }

// The parts of a ConditionSize that an expression may exceed.
const (
	TooManyBytes = "bytes"
	TooManyParts = "names, numbers and operators"
)

const (
	conditionTooLarge = "the condition is too long: at most "
	shorterCondition  = "split it into several events"
)

// TooLarge says of which part of a ConditionSize the expression has too much; nothing where that is not the mistake.
func (m Mistake) TooLarge() string {
	for _, part := range []string{TooManyBytes, TooManyParts} {
		if strings.HasPrefix(m.Text, conditionTooLarge) && strings.HasSuffix(m.Text, " "+part) {
			return part
		}
	}
	return ""
}

func tooLarge(most int, part string) string {
	return conditionTooLarge + strconv.Itoa(most) + " " + part
}

// CompileCondition reads an expression. It returns either a condition or what is wrong, in the order of the places:
// where the text cannot be parsed, the first mistake; otherwise every unknown name and everything that does not fit.
func CompileCondition(text string, names Names) (*Condition, []Mistake) {
	return CompileConditionWithin(text, names, StandardCondition())
}

// CompileConditionWithin is CompileCondition with a size of the caller's, which goes no further than MostCondition.
func CompileConditionWithin(text string, names Names, size ConditionSize) (*Condition, []Mistake) {
	most := MostCondition()
	size.Bytes, size.Parts = min(size.Bytes, most.Bytes), min(size.Parts, most.Parts)
	if strings.TrimSpace(text) == "" {
		return nil, []Mistake{{0, "the condition is empty", `write an expression: share("stargate") > 0.4`}}
	}
	if len(text) > size.Bytes {
		return nil, []Mistake{{size.Bytes, tooLarge(size.Bytes, TooManyBytes), shorterCondition}}
	}
	root, mistake := parseCondition(text, size.Parts)
	if mistake != nil {
		return nil, []Mistake{*mistake}
	}
	reader := conditionReader{text: text, names: names}
	holds := reader.whole(root)
	if len(reader.mistakes) > 0 {
		return nil, reader.inOrder()
	}
	return &Condition{Text: text, holds: holds, positions: reader.positions}, nil
}
