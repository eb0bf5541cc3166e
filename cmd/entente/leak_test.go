package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// longCalls are commands that would take minutes. FOLDER stands for one with what they read, OUT for one that is not there.
var longCalls = []string{
	"run FOLDER/crowd.yaml",
	"ensemble korea-stargate --runs 1000000 --out OUT",
	"compare korea-stargate korea-sovereign --runs 1000000",
	"sweep FOLDER/large.yaml --out OUT",
	"sensitivity FOLDER/large.yaml --method sobol --points 4096",
	"discover FOLDER/found --where strength>0.02 --boxes 50",
	"advise korea-decides --levers korea --futures 4000 --runs 1000",
	"record korea-stargate OUT.gif",
	"record korea-stargate korea-sovereign OUT.gif",
	"landscape FOLDER/wide.csv --propensity -1",
	"landscape FOLDER/wide.csv --propensity -1 --starts 1000000",
	"test FOLDER/expecting.yaml --runs 1000000",
	"stability korea-stargate",
	"verify FOLDER/kept --sample 1000000",
	"report FOLDER/crowd.yaml -o OUT.html",
	"explain FOLDER/crowd.yaml --actor a0",
	"serve --wasm FOLDER/entente.wasm",
	"validate -",
}

// longFolder holds what the calls read.
func longFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	var wide strings.Builder
	wide.WriteString("name,size\n")
	for k := range 24 {
		fmt.Fprintf(&wide, "a%d,%d\n", k, 1+k*k%7)
	}
	for name, text := range map[string]string{
		"crowd.yaml":     crowd(300),
		"large.yaml":     strings.NewReplacer("points: 8", "points: 100000").Replace(manyPoints),
		"small.yaml":     strings.NewReplacer("points: 8", "points: 150", "runs: 3", "runs: 1").Replace(manyPoints),
		"wide.csv":       wide.String(),
		"expecting.yaml": "schema: entente/scenario/1\nname: expecting\ntitle: Expecting\nextends: article\nexpect:\n  - P(samsung in stargate by 2025-12) > 0.6\n",
		"entente.wasm":   "\x00asm",
		"wasm_exec.js":   "",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	for _, line := range []string{"sweep FOLDER/small.yaml -q --out FOLDER/found", "ensemble article -q --runs 600 --out FOLDER/kept"} {
		made := call(t, nil, strings.Fields(strings.ReplaceAll(line, "FOLDER", folder))...)
		require.Zero(t, made.code, made.stderr)
	}
	return folder
}

// TestNothingIsLeftOfACancelledCall cancels every long call before it begins and at moments on its way. It ends soon, as
// interrupted, and no goroutine goes on.
func TestNothingIsLeftOfACancelledCall(t *testing.T) {
	folder := longFolder(t)
	for _, line := range longCalls {
		t.Run(strings.Fields(line)[0], func(t *testing.T) {
			for _, moment := range []time.Duration{0, time.Millisecond, 60 * time.Millisecond} {
				before := runtime.NumGoroutine()
				out := filepath.Join(t.TempDir(), "out")
				arguments := strings.Fields(strings.NewReplacer("FOLDER", folder, "OUT", out).Replace(line))
				silent, talking := io.Pipe()
				var stderr bytes.Buffer
				ctx, cancel := context.WithCancel(t.Context())
				if moment == 0 {
					cancel()
				}
				program := &Main{Args: arguments, Stdin: silent, Stdout: io.Discard, Stderr: &stderr}
				timer := time.AfterFunc(moment, cancel)
				begin := time.Now()
				code := program.Run(ctx)
				early := timer.Stop() // It had nothing left to do when the moment came.
				cancel()
				require.NoError(t, talking.Close()) // A read of standard input that has begun can be ended by nothing else.
				assert.Less(t, time.Since(begin), moment+time.Minute, line)
				wanted := []int{exitInterrupted}
				switch {
				case arguments[0] == "serve" || early && moment > 0:
					wanted = []int{exitOK}
				case moment > 0 && (arguments[0] == "stability" || arguments[0] == "discover"):
					wanted = append(wanted, exitOK) // What they end with takes less than a second, and is not interrupted.
				}
				assert.Contains(t, wanted, code, "%s after %s: %s", line, moment, stderr.String())
				if arguments[0] != "sweep" { // What is there of a sweep stays, to be gone on with.
					assert.NoDirExists(t, out)
				}
				requireGone(t, before, line)
			}
		})
	}
}

// requireGone waits until no more goroutines are there than before.
func requireGone(t *testing.T, before int, what string) {
	t.Helper()
	for range 200 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	var stacks bytes.Buffer
	require.NoError(t, pprof.Lookup("goroutine").WriteTo(&stacks, 1))
	require.Fail(t, "goroutines are left", "%s: %d, were %d\n%s", what, runtime.NumGoroutine(), before, stacks.String())
}
