package shape

import (
	"math"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
)

type example struct {
	ID    string   `yaml:"id" check:"required,always,format=id"`
	Size  float64  `yaml:"size_usd_bn" check:"bounds=0:"`
	Roles []string `yaml:"roles" check:"allowed=roles,names=actors"`
	Note  string
}

func TestShapeReadsTags(t *testing.T) {
	shape := Of(reflect.TypeFor[example]())
	assert.True(t, shape.HasID)
	assert.Equal(t, []string{"id", "size_usd_bn", "roles"}, shape.Keys, "a field without a key is not part of a file")
	assert.True(t, shape.ByKey["id"].Rules.Required && shape.ByKey["id"].Rules.Always)
	assert.Equal(t, "id", shape.ByKey["id"].Rules.Format)
	assert.Equal(t, 0.0, shape.ByKey["size_usd_bn"].Rules.Low)
	assert.True(t, math.IsInf(shape.ByKey["size_usd_bn"].Rules.High, 1))
	assert.Equal(t, "actors", shape.ByKey["roles"].Rules.Names)
	assert.Same(t, shape, Of(reflect.TypeFor[example]()))
}

func TestMalformedTagsPanic(t *testing.T) {
	assert.Panics(t, func() {
		Of(reflect.TypeFor[struct {
			A int `yaml:"a" check:"requird"`
		}]())
	})
	assert.Panics(t, func() {
		Of(reflect.TypeFor[struct {
			A int `yaml:"a" check:"bounds=zero:"`
		}]())
	})
}
