package agents

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sharedSlices lists the paths of the slices of two structures that differ in length or lie in the same memory.
func sharedSlices(path string, a, b reflect.Value) []string {
	var shared []string
	switch a.Kind() {
	case reflect.Struct:
		for k := range a.NumField() {
			shared = append(shared, sharedSlices(path+"."+a.Type().Field(k).Name, a.Field(k), b.Field(k))...)
		}
	case reflect.Slice:
		if a.Len() != b.Len() || (a.Cap() > 0 && a.Pointer() == b.Pointer()) {
			return []string{path}
		}
		for k := range a.Len() {
			if kind := a.Index(k).Kind(); kind != reflect.Struct && kind != reflect.Slice {
				break
			}
			shared = append(shared, sharedSlices(path+"[]", a.Index(k), b.Index(k))...)
		}
	case reflect.Pointer, reflect.Map, reflect.Func, reflect.Interface, reflect.Chan:
		return []string{path + ": a copy would share it"}
	}
	return shared
}

// crowded is a situation with something in every column.
func crowded() *Situation {
	places := []place{{government: 3, alignment: []float64{1, -0.5}, controls: []Control{{State: 1, Strength: 0.5, Actors: []int{1}}}}, {alignment: []float64{0.25, 1}}}
	people := []person{
		{roles: RoleWeights{0: 1}, mass: 0.25, invest: 3, capability: 1, talent: 2, share: 0.5, openness: 0.5, blocs: 0b11, invited: 0b1, joined: 2},
		{home: 1, roles: RoleWeights{1: 0.5, 2: 0.5}, mass: 0.5, invest: 1, capability: 0.5, share: 0.5, blocs: 0b01},
		{kind: Government, roles: RoleWeights{3: 1}, mass: 0.25},
	}
	clubs := []club{{openness: 0.5, wants: RoleWeights{1: 1}, pledge: 3, leaders: []int32{0, 1}}, {exclusivity: 1, leaders: []int32{0}}}
	return situationOf(places, people, clubs, Tie{A: 0, B: 1, Strength: 0.5})
}

func TestACopyIsTheSameAndItsOwn(t *testing.T) {
	from := crowded()
	var to Situation
	to.CopyFrom(from)
	require.Equal(t, from, &to)
	assert.Empty(t, sharedSlices("Situation", reflect.ValueOf(*from), reflect.ValueOf(to)), "add what is new to CopyFrom")
	before := crowded()
	to.Withdraw(0, 0)
	to.Enrol(2, 1)
	to.Blocs.Leaders[0][0] = 2
	require.Equal(t, before, from, "what is done to the copy does not show")
	require.NotEqual(t, from, &to)
	to.CopyFrom(from)
	require.Equal(t, from, &to)
	assert.Zero(t, testing.AllocsPerRun(10, func() { to.CopyFrom(from) }))
	smaller := situationOf([]place{{}}, []person{{mass: 1}}, []club{{leaders: []int32{0}}})
	to.CopyFrom(smaller)
	require.Len(t, to.Blocs.Leaders, smaller.Slots)
	require.Equal(t, []int32{0}, to.Blocs.Leaders[0])
	assert.Empty(t, sharedSlices("Situation", reflect.ValueOf(*smaller), reflect.ValueOf(to)))
}
