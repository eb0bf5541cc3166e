package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTableAlignsColumns(t *testing.T) {
	rows := newTable("name", ">number", "empty", "rest")
	rows.add("한칩", "1", "", "first")
	rows.add("openlab", "100", "", "")
	assert.Equal(t, ""+
		"  name     number  rest\n"+
		"  한칩          1  first\n"+ // each Korean letter takes two cells
		"  openlab     100\n", rows.text("  "))
}

func TestTableWithoutHeadsShowsNone(t *testing.T) {
	rows := newTable("", "")
	rows.add("a", "b")
	assert.Equal(t, "a  b\n", rows.text(""))
}
