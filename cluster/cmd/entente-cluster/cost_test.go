//go:build linux

package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
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
