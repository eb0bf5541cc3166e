package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestProgressOnATerminal(t *testing.T) {
	var seen bytes.Buffer
	m := Main{Stderr: &seen, IsTerminal: true}
	tell, finish := m.progress()
	for stage := range 2 {
		for done := range 3 {
			tell(stage, done, 2)
		}
	}
	finish()
	assert.Contains(t, seen.String(), "stage 1")
	assert.Contains(t, seen.String(), "stage 2")
	assert.Contains(t, seen.String(), "0/2")

	m.IsTerminal = false
	tell, finish = m.progress()
	assert.Nil(t, tell, "nothing in a pipe")
	finish()
}
