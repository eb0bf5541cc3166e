package scenarios

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestCloneSharesNothing fills documents with anything the types allow and looks for what both refer to.
func TestCloneSharesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var document Document
		fill(t, reflect.ValueOf(&document).Elem(), anyRules)
		clone := document.Clone()
		require.Equal(t, &document, clone)
		references := map[uintptr]string{}
		eachReference("document", reflect.ValueOf(document), func(path string, address uintptr) { references[address] = path })
		eachReference("clone", reflect.ValueOf(*clone), func(path string, address uintptr) {
			require.NotContains(t, references, address, "%s is shared", path)
		})
	})
}

// eachReference visits what can be changed through a value: what pointers point to, and the insides of lists and mappings.
func eachReference(path string, value reflect.Value, visit func(path string, address uintptr)) {
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			visit(path, value.Pointer())
			eachReference(path, value.Elem(), visit)
		}
	case reflect.Struct:
		for i := range value.NumField() {
			eachReference(path+"."+value.Type().Field(i).Name, value.Field(i), visit)
		}
	case reflect.Slice:
		if value.Len() > 0 {
			visit(path, value.Pointer())
		}
		for i := range value.Len() {
			eachReference(fmt.Sprint(path, ".", i), value.Index(i), visit)
		}
	case reflect.Map:
		if value.Len() > 0 {
			visit(path, value.Pointer())
		}
		for _, key := range value.MapKeys() {
			eachReference(fmt.Sprint(path, ".", key), value.MapIndex(key), visit)
		}
	}
}

func TestReferencesAreSeen(t *testing.T) {
	low := 1.0
	seen := 0
	eachReference("", reflect.ValueOf(Document{
		Parameters: Figures{"temperature": {Low: &low}},
		Actors:     []Actor{{Size: &Figure{High: &low}, Blocs: []string{"a"}, Roles: map[string]float64{"chips": 1}}},
	}), func(string, uintptr) { seen++ })
	assert.Equal(t, 7, seen, "a mapping and its low, a list, a figure and its high, a list of words, a mapping of numbers")
}

func TestChangingACloneLeavesTheOriginal(t *testing.T) {
	resolved, err := Load("korea-stargate")
	require.NoError(t, err)
	before := Hash(resolved.Document)
	clone := resolved.Document.Clone()
	spoil(reflect.ValueOf(clone).Elem())
	assert.Equal(t, before, Hash(resolved.Document))
	assert.NotEqual(t, before, Hash(*clone))
}

func spoilAll(resolved *Resolved) {
	spoil(reflect.ValueOf(&resolved.Document).Elem())
}

// spoil changes everything below a value that can be changed in place.
func spoil(value reflect.Value) {
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			spoil(value.Elem())
		}
	case reflect.Struct:
		for i := range value.NumField() {
			spoil(value.Field(i))
		}
	case reflect.Slice:
		for i := range value.Len() {
			spoil(value.Index(i))
		}
	case reflect.Map:
		for _, key := range value.MapKeys() {
			value.SetMapIndex(key, reflect.Zero(value.Type().Elem()))
		}
	case reflect.Float64:
		value.SetFloat(value.Float() + 1)
	case reflect.String:
		value.SetString(value.String() + "x")
	}
}
