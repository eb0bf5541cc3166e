package cluster

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
)

// pieceBytes is how much of a part goes into one message, where the server allows as much; pieceSpare is what is left of the
// server's limit for headers.
const (
	pieceBytes = 512 << 10
	pieceSpare = 16 << 10
	// mostBytes is the longest part or job that is taken.
	mostBytes = 1 << 30
)

// The headers of a piece.
const (
	chunkHeader    = "Entente-Chunk"
	checksumHeader = "Entente-Sha256"
	bytesHeader    = "Entente-Bytes"
	offsetHeader   = "Entente-Offset"
	workerHeader   = "Entente-Worker"
	limitHeader    = "Entente-Deliveries"
	problemHeader  = "Entente-Problem"
)

// errAbsent says that nobody is at the job.
var errAbsent = errors.New("its submitter is not there")

// refusal is an answer that does not change by asking again.
type refusal struct{ why string }

func (r refusal) Error() string { return r.why }

// answer is what the submitter says to a piece of a part, or to a report.
type answer struct {
	// Next is from where the part is to go on, while it is not whole.
	Next int `json:"next"`
	// Done says that the part is on the submitter's disk, and may be forgotten.
	Done bool `json:"done"`
	// Refused says why it is not wanted.
	Refused string `json:"refused,omitempty"`
}

func checksum(payload []byte) string {
	hash := sha256.Sum256(payload)
	return hex.EncodeToString(hash[:])
}

// ask sends a request until somebody answers. It gives up with errAbsent if nobody listens for as long as patience; a broken connection
// or a slow answer is waited for.
func (c *Connection) ask(ctx context.Context, message *nats.Msg, patience time.Duration) (*nats.Msg, error) {
	began := time.Now()
	for wait := 20 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		attempt, cancel := context.WithTimeout(ctx, answerTime)
		reply, err := c.nats.RequestMsgWithContext(attempt, message)
		cancel()
		switch {
		case err == nil:
			return reply, nil
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, nats.ErrConnectionClosed), errors.Is(err, nats.ErrMaxPayload):
			return nil, err
		case errors.Is(err, nats.ErrNoResponders) && time.Since(began) >= patience:
			return nil, errAbsent
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(wait):
		}
	}
}

// send brings a part to the submitter, piece after piece, and comes back when it is on the submitter's disk.
func (c *Connection) send(ctx context.Context, to string, header nats.Header, payload []byte, patience time.Duration) error {
	size := max(1, min(pieceBytes, int(c.nats.MaxPayload())-pieceSpare))
	header.Set(checksumHeader, checksum(payload))
	header.Set(bytesHeader, strconv.Itoa(len(payload)))
	for offset := 0; ; {
		message := &nats.Msg{Subject: to, Header: header, Data: payload[offset:min(len(payload), offset+size)]}
		header.Set(offsetHeader, strconv.Itoa(offset))
		reply, err := c.ask(ctx, message, patience)
		if err != nil {
			return err
		}
		var said answer
		if err := json.Unmarshal(reply.Data, &said); err != nil {
			return fmt.Errorf("read the submitter's answer: %w", err)
		}
		switch {
		case said.Refused != "":
			return refusal{said.Refused}
		case said.Done:
			return nil
		case said.Next < 0 || said.Next > len(payload):
			return fmt.Errorf("the submitter asks for byte %d of %d", said.Next, len(payload))
		}
		offset = said.Next
	}
}

// read fetches what the submitter has under a name: the job, or the part of the chunk in the header.
func (c *Connection) read(ctx context.Context, from, name string, header nats.Header, patience time.Duration) ([]byte, error) {
	var payload []byte
	for {
		message := &nats.Msg{Subject: from, Header: header, Data: []byte(name)}
		message.Header.Set(offsetHeader, strconv.Itoa(len(payload)))
		reply, err := c.ask(ctx, message, patience)
		if err != nil {
			return nil, err
		}
		if why := reply.Header.Get(problemHeader); why != "" {
			return nil, refusal{why}
		}
		total, err := strconv.Atoi(reply.Header.Get(bytesHeader))
		if err != nil || total < 0 || total > mostBytes || len(payload)+len(reply.Data) > total {
			return nil, fmt.Errorf("the submitter's answer about %s makes no sense", name)
		}
		payload = append(payload, reply.Data...)
		if len(payload) < total {
			if len(reply.Data) == 0 {
				return nil, fmt.Errorf("the submitter's answer about %s is empty", name)
			}
			continue
		}
		if want := reply.Header.Get(checksumHeader); checksum(payload) != want {
			return nil, fmt.Errorf("%s arrived damaged", name)
		}
		return payload, nil
	}
}
