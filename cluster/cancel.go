package cluster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Cancel ends a job, known by its identity: the submitter comes back with ErrCancelled, workers leave what they are at, and the
// queue forgets its chunks. Parts that are there stay. submitted says whether there was a submitter.
func Cancel(ctx context.Context, c *Connection, job string) (submitted bool, err error) {
	request, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	_, err = c.nats.RequestWithContext(request, jobSubject(job, "cancel"), []byte(here()))
	switch {
	case err == nil:
		submitted = true
	case ctx.Err() != nil:
		return false, ctx.Err()
	case errors.Is(err, nats.ErrNoResponders), errors.Is(err, context.DeadlineExceeded):
		// Only workers listen, and they do not answer; or nobody.
	default:
		return false, fmt.Errorf("cancel the job: %w", err)
	}
	return submitted, c.takeBack(ctx, job)
}

// takeBack removes a job's chunks from the queue, of whatever version, and tells workers to leave those that they have.
func (c *Connection) takeBack(ctx context.Context, job string) error {
	queue, err := c.stream.Stream(ctx, streamName)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return nil
	}
	if err == nil {
		err = queue.Purge(ctx, jetstream.WithPurgeSubject("entente.chunk.*."+job+".>"))
	}
	if err == nil {
		err = c.nats.Publish(jobSubject(job, leftSuffix), nil)
	}
	if err != nil {
		return fmt.Errorf("take back what is in the queue: %w", err)
	}
	return c.nats.FlushTimeout(time.Second)
}

func (s *submitter) cancelled(message *nats.Msg) {
	s.end(fmt.Errorf("%w by %s", ErrCancelled, message.Data))
	_ = message.Respond([]byte("{}"))
}
