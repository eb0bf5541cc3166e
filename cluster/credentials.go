package cluster

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"
)

// Credentials are by whom and how a connection is made. The empty ones are enough on loopback.
type Credentials struct {
	// User and Password, or the file with the seed of an NKey, say who it is.
	User, Password string
	SeedFile       string
	// CAFile holds the certificates by which the server's own is checked, in PEM; those of the system where it is empty.
	CAFile string
	// CertificateFile and KeyFile are shown to a server that asks for a certificate.
	CertificateFile, KeyFile string
	// Wait is for how long a server is waited for that cannot be reached at first.
	Wait time.Duration
}

// named says whether a server could tell who it is.
func (c *Credentials) named() bool {
	return c.User != "" && c.Password != "" || c.SeedFile != "" || c.CertificateFile != ""
}

func (c *Credentials) options(secure bool) ([]nats.Option, error) {
	var options []nats.Option
	if c.User != "" {
		options = append(options, nats.UserInfo(c.User, c.Password))
	}
	if c.SeedFile != "" {
		key, err := nats.NkeyOptionFromSeed(c.SeedFile)
		if err != nil {
			return nil, fmt.Errorf("read the NKey's seed: %w", err)
		}
		options = append(options, key)
	}
	if !secure && c.CAFile == "" && c.CertificateFile == "" {
		return options, nil
	}
	settings := &tls.Config{MinVersion: tls.VersionTLS12}
	if c.CAFile != "" {
		pool, err := certificates(c.CAFile)
		if err != nil {
			return nil, err
		}
		settings.RootCAs = pool
	}
	if c.CertificateFile != "" {
		pair, err := tls.LoadX509KeyPair(c.CertificateFile, c.KeyFile)
		if err != nil {
			return nil, fmt.Errorf("read the certificate: %w", err)
		}
		settings.Certificates = []tls.Certificate{pair}
	}
	return append(options, nats.Secure(settings)), nil
}

func certificates(file string) (*x509.CertPool, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the certificates of who signs: %w", err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("%s holds no certificate in PEM", file)
	}
	return pool, nil
}

// publicKey checks an NKey of a user, which begins with U.
func publicKey(key string) error {
	if !nkeys.IsValidPublicUserKey(key) {
		if bytes.HasPrefix([]byte(key), []byte("SU")) {
			return errors.New("this is an NKey's seed, which is secret: give the server the public key, which begins with U")
		}
		return fmt.Errorf("%q is no public NKey of a user: it begins with U and has 56 characters", key)
	}
	return nil
}
