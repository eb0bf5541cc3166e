package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// engine is a program that runs the model of docs/bench-spec.md. All take the same arguments and print the same JSON.
type engine struct {
	key, name string
	threads   int    // 1, or 0 for as many as the engine takes by itself
	method    string // how choices are drawn, where a program knows several
	// model are the files of model code, from the folder bench.
	model []string
	// prepare builds or installs what is needed in a scratch folder and gives the program with its first arguments.
	prepare func(ctx context.Context, at places) ([]string, error)
	// mostTicks, where it is not 0, limits how many ticks of a world of 100,000 actors are timed.
	mostTicks int
}

// places are the folder of the sources and the one for what is built and installed.
type places struct{ sources, scratch string }

// reference is the key of the engine that all others are compared with.
const reference = "entente"

func engines() []engine {
	return []engine{
		{key: reference, name: "Entente", threads: 1, model: []string{"entente/model.go"}, prepare: buildEntente},
		{key: "entente-default", name: "Entente, threads by default", model: []string{"entente/model.go"}, prepare: buildEntente},
		{key: "c", name: "C kernel, sums", threads: 1, method: "sums", model: []string{"c/kernel.c"}, prepare: buildKernel},
		{key: "c-shocks", name: "C kernel, shocks", threads: 1, method: "shocks", model: []string{"c/kernel.c"}, prepare: buildKernel},
		{key: "krabmaga", name: "krABMaga", threads: 1, model: []string{"krabmaga/src/alliance.rs", "krabmaga/src/choice.rs"}, prepare: buildRust},
		{key: "ark", name: "Ark", threads: 1, model: []string{"ark/model.go", "ark/choose.go"}, prepare: buildArk},
		{key: "mesa", name: "Mesa", threads: 1, model: []string{"mesa/alliance.py"}, prepare: runMesa, mostTicks: 4},
	}
}

func buildEntente(ctx context.Context, at places) ([]string, error) {
	program := filepath.Join(at.scratch, "entente")
	return []string{program}, do(ctx, at.sources, nil, "go", "build", "-o", program, "./entente")
}

func buildKernel(ctx context.Context, at places) ([]string, error) {
	program := filepath.Join(at.scratch, "kernel")
	return []string{program}, do(ctx, at.sources, nil,
		"gcc", "-O3", "-march=native", "-ffast-math", "-o", program, "c/kernel.c", "-lm")
}

func buildArk(ctx context.Context, at places) ([]string, error) {
	program := filepath.Join(at.scratch, "ark")
	return []string{program}, do(ctx, filepath.Join(at.sources, "ark"), []string{"GOWORK=off"}, "go", "build", "-o", program, ".")
}

func buildRust(ctx context.Context, at places) ([]string, error) {
	// Built from a copy, so that the lock file that cargo writes lies in the scratch folder too.
	folder := filepath.Join(at.scratch, "krabmaga")
	program := filepath.Join(folder, "target", "release", "krabmaga-alliance")
	for _, name := range []string{"Cargo.toml", "src/main.rs", "src/alliance.rs", "src/choice.rs", "src/clock.rs"} {
		if err := copyFile(filepath.Join(folder, name), filepath.Join(at.sources, "krabmaga", name)); err != nil {
			return nil, err
		}
	}
	return []string{program}, do(ctx, folder, []string{"CARGO_TARGET_DIR=target"}, "cargo", "build", "--release", "--quiet")
}

// mesaPython installs Mesa and what it needs into an environment of its own, and gives its Python.
func mesaPython(ctx context.Context, at places) (string, error) {
	folder := filepath.Join(at.scratch, "mesa")
	python := filepath.Join(folder, "bin", "python")
	if _, err := os.Stat(python); err != nil {
		if err := do(ctx, at.sources, nil, "python3", "-m", "venv", folder); err != nil {
			return "", err
		}
	}
	return python, do(ctx, at.sources, nil, python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
		"--requirement", "mesa/requirements.txt")
}

func runMesa(ctx context.Context, at places) ([]string, error) {
	python, err := mesaPython(ctx, at)
	return []string{python, filepath.Join(at.sources, "mesa", "run.py")}, err
}

// copyFile copies a file unless it is there already, so that a build sees what has changed.
func copyFile(to, from string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if before, err := os.ReadFile(to); err == nil && bytes.Equal(before, text) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}

// do runs a command and gives the last of what it said where it fails.
func do(ctx context.Context, folder string, environment []string, name string, arguments ...string) error {
	command := exec.CommandContext(ctx, name, arguments...)
	command.Dir, command.Env = folder, append(os.Environ(), environment...)
	said, err := command.CombinedOutput()
	if err == nil {
		return nil
	}
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%s is not installed", name)
	}
	lines := bytes.Split(bytes.TrimSpace(said), []byte("\n"))
	return fmt.Errorf("%s %s: %w: %s", name, arguments[0], err, lines[len(lines)-1])
}

// task is one run of the model.
type task struct {
	actors, blocs, warm, ticks int
	seed                       uint64
	temperature                float64
}

// outcome is what a run prints: the seconds of the timed ticks and of the phase choose in them, of processor time and, by Entente,
// of time passed; and at the end, by bloc, the part of actors that are members, and the members' parts of capital and of the market.
type outcome struct {
	Version              string
	Threads              int
	Seconds, Choose      float64
	Passed, PassedChoose float64
	Members, Mass, Share []float64
}

// run lets an engine do a task.
func run(ctx context.Context, e engine, command []string, t task) (outcome, error) {
	arguments := append([]string(nil), command[1:]...)
	arguments = append(arguments, strconv.Itoa(t.actors), strconv.Itoa(t.blocs), strconv.Itoa(t.warm), strconv.Itoa(t.ticks),
		strconv.FormatUint(t.seed, 10), strconv.FormatFloat(t.temperature, 'g', -1, 64), strconv.Itoa(e.threads), e.method)
	program := exec.CommandContext(ctx, command[0], arguments...)
	var said bytes.Buffer
	program.Stderr = &said
	output, err := program.Output()
	if err != nil {
		return outcome{}, fmt.Errorf("%s: %w: %s", e.name, err, bytes.TrimSpace(said.Bytes()))
	}
	var out outcome
	if err := json.Unmarshal(output, &out); err != nil {
		return outcome{}, fmt.Errorf("%s: read what it printed: %w", e.name, err)
	}
	if len(out.Members) != t.blocs || len(out.Mass) != t.blocs || len(out.Share) != t.blocs {
		return outcome{}, fmt.Errorf("%s: %d, %d and %d numbers for %d blocs", e.name, len(out.Members), len(out.Mass), len(out.Share), t.blocs)
	}
	return out, nil
}
