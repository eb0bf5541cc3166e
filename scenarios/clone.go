package scenarios

import (
	"reflect"
	"sync"
)

// Clone copies a document so that the copy shares nothing with it that can be changed.
func (d *Document) Clone() *Document {
	clone := *d
	unshare(reflect.ValueOf(&clone).Elem())
	return &clone
}

// unshare replaces what a value refers to by copies. The value itself is already a copy.
func unshare(value reflect.Value) {
	sharing := sharingOf(value.Type())
	switch value.Kind() {
	case reflect.Struct:
		for _, field := range sharing.fields {
			unshare(value.Field(field))
		}
	case reflect.Pointer:
		if !value.IsNil() {
			copied := reflect.New(value.Type().Elem())
			copied.Elem().Set(value.Elem())
			unshare(copied.Elem())
			value.Set(copied)
		}
	case reflect.Slice:
		if value.IsNil() {
			return
		}
		copied := reflect.MakeSlice(value.Type(), value.Len(), value.Len())
		reflect.Copy(copied, value)
		if sharing.elements {
			for i := range copied.Len() {
				unshare(copied.Index(i))
			}
		}
		value.Set(copied)
	case reflect.Map:
		unshareMapping(value, sharing.elements)
	}
}

func unshareMapping(value reflect.Value, elements bool) {
	if value.IsNil() {
		return
	}
	copied := reflect.MakeMapWithSize(value.Type(), value.Len())
	for entries := value.MapRange(); entries.Next(); {
		element := entries.Value()
		if elements {
			element = reflect.New(value.Type().Elem()).Elem()
			element.Set(entries.Value())
			unshare(element)
		}
		copied.SetMapIndex(entries.Key(), element)
	}
	value.Set(copied)
}

// sharing says which parts of a type a plain copy would share.
type sharing struct {
	// any is set where there is one at all; elements, where a list's or a mapping's elements have some.
	any, elements bool
	// fields are the numbers of a structure's fields that have some.
	fields []int
}

// sharings remembers the answer for each type; types do not change, so sharing it is harmless.
var sharings sync.Map

func sharingOf(kind reflect.Type) *sharing {
	if found, remembered := sharings.Load(kind); remembered {
		return found.(*sharing)
	}
	found := &sharing{}
	switch kind.Kind() {
	case reflect.Struct:
		for i := range kind.NumField() {
			if sharingOf(kind.Field(i).Type).any {
				found.fields = append(found.fields, i)
			}
		}
		found.any = len(found.fields) > 0
	case reflect.Slice, reflect.Map:
		found.any, found.elements = true, sharingOf(kind.Elem()).any
	case reflect.Pointer:
		found.any = true
	}
	sharings.Store(kind, found)
	return found
}
