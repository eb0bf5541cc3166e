package main

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestWorkersDoWhatOneProcessDoes(t *testing.T) {
	s := newStudy(t, 1, drawsSettings{Chunks: 200, Stages: 2, Bytes: 100, Poisoned: -1, Deadly: -1})
	s.single(t)
	server := startServer(t)
	for range 2 {
		start(t, "work", "--server", server.address, "--workers", "2")
	}
	out := filepath.Join(t.TempDir(), "result")
	require.Zero(t, start(t, "submit", s.parts, "-o", out, "--server", server.address).code(time.Minute))
	s.check(t, out)
}

// A server takes messages of at most 1 MiB.
func TestLongPartsGoInPieces(t *testing.T) {
	s := newStudy(t, 1, drawsSettings{Chunks: 3, Stages: 2, Bytes: 2_500_000, Poisoned: -1, Deadly: -1})
	s.single(t)
	server := startServer(t)
	start(t, "work", "--server", server.address, "--workers", "2")
	out := filepath.Join(t.TempDir(), "result")
	submitter := start(t, "submit", s.parts, "-o", out, "--server", server.address)
	require.Zero(t, submitter.code(time.Minute), submitter.said())
	s.check(t, out)
}

func TestAServerThatIsNotThereYetIsWaitedFor(t *testing.T) {
	server := startServer(t)
	server.kill()
	worker := start(t, "work", "--server", server.address)
	worker.until("the server cannot be reached; trying again", time.Minute)
	server.again()
	worker.until("waiting for chunks", time.Minute)
}
