package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"time"

	"github.com/spf13/pflag"

	"entente/cluster"
)

// The environment variables that are read: secrets must not stand on a command line, where others see them.
const (
	serverVariable   = "ENTENTE_CLUSTER_SERVER"
	passwordVariable = "ENTENTE_CLUSTER_PASSWORD"
)

const defaultServer = "nats://127.0.0.1:4222"

// access is where the server is, and by whom it is asked.
type access struct {
	server       string
	passwordFile string
	who          cluster.Credentials
}

func (a *access) flags(to *pflag.FlagSet) {
	to.StringVar(&a.server, "server", "", "the server's address, nats://HOST:PORT or tls://HOST:PORT (default $"+serverVariable+" or "+defaultServer+")")
	to.DurationVar(&a.who.Wait, "wait", 30*time.Second, "for how long to wait for a server that cannot be reached at first")
	to.StringVar(&a.who.User, "user", "", "the user's name; the password is read from --password-file or $"+passwordVariable)
	to.StringVar(&a.passwordFile, "password-file", "", "a file with the user's password")
	to.StringVar(&a.who.SeedFile, "nkey-seed", "", "a file with an NKey's seed, in place of a user")
	to.StringVar(&a.who.CAFile, "ca", "", "the certificates by which the server's is checked, in PEM (default those of the system)")
	to.StringVar(&a.who.CertificateFile, "cert", "", "a certificate for a server that asks for one, in PEM")
	to.StringVar(&a.who.KeyFile, "key", "", "the key of --cert")
}

// connect connects to the server as the flags say.
func (m *Main) connect(ctx context.Context, a access, as string) (*cluster.Connection, error) {
	if a.server == "" {
		a.server = m.Getenv(serverVariable)
	}
	if a.server == "" {
		a.server = defaultServer
	}
	if (a.who.CertificateFile == "") != (a.who.KeyFile == "") {
		return nil, usagef("--cert and --key go together")
	}
	if a.who.User != "" && a.who.SeedFile != "" {
		return nil, usagef("--user and --nkey-seed are two ways to say who it is: give one")
	}
	var err error
	if a.who.Password, err = m.password(a.who.User, a.passwordFile); err != nil {
		return nil, err
	}
	return cluster.Connect(ctx, a.server, "entente-cluster "+as, a.who, m.log)
}

// password is that of a user, from a file or the environment.
func (m *Main) password(user, file string) (string, error) {
	if user == "" {
		if file != "" {
			return "", usagef("--password-file goes with --user")
		}
		return "", nil
	}
	password := m.Getenv(passwordVariable)
	if file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", fmt.Errorf("read the password: %w", err)
		}
		password = string(bytes.TrimRight(text, "\r\n"))
	}
	if password == "" {
		return "", usagef("user %s has no password: give --password-file, or set $%s", user, passwordVariable)
	}
	return password, nil
}
