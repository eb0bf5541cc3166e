package main

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// proxy stands between a server and the others. Cut, it takes whatever comes and passes nothing on, without a word, as a
// network does that has come apart.
type proxy struct {
	address string
	mutex   sync.Mutex
	whole   *sync.Cond
	isCut   bool
	// loseAcknowledgements throws away every second acknowledgement of a chunk; lost counts them.
	loseAcknowledgements bool
	lost, seen           atomic.Int64
}

func startProxy(t *testing.T, server string) *proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	p := &proxy{address: "nats://" + listener.Addr().String()}
	p.whole = sync.NewCond(&p.mutex)
	_, behind, _ := strings.Cut(server, "://")
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			go p.join(near, behind)
		}
	}()
	return p
}

// cut takes the network apart for a while.
func (p *proxy) cut(length time.Duration) {
	p.set(true)
	time.Sleep(length)
	p.set(false)
}

func (p *proxy) set(cut bool) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.isCut = cut
	p.whole.Broadcast()
}

// pass waits while the network is apart.
func (p *proxy) pass() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for p.isCut {
		p.whole.Wait()
	}
}

func (p *proxy) join(near net.Conn, behind string) {
	defer near.Close()
	p.pass()
	far, err := net.Dial("tcp", behind)
	if err != nil {
		return
	}
	defer far.Close()
	var both sync.WaitGroup
	both.Go(func() {
		defer far.Close()
		if p.loseAcknowledgements {
			p.copyWithout(far, near)
		} else {
			p.copy(far, near)
		}
	})
	both.Go(func() {
		defer near.Close()
		p.copy(near, far)
	})
	both.Wait()
}

func (p *proxy) copy(to io.Writer, from io.Reader) {
	buffer := make([]byte, 64<<10)
	for {
		n, err := from.Read(buffer)
		p.pass()
		if n > 0 {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// copyWithout passes the protocol on line by line, but for every second message to where chunks are acknowledged.
func (p *proxy) copyWithout(to io.Writer, from io.Reader) {
	lines := bufio.NewReaderSize(from, 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		message := line
		fields := bytes.Fields(line)
		if len(fields) > 2 && (string(fields[0]) == "PUB" || string(fields[0]) == "HPUB") {
			length, err := strconv.Atoi(string(fields[len(fields)-1]))
			if err != nil {
				return
			}
			payload := make([]byte, length+len("\r\n"))
			if _, err := io.ReadFull(lines, payload); err != nil {
				return
			}
			message = append(line, payload...)
			acknowledges := bytes.HasPrefix(fields[1], []byte("$JS.ACK.")) && bytes.HasPrefix(payload, []byte("+ACK"))
			if acknowledges && p.seen.Add(1)%2 == 0 {
				p.lost.Add(1)
				continue
			}
		}
		if _, err := to.Write(message); err != nil {
			return
		}
	}
}
