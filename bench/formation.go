package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
)

// formed is how long forming alliances took, in seconds, of Mesa's example and of Entente.
type formed struct {
	Agents  int     `json:"agents"`
	Runs    int     `json:"runs"`
	Pairs   int     `json:"alliances"`
	Mesa    float64 `json:"mesa_seconds"`
	Entente float64 `json:"entente_seconds"`
	Ratio   float64 `json:"times_entente"`
	Missing string  `json:"missing,omitempty"`
}

// formation is what both programs print; Mesa's agents are handed on to Entente's.
type formation struct {
	Seconds  float64   `json:"seconds"`
	Power    []float64 `json:"power,omitempty"`
	Position []float64 `json:"position,omitempty"`
	Pairs    [][2]int  `json:"pairs"`
	Worth    []float64 `json:"worth"`
}

// formationSizes are the example's own number of agents and four times that.
var formationSizes = [...]int{50, 200}

// formAlliances times Mesa's example beside Entente's program for the same task, by turns. That they form other alliances, or
// that these are worth something else, is an error.
func formAlliances(ctx context.Context, at places, runs int, log io.Writer) ([]formed, error) {
	program := filepath.Join(at.scratch, "formation")
	if err := do(ctx, at.sources, nil, "go", "build", "-o", program, "./formation"); err != nil {
		return nil, err
	}
	python, missing := mesaPython(ctx, at)
	var all []formed
	for _, agents := range formationSizes {
		if missing != nil {
			all = append(all, formed{Agents: agents, Missing: missing.Error()})
			continue
		}
		result := formed{Agents: agents, Runs: runs}
		var mesas, own []float64
		for turn := range runs {
			fmt.Fprintf(log, "alliance formation, %d agents: turn %d of %d\n", agents, turn+1, runs)
			drawn, asked, err := formOnce(ctx, nil, python, filepath.Join(at.sources, "mesa", "formation.py"),
				strconv.Itoa(agents), strconv.Itoa(turn+1), "1")
			if err != nil {
				return nil, err
			}
			answered, _, err := formOnce(ctx, asked, program, "100")
			if err != nil {
				return nil, err
			}
			if err := sameAlliances(drawn, answered); err != nil {
				return nil, fmt.Errorf("alliance formation, %d agents, seed %d: %w", agents, turn+1, err)
			}
			mesas, own = append(mesas, drawn.Seconds), append(own, answered.Seconds)
			result.Pairs = len(drawn.Pairs)
		}
		result.Mesa, result.Entente, result.Ratio = median(mesas), median(own), median(ratios(mesas, own))
		all = append(all, result)
	}
	return all, nil
}

func formOnce(ctx context.Context, input []byte, name string, arguments ...string) (formation, []byte, error) {
	command := exec.CommandContext(ctx, name, arguments...)
	var said bytes.Buffer
	command.Stdin, command.Stderr = bytes.NewReader(input), &said
	output, err := command.Output()
	if err != nil {
		return formation{}, nil, fmt.Errorf("alliance formation: %w: %s", err, bytes.TrimSpace(said.Bytes()))
	}
	var out formation
	if err := json.Unmarshal(output, &out); err != nil {
		return formation{}, nil, fmt.Errorf("alliance formation: read what was printed: %w", err)
	}
	return out, output, nil
}

func sameAlliances(mesa, entente formation) error {
	if !slices.Equal(mesa.Pairs, entente.Pairs) {
		return fmt.Errorf("alliances are %v to Mesa and %v to Entente", mesa.Pairs, entente.Pairs)
	}
	for k, worth := range mesa.Worth {
		if !(math.Abs(worth-entente.Worth[k]) <= exactTolerance) {
			return fmt.Errorf("alliance %v is worth %v to Mesa and %v to Entente", mesa.Pairs[k], worth, entente.Worth[k])
		}
	}
	return nil
}
