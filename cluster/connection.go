package cluster

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// How soon a dead connection is noticed and made again, and how long an answer may take. A worker asks again after that.
const (
	pingInterval  = 5 * time.Second
	pingsUnheard  = 2
	reconnectWait = 250 * time.Millisecond
	saidEvery     = 10 * time.Second // that a server cannot be reached
	answerTime    = 5 * time.Second
	// reconnectBytes is how much is kept to be sent while there is no connection.
	reconnectBytes = 8 << 20
)

// Connection is a connection to a NATS server, which is made again whenever it breaks.
type Connection struct {
	nats   *nats.Conn
	stream jetstream.JetStream
	log    *slog.Logger
	// back is signalled after a connection was made again.
	back chan struct{}
}

// ErrAnonymous says why a server off loopback was not connected to.
var ErrAnonymous = errors.New("off loopback a connection needs a user with a password, an NKey's seed or a certificate")

// Connect connects to the server at an address such as nats://127.0.0.1:4222. name is by what the server's log knows the connection.
// Off loopback the connection is by TLS, and without credentials it is refused.
func Connect(ctx context.Context, address, name string, who Credentials, log *slog.Logger) (*Connection, error) {
	secure := false
	for _, one := range strings.Split(address, ",") {
		host, encrypted, err := hostOf(one)
		if err != nil {
			return nil, err
		}
		secure = secure || encrypted || !loopback(host)
		if !loopback(host) && !who.named() {
			return nil, fmt.Errorf("connect to %s: %w", one, ErrAnonymous)
		}
	}
	options, err := who.options(secure)
	if err != nil {
		return nil, err
	}
	c := &Connection{log: log, back: make(chan struct{}, 1)}
	options = append(options,
		nats.Name(name), nats.Timeout(answerTime), nats.MaxReconnects(-1), nats.ReconnectWait(reconnectWait), nats.ReconnectJitter(reconnectWait, reconnectWait),
		nats.PingInterval(pingInterval), nats.MaxPingsOutstanding(pingsUnheard), nats.ReconnectBufSize(reconnectBytes),
		nats.IgnoreAuthErrorAbort(), nats.NoCallbacksAfterClientClose(),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) { log.Warn("the connection broke; trying again", "error", err) }),
		nats.ReconnectHandler(func(*nats.Conn) {
			log.Info("connected again")
			signal(c.back)
		}),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { log.Warn("NATS", "error", err) }))
	if c.nats, err = reach(ctx, address, options, who.Wait, log); err != nil {
		return nil, fmt.Errorf("connect to %s: %w", address, err)
	}
	c.stream, err = jetstream.New(c.nats, jetstream.WithDefaultTimeout(answerTime))
	if err != nil {
		c.nats.Close()
		return nil, err
	}
	return c, nil
}

// reach makes the first connection. A server that is not there may be about to start, or to start again; one that refuses does so
// at once.
func reach(ctx context.Context, address string, options []nats.Option, patience time.Duration, log *slog.Logger) (*nats.Conn, error) {
	began, said := time.Now(), time.Time{}
	for {
		connection, err := nats.Connect(address, options...)
		var network net.Error
		absent := errors.Is(err, nats.ErrNoServers) || errors.Is(err, nats.ErrTimeout) || errors.As(err, &network) && network.Timeout()
		if err == nil || !absent || time.Since(began) >= patience {
			return connection, err
		}
		if said.IsZero() || time.Since(said) > saidEvery {
			log.Info("the server cannot be reached; trying again", "error", err)
			said = time.Now()
		}
		if pause(ctx, reconnectWait); ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

// Close ends the connection after what was published has gone out.
func (c *Connection) Close() {
	_ = c.nats.FlushTimeout(time.Second)
	c.nats.Close()
}

// hostOf takes an address of a server apart.
func hostOf(address string) (host string, encrypted bool, err error) {
	if !strings.Contains(address, "://") {
		address = "nats://" + address
	}
	where, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", false, fmt.Errorf("%w of the server: %w", ErrAddress, err)
	}
	switch where.Scheme {
	case "nats", "ws":
	case "tls", "wss":
		encrypted = true
	default:
		return "", false, fmt.Errorf("%w of the server: %q begins with none of nats://, tls://, ws:// and wss://", ErrAddress, address)
	}
	return where.Hostname(), encrypted, nil
}

// signal makes a channel with room for one ready, if it is not yet.
func signal(to chan struct{}) {
	select {
	case to <- struct{}{}:
	default:
	}
}
