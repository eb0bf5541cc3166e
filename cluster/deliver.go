package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"entente/sim/ensemble/chunk"
)

// do does a chunk, and has its part delivered while the next is done.
func (w *worker) do(one *held, delivering chan struct{}) {
	if one.delivery > one.limit {
		w.settle(one, w.hopeless(one, ""))
		return
	}
	payload, err := w.run(one)
	if err != nil {
		w.failed(one, err)
		return
	}
	w.fared(true)
	delivering <- struct{}{}
	go func() {
		defer func() { <-delivering }()
		w.settle(one, w.send(one.ctx, jobSubject(one.chunk.Job, "part"), w.header(one), payload, w.patience(one.chunk.Job)))
	}()
}

// run does a chunk, in memory: a worker needs no disk.
func (w *worker) run(one *held) (payload []byte, err error) {
	study, err := w.study(one.ctx, one.chunk.Job)
	if err != nil {
		return nil, err
	}
	return chunk.Payload(one.ctx, study.experiment, study.parts, one.chunk, 1)
}

// failed gives a chunk that could not be done to another worker, or reports it where too many have tried.
func (w *worker) failed(one *held, problem error) {
	switch {
	case w.whole.Err() != nil, one.ctx.Err() != nil, errors.Is(problem, errAbsent):
		w.settle(one, problem)
		return
	case one.delivery >= one.limit:
		w.settle(one, w.hopeless(one, problem.Error()))
		return
	}
	w.Log.Warn("a chunk could not be done here; another worker will try", "chunk", one.chunk.Name(), "delivery", one.delivery, "problem", problem)
	header := w.header(one)
	header.Set(problemHeader, oneLine(problem.Error()))
	_ = w.nats.PublishMsg(&nats.Msg{Subject: jobSubject(one.chunk.Job, "problem"), Header: header})
	w.giveBack(one, poorWait/2)
	w.fared(false)
}

// poorWait is how long a worker waits after a chunk that failed, twice as long after the next, up to 64 times.
const poorWait = 100 * time.Millisecond

// fared waits after a failure, so that a worker whose machine is at fault does not take all chunks to fail them.
func (w *worker) fared(well bool) {
	w.poorMutex.Lock()
	if well {
		w.poor = 0
	} else {
		w.poor = min(w.poor+1, 7)
	}
	wait := poorWait << max(0, w.poor-1)
	w.poorMutex.Unlock()
	if !well {
		pause(w.whole, wait)
	}
}

// hopeless reports a chunk that was delivered too often. Without a problem the submitter knows the last one.
func (w *worker) hopeless(one *held, problem string) error {
	header := w.header(one)
	header.Set(problemHeader, oneLine(problem))
	message := &nats.Msg{Subject: jobSubject(one.chunk.Job, "hopeless"), Header: header}
	reply, err := w.ask(one.ctx, message, w.patience(one.chunk.Job))
	if err != nil {
		return err
	}
	var said answer
	if err := json.Unmarshal(reply.Data, &said); err != nil {
		return fmt.Errorf("read the submitter's answer: %w", err)
	}
	if said.Refused != "" {
		return refusal{said.Refused}
	}
	return nil
}

// settle tells the queue how a chunk has ended.
func (w *worker) settle(one *held, err error) {
	job, name := one.chunk.Job, one.chunk.Name()
	var refused refusal
	switch {
	case err == nil:
		w.absent(job, false)
		w.finish(one)
	case w.whole.Err() != nil:
		w.giveBack(one, 0)
	case one.ctx.Err() != nil, errors.Is(err, context.Canceled):
		w.Log.Info("a chunk is left: its job has ended", "chunk", name)
		w.finish(one)
	case errors.Is(err, errAbsent):
		w.Log.Warn("a part is thrown away: its submitter is gone, and asks for it anew if it comes back", "part", name, "job", job)
		w.absent(job, true)
		w.finish(one)
	case errors.As(err, &refused):
		w.Log.Error("the submitter refuses a part", "part", name, "because", err)
		w.giveBack(one, time.Second)
	default:
		w.Log.Error("a part could not be sent", "part", name, "error", err)
		w.giveBack(one, time.Second)
	}
}

func (w *worker) header(one *held) nats.Header {
	text, err := json.Marshal(&one.chunk)
	if err != nil {
		panic("cluster: encoding a chunk: " + err.Error()) // It has just been decoded.
	}
	return nats.Header{chunkHeader: {string(text)}, workerHeader: {w.name}}
}

// oneLine makes a text fit for a header.
func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
