package sim

import "strings"

// Measure is a compiled number over the world, such as share("stargate") - share("china"), in the language of Condition.
type Measure struct {
	// Text is the expression as it was written.
	Text      string
	value     func(w *World) float64
	positions bool
}

// Value evaluates the measure in a world of the model whose names it was compiled with. A truth counts 1 or 0.
func (m *Measure) Value(w *World) float64 {
	if m.positions {
		w.Positions()
	}
	return m.value(w)
}

// CompileMeasure reads an expression as CompileCondition does, but for its number.
func CompileMeasure(text string, names Names) (*Measure, []Mistake) {
	if strings.TrimSpace(text) == "" {
		return nil, []Mistake{{0, "the measure is empty", `write an expression: share("stargate")`}}
	}
	if len(text) > StandardCondition().Bytes {
		return nil, []Mistake{{StandardCondition().Bytes, "the measure is too long: at most 1000 bytes", ""}}
	}
	root, mistake := parseCondition(text, StandardCondition().Parts)
	if mistake != nil {
		return nil, []Mistake{*mistake}
	}
	reader := conditionReader{text: text, names: names}
	read := reader.read(root)
	if len(reader.mistakes) > 0 {
		return nil, reader.inOrder()
	}
	value := read.number
	if truth := read.truth; truth != nil {
		value = func(w *World) float64 {
			if truth(w) {
				return 1
			}
			return 0
		}
	}
	return &Measure{Text: text, value: value, positions: reader.positions}, nil
}
