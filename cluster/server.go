package cluster

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Service is how the server of this program is set up.
type Service struct {
	// Listen is the host and port, such as 127.0.0.1:4222. Port 0 stands for any that is free. Off loopback a certificate and
	// credentials are needed.
	Listen string
	// Store is the folder of the queue. Without one the queue is kept in memory: then submitters ask again for what was lost.
	Store string
	// User and Password, and the public NKeys of users, are who may connect; everybody where there are none.
	User, Password string
	Keys           []string
	// CertificateFile and KeyFile are the server's own; CAFile, if set, has clients show a certificate by one of its signers.
	CertificateFile, KeyFile, CAFile string
	// AckWait is after how long without a sign a worker's chunk is given to another; 0 stands for 30 seconds.
	AckWait time.Duration
	Log     *slog.Logger
}

// ErrOpen says that a server off loopback would be open to everybody, or readable on its way.
var ErrOpen = errors.New("off loopback a server needs a certificate with its key, and a user with a password or an NKey")

// startTime is how long the server may take to come up, with what is in its store.
const (
	startTime  = time.Minute
	startPause = 50 * time.Millisecond
)

// mostPayload is the longest message, a piece of a part with its headers.
const mostPayload = 1 << 20

// Serve runs a server until the context is cancelled. ready is called with its address when it takes connections.
func Serve(ctx context.Context, service Service, ready func(address string)) error {
	options, err := service.options()
	if err != nil {
		return err
	}
	if service.Store == "" {
		scratch, err := os.MkdirTemp("", "entente-cluster-")
		if err != nil {
			return fmt.Errorf("make a folder for the server: %w", err)
		}
		defer os.RemoveAll(scratch)
		options.StoreDir = scratch
	} else {
		release, err := lockStore(service.Store)
		if err != nil {
			return err
		}
		defer release()
	}
	// With anybody but all let in, the program itself needs to be somebody.
	inside := server.User{Username: "inside", Password: rand.Text()}
	if len(options.Users) > 0 || len(options.Nkeys) > 0 {
		options.Users = append(options.Users, &inside)
	}
	running, err := server.NewServer(options)
	if err != nil {
		return fmt.Errorf("set up the server: %w", err)
	}
	log := serverLog{service.Log, make(chan error, 1)}
	running.SetLoggerV2(log, false, false, false)
	go running.Start()
	defer func() {
		running.Shutdown()
		running.WaitForShutdown()
	}()
	if err := service.listening(ctx, running, log.fatal); err != nil {
		return err
	}
	if err := service.makeQueue(ctx, running, inside); err != nil {
		return err
	}
	scheme := "nats"
	if options.TLSConfig != nil {
		scheme = "tls"
	}
	ready(scheme + "://" + running.Addr().String())
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-log.fatal:
		return fmt.Errorf("run the server: %w", err)
	}
}

// listening waits until the server takes connections.
func (s *Service) listening(ctx context.Context, running *server.Server, fatal <-chan error) error {
	for began := time.Now(); !running.ReadyForConnections(startPause); {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-fatal:
			return fmt.Errorf("start the server at %s: %w", s.Listen, err)
		default:
		}
		if time.Since(began) > startTime {
			return fmt.Errorf("the server does not listen at %s after %v", s.Listen, startTime)
		}
	}
	return nil
}

func (s *Service) options() (*server.Options, error) {
	host, port, err := net.SplitHostPort(s.Listen)
	if err != nil {
		return nil, fmt.Errorf("%w to listen at: %w", ErrAddress, err)
	}
	number, err := strconv.Atoi(port)
	if err != nil || number < 0 || number > 65535 {
		return nil, fmt.Errorf("%w to listen at: %q is no port", ErrAddress, port)
	}
	if number == 0 {
		number = server.RANDOM_PORT
	}
	who := s.User != "" && s.Password != "" || len(s.Keys) > 0
	if !loopback(host) && (!who || s.CertificateFile == "" || s.KeyFile == "") {
		return nil, fmt.Errorf("listen at %s: %w", s.Listen, ErrOpen)
	}
	options := &server.Options{
		Host: host, Port: number, JetStream: true, StoreDir: s.Store, NoSigs: true, MaxPayload: mostPayload,
		PingInterval: pingInterval, MaxPingsOut: pingsUnheard, DisableJetStreamBanner: true,
	}
	if s.User != "" {
		options.Users = []*server.User{{Username: s.User, Password: s.Password}}
	}
	for _, key := range s.Keys {
		if err := publicKey(key); err != nil {
			return nil, err
		}
		options.Nkeys = append(options.Nkeys, &server.NkeyUser{Nkey: key})
	}
	return options, s.secure(options)
}

func (s *Service) secure(options *server.Options) error {
	if s.CertificateFile == "" {
		return nil
	}
	pair, err := tls.LoadX509KeyPair(s.CertificateFile, s.KeyFile)
	if err != nil {
		return fmt.Errorf("read the server's certificate: %w", err)
	}
	options.TLS, options.TLSTimeout = true, answerTime.Seconds()
	options.TLSConfig = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}
	if s.CAFile != "" {
		pool, err := certificates(s.CAFile)
		if err != nil {
			return err
		}
		options.TLSConfig.ClientCAs, options.TLSConfig.ClientAuth = pool, tls.RequireAndVerifyClientCert
		options.TLSVerify = true
	}
	return nil
}

// makeQueue makes the stream from within, before anybody is told where the server is, by a client inside the process.
func (s *Service) makeQueue(ctx context.Context, running *server.Server, as server.User) error {
	connection, err := nats.Connect("", nats.InProcessServer(running), nats.UserInfo(as.Username, as.Password))
	if err != nil {
		return fmt.Errorf("connect to the server from within: %w", err)
	}
	defer connection.Close()
	stream, err := jetstream.New(connection)
	if err != nil {
		return err
	}
	_, ackWait, err := openQueue(ctx, stream, queueSettings{ackWait: s.AckWait, memory: s.Store == ""})
	if err == nil && s.AckWait > 0 && ackWait != s.AckWait {
		// A store says so, or somebody who connected again sooner than this has made the queue: no reason not to serve.
		s.Log.Warn("as asked for it was not made", "error", otherWait(ackWait, s.AckWait))
	}
	return err
}
