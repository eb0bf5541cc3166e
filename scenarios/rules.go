package scenarios

import (
	"reflect"

	"entente/scenarios/internal/shape"
)

type (
	// rules are what a field's check tag demands; see Document.
	rules = shape.Rules
	// typeShape is the keys of a struct type of document.go.
	typeShape = shape.Shape
	// member is a field of one.
	member = shape.Field
)

// anyRules demand nothing.
var anyRules = shape.Any()

func shapeOf(structType reflect.Type) *typeShape {
	return shape.Of(structType)
}
