//go:build view

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"time"

	"entente/render/player"
)

// reporter writes what is shown as lines of JSON.
type reporter struct {
	file   *os.File
	last   player.State
	looked time.Time
	err    error
}

// pace is how often the reporter looks.
const pace = 50 * time.Millisecond

func newReporter(name string) (*reporter, error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("write the report: %w", err)
	}
	return &reporter{file: file}, nil
}

// frame looks at what is shown.
func (r *reporter) frame(p *player.Player) {
	now := time.Now()
	if r.err != nil || now.Sub(r.looked) < pace {
		return
	}
	r.looked = now
	state := p.State(true)
	if reflect.DeepEqual(state, r.last) {
		return
	}
	r.last = state
	r.err = json.NewEncoder(r.file).Encode(state)
}

// close ends the report, and says what went wrong with it.
func (r *reporter) close() error {
	err := r.file.Close()
	if r.err != nil {
		err = r.err
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}
