package main

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/scenarios"
)

func TestErrorsLeadToTheirExitCodes(t *testing.T) {
	for _, test := range []struct {
		name string
		err  error
		code int
	}{
		{"none", nil, 0},
		{"usage", usagef("", "wrong"), 2},
		{"problems", fmt.Errorf("reading: %w", scenarios.Problems{{Text: "wrong"}}), 3},
		{"unreadable scenario", scenarioError{errors.New("gone")}, 3},
		{"shown", errShown, 3},
		{"anything else", errors.New("disk full"), 4},
		{"interrupted", fmt.Errorf("run stopped: %w", context.Canceled), 130},
	} {
		assert.Equal(t, test.code, exitCode(test.err), test.name)
	}
}
