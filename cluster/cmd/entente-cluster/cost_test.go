//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"entente/experiment"
	"entente/scenarios"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// BenchmarkEmptyChunk is what a chunk costs beside its work: chunks that do nothing, one worker, the start of the submitter with it.
// -benchtime 2000x takes 2,000 chunks.
func BenchmarkEmptyChunk(b *testing.B) {
	for _, store := range []string{"memory", "file"} {
		b.Run(store, func(b *testing.B) {
			var options []string
			if store == "file" {
				options = []string{"--store", b.TempDir()}
			}
			server := startServer(b, options...)
			s := newStudy(b, 1, drawsSettings{Chunks: b.N, Stages: 1, Poisoned: -1, Deadly: -1})
			worker := start(b, "work", "--server", server.address, "--workers", "1")
			worker.until("waiting for chunks", time.Minute)
			worked, served := processorTime(b, worker), processorTime(b, server.process)
			b.ResetTimer()
			submitter := start(b, "submit", s.parts, "--server", server.address)
			require.Zero(b, submitter.code(time.Hour))
			b.StopTimer()
			asked := submitter.command.ProcessState.UserTime() + submitter.command.ProcessState.SystemTime()
			for name, used := range map[string]time.Duration{
				"submitter": asked, "worker": processorTime(b, worker) - worked, "server": processorTime(b, server.process) - served,
			} {
				b.ReportMetric(float64(used.Microseconds())/float64(b.N), "cpu-µs-"+name)
			}
		})
	}
}

// BenchmarkMemory is how much memory server and submitter take at most for many chunks that do nothing: -benchtime 1000x and
// 100000x.
func BenchmarkMemory(b *testing.B) {
	server := startServer(b)
	s := newStudy(b, 1, drawsSettings{Chunks: b.N, Stages: 1, Bytes: 1000, Poisoned: -1, Deadly: -1})
	start(b, "work", "--server", server.address, "--workers", "2").until("waiting for chunks", time.Minute)
	b.ResetTimer()
	submitter := start(b, "submit", s.parts, "--server", server.address)
	var most float64
	for done := false; !done; {
		select {
		case <-submitter.ended:
			done = true
		case <-time.After(20 * time.Millisecond):
			if peak, err := peakMemory(submitter.command.Process.Pid); err == nil {
				most = peak
			}
		}
	}
	require.Zero(b, submitter.code(time.Second))
	peak, err := peakMemory(server.command.Process.Pid)
	require.NoError(b, err)
	b.ReportMetric(most, "MB-submitter")
	b.ReportMetric(peak, "MB-server")
}

// peakMemory is the most memory that a process has held, in MB.
func peakMemory(process int) (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	kilobytes, err := strconv.ParseFloat(strings.Fields(rest + " x")[0], 64)
	return kilobytes / 1024, err
}

// processorTime is how long processors have worked for a process, which does not depend on what else the machine does.
func processorTime(b *testing.B, p *process) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
	require.NoError(b, err)
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	var ticks int64
	for _, field := range fields[11:13] {
		one, err := strconv.ParseInt(field, 10, 64)
		require.NoError(b, err)
		ticks += one
	}
	const ticksPerSecond = 100 // Linux shows it so on every machine.
	return time.Duration(ticks) * time.Second / ticksPerSecond
}

// BenchmarkFourWorkers does an ensemble of runs of a scenario that comes with the program, by four worker processes and by the pool in one
// process, and gives how fast the cluster is beside the pool: by the clock, which favours whoever has more processes where others use
// the machine too, and by what the processors have done. -benchtime 20000x is 20,000 runs.
func BenchmarkFourWorkers(b *testing.B) {
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(b, err)
	e, err := experiment.NewEnsemble(resolved, experiment.EnsembleSettings{Runs: uint64(max(2, b.N)), Seed: 1, Partitions: 5}, testVersion)
	require.NoError(b, err)
	alone := b.TempDir()
	before, began := ownProcessorTime(b), time.Now()
	folder, err := chunk.MakeFolder(filepath.Join(alone, "parts"), e.Job())
	require.NoError(b, err)
	left, err := chunk.Do(b.Context(), e, folder, chunk.Shard{Count: 1}, chunk.Options{})
	require.NoError(b, err)
	require.Zero(b, left.Count())
	require.NoError(b, chunk.Merge(b.Context(), e, folder, filepath.Join(alone, "result"), result.Options{}))
	poolTook, poolUsed := time.Since(began), ownProcessorTime(b)-before

	server := startServer(b)
	processes := []*process{server.process}
	for range 4 {
		worker := start(b, "work", "--server", server.address, "--workers", "1")
		worker.until("waiting for chunks", time.Minute)
		processes = append(processes, worker)
	}
	parts, out := filepath.Join(b.TempDir(), "parts"), filepath.Join(b.TempDir(), "result")
	_, err = chunk.MakeFolder(parts, e.Job())
	require.NoError(b, err)
	used := time.Duration(0)
	for _, one := range processes {
		used -= processorTime(b, one)
	}
	b.ResetTimer()
	submitter := start(b, "submit", parts, "-o", out, "--server", server.address)
	require.Zero(b, submitter.code(time.Hour), submitter.said())
	b.StopTimer()
	for _, one := range processes {
		used += processorTime(b, one)
	}
	used += submitter.command.ProcessState.UserTime() + submitter.command.ProcessState.SystemTime()
	b.ReportMetric(float64(poolTook)/float64(b.Elapsed()), "of-pool-by-clock")
	b.ReportMetric(float64(poolUsed)/float64(used), "of-pool-by-processor")
	want, err := os.ReadFile(filepath.Join(alone, "result", "manifest.json"))
	require.NoError(b, err)
	got, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	require.NoError(b, err)
	require.Equal(b, string(want), string(got), "the manifest has the hash of every other file")
}

// ownProcessorTime is how long processors have worked for this process.
func ownProcessorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
