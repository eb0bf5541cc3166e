package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Ctrl-C is how serve is meant to end: it is no failure.
func TestServeAnswersUntilItIsInterrupted(t *testing.T) {
	program := filepath.Join(t.TempDir(), "entente.wasm")
	require.NoError(t, os.WriteFile(program, []byte("\x00asm"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(program), "wasm_exec.js"), nil, 0o600))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	reading, writing := io.Pipe()
	var messages bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		main := Main{Args: []string{"serve", "--wasm", program}, Stdin: strings.NewReader(""), Stdout: writing, Stderr: &messages}
		ended <- main.Run(ctx)
		writing.Close()
	}()
	address, err := bufio.NewReader(reading).ReadString('\n')
	require.NoError(t, err)
	require.Regexp(t, `^http://127\.0\.0\.1:\d+/\n$`, address)
	answer, err := http.Get(strings.TrimSpace(address))
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	cancel()
	assert.Equal(t, exitOK, <-ended)
	assert.Contains(t, messages.String(), "Ctrl-C ends it")
}
