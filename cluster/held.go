package cluster

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"entente/sim/ensemble/chunk"
)

// held is a chunk that a worker has: its message stays with this worker for as long as heartbeats go out.
type held struct {
	message jetstream.Msg
	chunk   chunk.Chunk
	// delivery counts from 1 how often the chunk has been given to a worker; beyond limit it is not tried any more.
	delivery, limit int
	ctx             context.Context
	leave           context.CancelFunc
}

func hold(ctx context.Context, message jetstream.Msg) (*held, error) {
	h := &held{message: message}
	if err := json.Unmarshal(message.Data(), &h.chunk); err != nil {
		return nil, fmt.Errorf("read a chunk: %w", err)
	}
	about, err := message.Metadata()
	if err != nil {
		return nil, fmt.Errorf("read how often a chunk was delivered: %w", err)
	}
	h.delivery = int(about.NumDelivered)
	h.limit, err = strconv.Atoi(message.Headers().Get(limitHeader))
	if err != nil || h.limit < 1 {
		h.limit = defaultDeliveries
	}
	h.ctx, h.leave = context.WithCancel(ctx)
	return h, nil
}

// hands are all chunks that a worker has.
type hands struct {
	mutex sync.Mutex
	all   map[*held]bool
}

func (h *hands) take(one *held) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.all[one] = true
}

// drop forgets a chunk, whose message was answered for good.
func (h *hands) drop(one *held) {
	one.leave()
	h.mutex.Lock()
	defer h.mutex.Unlock()
	delete(h.all, one)
}

// leave ends work on the chunks of a job.
func (h *hands) leave(job string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	for one := range h.all {
		if one.chunk.Job == job {
			one.leave()
		}
	}
}

// beat tells the server, three times in each wait, that the chunks here are being worked on.
func (h *hands) beat(ctx context.Context, ackWait time.Duration) {
	ticker := time.NewTicker(ackWait / 3)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		h.mutex.Lock()
		for one := range h.all {
			_ = one.message.InProgress()
		}
		h.mutex.Unlock()
	}
}
