package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Program is what runs in the browser.
type Program struct {
	Wasm []byte
	// Exec is wasm_exec.js of the Go version that built it.
	Exec []byte
	// Licences are those of all that is in the program, as text.
	Licences []byte
}

// What keeps a program from being built; errors of Build wrap one of these.
var (
	ErrNoGo     = errors.New("the go command is not installed")
	ErrNoSource = errors.New("the source of Entente is not at hand")
)

// wasmMark begins every WebAssembly program.
const wasmMark = "\x00asm"

// ReadProgram reads a program that was built before, and what lies beside it: wasm_exec.js, which must be there, or else is
// taken from the Go that is installed, and LICENCES.txt.
func ReadProgram(ctx context.Context, file string) (Program, error) {
	wasm, err := os.ReadFile(file)
	if err != nil {
		return Program{}, fmt.Errorf("read the program: %w", err)
	}
	if !bytes.HasPrefix(wasm, []byte(wasmMark)) {
		return Program{}, fmt.Errorf("%s is no WebAssembly program", file)
	}
	program := Program{Wasm: wasm}
	beside := filepath.Join(filepath.Dir(file), execName)
	if program.Exec, err = os.ReadFile(beside); err != nil {
		root, goErr := goRoot(ctx)
		if goErr != nil {
			return Program{}, fmt.Errorf("%s is needed beside %s, and to take Go's own: %w", execName, file, goErr)
		}
		if program.Exec, err = os.ReadFile(filepath.Join(root, "lib", "wasm", execName)); err != nil {
			return Program{}, fmt.Errorf("read Go's own %s: %w", execName, err)
		}
	}
	program.Licences, err = os.ReadFile(filepath.Join(filepath.Dir(file), licencesName))
	if err != nil {
		program.Licences = fontLicence()
	}
	return program, nil
}

// FindSource finds the root of Entente's source: at or above a folder, or else where this program was compiled.
func FindSource(folder string) (string, error) {
	if found, err := FindSourceAt(folder); err == nil {
		return found, nil
	}
	if _, compiled, _, ok := runtime.Caller(0); ok && filepath.IsAbs(compiled) {
		return FindSourceAt(filepath.Dir(compiled))
	}
	return "", ErrNoSource
}

// FindSourceAt finds the root of Entente's source at or above a folder.
func FindSourceAt(folder string) (string, error) {
	at, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	for ; !isSource(at); at = filepath.Dir(at) {
		if at == filepath.Dir(at) {
			return "", ErrNoSource
		}
	}
	return at, nil
}

// isSource says whether a folder is the root of the module, with the program in it.
func isSource(folder string) bool {
	module, err := os.ReadFile(filepath.Join(folder, "go.mod"))
	if err != nil || !slices.Contains(strings.Fields(string(module)), "entente") {
		return false
	}
	_, err = os.Stat(filepath.Join(folder, "cmd", "entente-web", "main_js.go"))
	return err == nil
}

// Build builds the program from the source in a folder. Errors wrap ErrNoGo or are the go command's own.
func Build(ctx context.Context, source string) (Program, error) {
	root, err := goRoot(ctx)
	if err != nil {
		return Program{}, err
	}
	scratch, err := os.MkdirTemp("", "entente-web-")
	if err != nil {
		return Program{}, fmt.Errorf("build the program: %w", err)
	}
	defer os.RemoveAll(scratch)
	file := filepath.Join(scratch, wasmName)
	if _, err := goCommand(ctx, source, "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", file, "./cmd/entente-web"); err != nil {
		return Program{}, fmt.Errorf("build the program: %w", err)
	}
	var program Program
	if program.Wasm, err = os.ReadFile(file); err != nil {
		return Program{}, fmt.Errorf("build the program: %w", err)
	}
	if program.Exec, err = os.ReadFile(filepath.Join(root, "lib", "wasm", execName)); err != nil {
		return Program{}, fmt.Errorf("read Go's own %s: %w", execName, err)
	}
	program.Licences, err = licences(ctx, source, root)
	return program, err
}

// goRoot is where the go command keeps what belongs to it.
func goRoot(ctx context.Context) (string, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return "", ErrNoGo
	}
	root, err := goCommand(ctx, "", "env", "GOROOT")
	return strings.TrimSpace(root), err
}

// goCommand runs the go command for the browser.
func goCommand(ctx context.Context, folder string, arguments ...string) (string, error) {
	command := exec.CommandContext(ctx, "go", arguments...)
	command.Dir = folder
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=")
	var output, messages bytes.Buffer
	command.Stdout, command.Stderr = &output, &messages
	if err := command.Run(); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", fmt.Errorf("go %s: %w\n%s", arguments[0], err, strings.TrimSpace(messages.String()))
	}
	return output.String(), nil
}
