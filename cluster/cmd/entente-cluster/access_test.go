package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nkeys"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func sha256Of(payload []byte) string {
	hash := sha256.Sum256(payload)
	return hex.EncodeToString(hash[:])
}

// userKey makes the NKey of a user.
func userKey(t *testing.T) (public string, seed []byte) {
	t.Helper()
	pair, err := nkeys.CreateUser()
	require.NoError(t, err)
	public, err = pair.PublicKey()
	require.NoError(t, err)
	seed, err = pair.Seed()
	require.NoError(t, err)
	return public, seed
}

// certificate makes a certificate for this machine, which signs itself.
func certificate(t *testing.T) (certificateFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "queue"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4zero}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	require.NoError(t, err)
	secret, err := x509.MarshalECPrivateKey(key)
	require.NoError(t, err)
	folder := t.TempDir()
	certificateFile, keyFile = filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	require.NoError(t, os.WriteFile(certificateFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed}), 0o600))
	require.NoError(t, os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: secret}), 0o600))
	return certificateFile, keyFile
}

func TestOffLoopbackNothingIsOpen(t *testing.T) {
	certificate, key := certificate(t)
	const password = "ENTENTE_CLUSTER_PASSWORD=secret"
	for name, words := range map[string][]string{
		"a server without anything":      {"serve", "--listen", "0.0.0.0:0"},
		"a server on all addresses":      {"serve", "--listen", ":0"},
		"a server without credentials":   {"serve", "--listen", "0.0.0.0:0", "--cert", certificate, "--key", key},
		"a server without a certificate": {password, "serve", "--listen", "0.0.0.0:0", "--user", "lab"},
		"a user without a password":      {"serve", "--user", "lab"},
		"a worker without credentials":   {"work", "--server", "tls://192.0.2.1:4222"},
		"a worker at a name":             {"work", "--server", "nats://queue.example:4222"},
	} {
		t.Run(name, func(t *testing.T) {
			refused := start(t, words...)
			assert.Equal(t, exitUsage, refused.code(20*time.Second), refused.said())
		})
	}
}

func TestPasswordsAndKeysAreAskedFor(t *testing.T) {
	certificateFile, keyFile := certificate(t)
	public, seed := userKey(t)
	seedFile, passwordFile := filepath.Join(t.TempDir(), "seed"), filepath.Join(t.TempDir(), "password")
	require.NoError(t, os.WriteFile(seedFile, seed, 0o600))
	require.NoError(t, os.WriteFile(passwordFile, []byte("secret\n"), 0o600))

	server := startServer(t, "--user", "lab", "--password-file", passwordFile, "--nkey", public, "--cert", certificateFile, "--key", keyFile)
	require.True(t, strings.HasPrefix(server.address, "tls://"), server.address)
	for name, words := range map[string][]string{
		"nobody":                  {"--ca", certificateFile},
		"an unknown signer":       {"--user", "lab", "--password-file", passwordFile},
		"a wrong password":        {asVersion + "=" + testVersion, "ENTENTE_CLUSTER_PASSWORD=wrong", "--user", "lab", "--ca", certificateFile},
		"a seed of nobody":        {"--nkey-seed", passwordFile, "--ca", certificateFile},
		"an address in the clear": {"--server", strings.Replace(server.address, "tls:", "nats:", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			var environment []string
			for len(words) > 0 && !strings.HasPrefix(words[0], "--") {
				environment, words = append(environment, words[0]), words[1:]
			}
			refused := start(t, append(append(environment, "work", "--server", server.address), words...)...)
			assert.Equal(t, exitFailed, refused.code(20*time.Second), refused.said())
		})
	}
	s := newStudy(t, 1, drawsSettings{Chunks: 20, Stages: 1, Bytes: 10, Poisoned: -1, Deadly: -1})
	s.single(t)
	start(t, "work", "--server", server.address, "--ca", certificateFile, "--nkey-seed", seedFile)
	out := filepath.Join(t.TempDir(), "result")
	submitter := start(t, "submit", s.parts, "-o", out, "--server", server.address, "--ca", certificateFile, "--user", "lab", "--password-file", passwordFile)
	require.Zero(t, submitter.code(time.Minute), submitter.said())
	s.check(t, out)
}

func TestAServerMayDemandCertificatesAndKeysAlone(t *testing.T) {
	certificateFile, keyFile := certificate(t)
	public, seed := userKey(t)
	seedFile := filepath.Join(t.TempDir(), "seed")
	require.NoError(t, os.WriteFile(seedFile, seed, 0o600))
	server := startServer(t, "--nkey", public, "--cert", certificateFile, "--key", keyFile, "--ca", certificateFile)
	without := start(t, "work", "--server", server.address, "--nkey-seed", seedFile, "--ca", certificateFile)
	assert.Equal(t, exitFailed, without.code(20*time.Second), without.said())
	start(t, "work", "--server", server.address, "--nkey-seed", seedFile, "--ca", certificateFile, "--cert", certificateFile, "--key", keyFile).
		until("waiting for chunks", time.Minute)
}

func TestASeedIsNoPublicKey(t *testing.T) {
	_, seed := userKey(t)
	refused := start(t, "serve", "--listen", "127.0.0.1:0", "--nkey", string(seed))
	assert.Equal(t, exitFailed, refused.code(20*time.Second))
	assert.NotContains(t, refused.said(), string(seed))
	assert.Contains(t, refused.said(), "this is an NKey's seed, which is secret")
}

func TestAServerThatCannotStartSaysWhy(t *testing.T) {
	taken := startServer(t)
	_, address, _ := strings.Cut(taken.address, "://")
	second := start(t, "serve", "--listen", address)
	assert.Equal(t, exitFailed, second.code(20*time.Second))
	assert.Contains(t, second.said(), "address already in use")

	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	nowhere := start(t, "serve", "--listen", "127.0.0.1:0", "--store", filepath.Join(file, "store"))
	assert.Equal(t, exitFailed, nowhere.code(20*time.Second))
	assert.Contains(t, nowhere.said(), "not a directory")
}

func TestAStoreIsOneServersAndKeepsHowItWasMade(t *testing.T) {
	store := t.TempDir()
	first := startServer(t, "--store", store) // --redeliver-after 2s
	second := start(t, "serve", "--listen", "127.0.0.1:0", "--store", store)
	assert.Equal(t, exitFailed, second.code(20*time.Second))
	assert.Contains(t, second.said(), "another server is at the queue in "+store)
	first.kill()
	other := start(t, "serve", "--listen", "127.0.0.1:0", "--store", store, "--redeliver-after", "5s")
	other.until("gives a chunk to another worker after 2s, not 5s", time.Minute)
}

func TestWrongAddressesAndWaits(t *testing.T) {
	for _, words := range [][]string{
		{"serve", "--listen", "nonsense"}, {"serve", "--listen", "127.0.0.1:99999"}, {"work", "--server", "http://127.0.0.1"},
		{"serve", "--redeliver-after", "1us"}, {"serve", "--redeliver-after", "-5s"}, {"serve", "--nats", ""},
		{"serve", "--nats", "nats://127.0.0.1:1", "--replicas", "0"},
	} {
		refused := start(t, words...)
		assert.Equal(t, exitUsage, refused.code(20*time.Second), "%v: %s", words, refused.said())
	}
}
