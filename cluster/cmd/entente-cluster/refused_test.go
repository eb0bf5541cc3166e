package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

var slow = drawsSettings{Chunks: 400, Stages: 1, Bytes: 100, Takes: 20 * time.Millisecond, Poisoned: -1, Deadly: -1}

func TestASecondSubmitterIsRefused(t *testing.T) {
	s, server, first, out := underWay(t, 0)

	// The same job in another folder is the same job.
	other := newStudy(t, 1, slow)
	second := start(t, "submit", other.parts, "-o", out+"2", "--server", server.address)
	assert.Equal(t, exitFailed, second.code(time.Minute))
	assert.Contains(t, second.said(), "another submitter is at this job: process")
	require.Zero(t, first.code(time.Minute), first.said())
	s.check(t, out)
}

func TestOfTwoSubmittersAtOnceOneStays(t *testing.T) {
	// Nothing is done before both have begun.
	s := newStudy(t, 1, slow)
	s.single(t)
	server := startServer(t)
	out := filepath.Join(t.TempDir(), "result")
	one := start(t, "submit", s.parts, "-o", out, "--server", server.address)
	two := start(t, "submit", s.parts, "-o", out, "--server", server.address)
	select {
	case <-one.ended:
	case <-two.ended:
	case <-time.After(time.Minute):
	}
	start(t, "work", "--server", server.address, "--workers", "2")
	assert.ElementsMatch(t, []int{exitOK, exitFailed}, []int{one.code(time.Minute), two.code(time.Minute)}, "%s%s", one.said(), two.said())
	s.check(t, out)
}

func TestOtherVersionsAreRefused(t *testing.T) {
	s := newStudy(t, 1, slow)
	s.single(t)
	server := startServer(t)
	out := filepath.Join(t.TempDir(), "result")

	// A job that another version has cut.
	stranger := start(t, asVersion+"=v9", "submit", s.parts, "-o", out, "--server", server.address)
	assert.Equal(t, exitFailed, stranger.code(time.Minute))
	assert.Contains(t, stranger.said(), `another version of the program: the job was cut by version "v1.2.3", this is "v9"`)

	// Nothing but workers of another version.
	former := start(t, asVersion+"=v9", "work", "--server", server.address)
	former.until("waiting for chunks", time.Minute)
	refused := start(t, "submit", s.parts, "-o", out, "--server", server.address)
	assert.Equal(t, exitFailed, refused.code(time.Minute))
	assert.Contains(t, refused.said(), `this is version "v1.2.3", and all 1 workers are of version "v9"`)

	// One that fits is enough.
	start(t, "work", "--server", server.address, "--workers", "2").until("waiting for chunks", time.Minute)
	submitter := start(t, "submit", s.parts, "-o", out, "--server", server.address)
	require.Eventually(t, func() bool {
		parts, _ := filepath.Glob(filepath.Join(s.parts, "part-*"))
		return len(parts) > 0
	}, time.Minute, 5*time.Millisecond)

	// A worker of another version that comes now.
	late := start(t, asVersion+"=v9", "work", "--server", server.address)
	assert.Equal(t, exitFailed, late.code(time.Minute))
	assert.Contains(t, late.said(), `this worker is of version "v9", and the work there is of version "v1.2.3"`)
	require.Zero(t, submitter.code(time.Minute), submitter.said())
	s.check(t, out)
}

func TestAPoisonedChunkBecomesARowWithAnError(t *testing.T) {
	for name, change := range map[string]func(*drawsSettings){
		"it fails":                    func(s *drawsSettings) { s.Poisoned = 17 },
		"it takes its worker with it": func(s *drawsSettings) { s.Deadly = 17 },
	} {
		t.Run(name, func(t *testing.T) {
			settings := drawsSettings{Chunks: 50, Stages: 1, Bytes: 10, Poisoned: -1, Deadly: -1}
			s := newStudy(t, 1, settings)
			change(&settings)
			poisoned := newStudy(t, 1, settings)
			server := startServer(t)
			stop := make(chan struct{})
			ended := make(chan struct{})
			go func() {
				// Whatever starts workers starts them again.
				defer close(ended)
				for {
					worker := start(t, "work", "--server", server.address, "--workers", "1")
					select {
					case <-stop:
						return
					case <-worker.ended:
					}
				}
			}()
			out := filepath.Join(t.TempDir(), "result")
			submitter := start(t, "submit", poisoned.parts, "-o", out, "--deliveries", "3", "--server", server.address)
			code := submitter.code(time.Minute)
			close(stop)
			<-ended
			require.Zero(t, code, submitter.said())
			assert.Contains(t, submitter.said(), "a chunk is given up: its rows become rows with an error")

			// All other chunks are as they are without poison.
			s.single(t)
			merged, err := os.ReadFile(filepath.Join(out, "draws"))
			require.NoError(t, err)
			assert.Equal(t, s.want[:17*10], merged[:17*10])
			assert.Equal(t, s.want[18*10:], merged[len(merged)-(50-18)*10:])
			row := string(merged[17*10 : len(merged)-(50-18)*10])
			if settings.Poisoned == 17 {
				assert.Equal(t, "chunk 17: part-0-000017.part: the drum is stuck\n", row)
			} else {
				assert.Equal(t, "chunk 17: 3 workers began and none came to an end\n", row)
			}
		})
	}
}

// TestADamagedPartIsRefused sends by hand what a worker sends, with a bit turned, of another chunk, and twice with other bytes.
func TestADamagedPartIsRefused(t *testing.T) {
	s := newStudy(t, 1, drawsSettings{Chunks: 2, Stages: 1, Bytes: 10, Poisoned: -1, Deadly: -1})
	s.single(t)
	server := startServer(t)
	submitter := start(t, "submit", s.parts, "-o", filepath.Join(t.TempDir(), "result"), "--server", server.address)
	by, err := nats.Connect(server.address)
	require.NoError(t, err)
	defer by.Close()
	experiment, err := newDraws(s.job, testVersion)
	require.NoError(t, err)
	chunks, err := experiment.Chunks(context.Background(), 0, nil)
	require.NoError(t, err)
	first := chunks.At(0)
	var part bytes.Buffer
	require.NoError(t, experiment.Run(context.Background(), first, nil, 1, &part))

	assert.Contains(t, sendPart(t, by, first, part.Bytes(), func(m *nats.Msg) { m.Data[3] ^= 1 }), "it arrived damaged")
	assert.Contains(t, sendPart(t, by, first, part.Bytes(), func(m *nats.Msg) { m.Data = m.Data[:5] }), `"next":5`)
	assert.Contains(t, sendPart(t, by, first, part.Bytes(), func(m *nats.Msg) { m.Header.Set("Entente-Offset", "x") }), "makes no sense")
	stranger := first
	stranger.Seed++
	assert.Contains(t, sendPart(t, by, stranger, part.Bytes(), nil), "no chunk of the job as it is cut here")
	stranger.Number = 1 << 40
	assert.Contains(t, sendPart(t, by, stranger, part.Bytes(), nil), "no chunk of the job as it is cut here")

	assert.Contains(t, sendPart(t, by, first, part.Bytes(), nil), `"done":true`)
	assert.Contains(t, sendPart(t, by, first, part.Bytes(), nil), `"done":true`, "a lost acknowledgement has it come twice")
	assert.Contains(t, sendPart(t, by, first, append(part.Bytes(), 'x'), nil), "it differs from the one that is there")
	assert.Equal(t, exitFailed, submitter.code(time.Minute))
	assert.Contains(t, submitter.said(), "compare the machines that did it")

	// What is there goes on from there.
	start(t, "work", "--server", server.address)
	out := filepath.Join(t.TempDir(), "again")
	require.Zero(t, start(t, "submit", s.parts, "-o", out, "--server", server.address).code(time.Minute))
	s.check(t, out)
}

// sendPart sends a part as a worker does, and gives the submitter's answer.
func sendPart(t *testing.T, by *nats.Conn, c chunk.Chunk, payload []byte, change func(*nats.Msg)) string {
	t.Helper()
	text, err := json.Marshal(c)
	require.NoError(t, err)
	message := nats.NewMsg("entente.job." + c.Job + ".part")
	message.Data = bytes.Clone(payload)
	message.Header.Set("Entente-Chunk", string(text))
	message.Header.Set("Entente-Sha256", sha256Of(payload))
	message.Header.Set("Entente-Bytes", fmt.Sprint(len(payload)))
	message.Header.Set("Entente-Offset", "0")
	if change != nil {
		change(message)
	}
	var reply *nats.Msg
	require.Eventually(t, func() bool {
		reply, err = by.RequestMsg(message, 5*time.Second)
		return err == nil
	}, time.Minute, 50*time.Millisecond)
	return string(reply.Data)
}

func TestACancelledJobGoesOnWhenSubmittedAgain(t *testing.T) {
	s, server, submitter, out := underWay(t, 5)
	cancel := start(t, "cancel", s.parts, "--server", server.address)
	require.Zero(t, cancel.code(time.Minute), cancel.said())
	assert.Contains(t, cancel.said(), "is cancelled")
	assert.Equal(t, exitInterrupted, submitter.code(time.Minute))
	assert.Contains(t, submitter.said(), "the job was cancelled by process")
	assert.NoDirExists(t, out)

	again := start(t, "cancel", s.parts, "--server", server.address)
	require.Zero(t, again.code(time.Minute))
	assert.Contains(t, again.said(), "nobody submits job")
	require.Zero(t, start(t, "submit", s.parts, "-o", out, "--server", server.address).code(time.Minute))
	s.check(t, out)
}

func TestBadFoldersAreRefused(t *testing.T) {
	empty := start(t, "submit", t.TempDir())
	assert.Equal(t, exitInvalid, empty.code(time.Minute))
	assert.Contains(t, empty.said(), "is no folder of parts")
	folder := t.TempDir()
	unknown := &chunk.Job{Format: chunk.JobFormat, FormatVersion: chunk.JobVersion, Kind: "wish", ProgramVersion: testVersion, Scenarios: []result.Scenario{}}
	_, err := chunk.MakeFolder(folder, unknown)
	require.NoError(t, err)
	assert.Equal(t, exitInvalid, start(t, "submit", folder).code(time.Minute))
	assert.Equal(t, exitUsage, start(t, "submit").code(time.Minute))
	assert.Equal(t, exitUsage, start(t, "submit", folder, "--overwrite").code(time.Minute))
	assert.Equal(t, exitUsage, start(t, "dance").code(time.Minute))
	assert.Equal(t, exitFailed, start(t, "cancel", folder, "--server", "nats://127.0.0.1:1", "--wait", "0s").code(time.Minute))
}
