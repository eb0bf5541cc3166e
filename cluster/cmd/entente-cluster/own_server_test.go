package main

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	natsserver "github.com/nats-io/nats-server/v2/server"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// startOwnServer starts a NATS server as somebody has it who knows nothing of this program: with what it does where nothing is said.
func startOwnServer(t *testing.T, jetStream bool) (address string) {
	t.Helper()
	running, err := natsserver.NewServer(&natsserver.Options{
		Host: "127.0.0.1", Port: natsserver.RANDOM_PORT, JetStream: jetStream, StoreDir: t.TempDir(), NoSigs: true, NoLog: true,
		Username: "lab", Password: "secret",
	})
	require.NoError(t, err)
	go running.Start()
	t.Cleanup(func() {
		running.Shutdown()
		running.WaitForShutdown()
	})
	require.True(t, running.ReadyForConnections(time.Minute))
	return (&url.URL{Scheme: "nats", Host: running.Addr().String()}).String()
}

func TestAServerOfOnesOwnDoesAsWell(t *testing.T) {
	const password = passwordVariable + "=secret"
	for _, test := range []struct {
		name   string
		before []string
	}{
		{"as it is", nil},
		{"made ready", []string{"--redeliver-after", "2s"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newStudy(t, 1, drawsSettings{Chunks: 100, Stages: 2, Bytes: 100, Long: 1 << 20, Poisoned: -1, Deadly: -1})
			s.single(t)
			address := startOwnServer(t, true)
			as := []string{"--user", "lab"}
			if test.before != nil {
				for range 2 { // the second finds the queue of the first
					ready := start(t, append([]string{password, "serve", "--nats", address}, append(as, test.before...)...)...)
					require.Zero(t, ready.code(time.Minute), ready.said())
				}
				other := start(t, append([]string{password, "serve", "--nats", address, "--redeliver-after", "3s"}, as...)...)
				assert.Equal(t, exitFailed, other.code(time.Minute))
				assert.Contains(t, other.said(), "gives a chunk to another worker after 2s, not 3s")
			}
			for range 2 {
				start(t, append([]string{password, "work", "--server", address, "--workers", "2"}, as...)...)
			}
			out := filepath.Join(t.TempDir(), "result")
			submitter := start(t, append([]string{password, "submit", s.parts, "-o", out, "--server", address}, as...)...)
			require.Zero(t, submitter.code(2*time.Minute), submitter.said())
			got, err := os.ReadFile(filepath.Join(out, "draws"))
			require.NoError(t, err)
			assert.Equal(t, s.want, got)
		})
	}
}

func TestAServerOfOnesOwnWithoutJetStreamIsRefused(t *testing.T) {
	ready := start(t, passwordVariable+"=secret", "serve", "--nats", startOwnServer(t, false), "--user", "lab")
	assert.Equal(t, exitFailed, ready.code(time.Minute))
	assert.Contains(t, ready.said(), "the server has no JetStream: start it with -js")
}

func TestFlagsThatDoNotGoWithAServerOfOnesOwn(t *testing.T) {
	for _, flags := range [][]string{
		{"--nats", "nats://127.0.0.1:1", "--store", "x"}, {"--nats", "nats://127.0.0.1:1", "--replicas", "6"}, {"--replicas", "3"},
	} {
		refused := start(t, append([]string{"serve"}, flags...)...)
		assert.Equal(t, exitUsage, refused.code(time.Minute), refused.said())
	}
}
