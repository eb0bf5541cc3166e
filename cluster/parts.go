package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"entente/sim/ensemble/chunk"
)

// mostKept is how many bytes of parts of former stages a worker keeps of a job, so that not every chunk fetches them anew.
const mostKept = 64 << 20

// remoteParts are the parts of former stages, as a worker reads them: from the submitter, and never by way of its own disk.
type remoteParts struct {
	connection *Connection
	ctx        context.Context
	patience   time.Duration

	mutex sync.Mutex
	kept  map[string][]byte
	bytes int
}

func (p *remoteParts) Open(c chunk.Chunk) (io.ReadCloser, error) {
	p.mutex.Lock()
	payload, found := p.kept[c.Name()]
	p.mutex.Unlock()
	if found {
		return io.NopCloser(bytes.NewReader(payload)), nil
	}
	text, err := json.Marshal(&c)
	if err != nil {
		return nil, err
	}
	payload, err = p.connection.read(p.ctx, jobSubject(c.Job, "read"), c.Name(), nats.Header{chunkHeader: {string(text)}}, p.patience)
	if _, refused := err.(refusal); refused {
		return nil, fmt.Errorf("fetch part %s: %w: %w", c.Name(), fs.ErrNotExist, err)
	}
	if err != nil {
		return nil, fmt.Errorf("fetch part %s: %w", c.Name(), err)
	}
	p.mutex.Lock()
	if p.bytes+len(payload) <= mostKept {
		p.kept[c.Name()] = payload
		p.bytes += len(payload)
	}
	p.mutex.Unlock()
	return io.NopCloser(bytes.NewReader(payload)), nil
}
