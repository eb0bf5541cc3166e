package cluster

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"entente/sim/ensemble/chunk"
)

// forgetAfter is after how long an upload that does not go on is forgotten; its worker begins again.
const forgetAfter = 2 * time.Minute

// uploads are parts that have arrived in pieces, by worker and chunk.
type uploads struct {
	mutex sync.Mutex
	at    map[string]*upload
}

type upload struct {
	payload []byte
	last    time.Time
}

// add puts a piece to those before it. It gives the part when it is whole, or from where to go on.
func (u *uploads) add(key string, offset, total int, piece []byte) (payload []byte, next int) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if offset == 0 && len(piece) == total {
		delete(u.at, key)
		return piece, total
	}
	for other, forgotten := range u.at {
		if time.Since(forgotten.last) > forgetAfter {
			delete(u.at, other)
		}
	}
	one := u.at[key]
	if one == nil || offset == 0 {
		one = &upload{}
		u.at[key] = one
	}
	one.last = time.Now()
	if offset == len(one.payload) && offset+len(piece) <= total {
		one.payload = append(one.payload, piece...)
	}
	if len(one.payload) == total {
		delete(u.at, key)
		return one.payload, total
	}
	return nil, len(one.payload)
}

// receive takes a piece of a part, and writes the part when it is whole. The answer comes after the disk's.
func (s *submitter) receive(message *nats.Msg) {
	c, err := chunkOf(message)
	if err != nil {
		s.answer(message, answer{Refused: err.Error()})
		return
	}
	stage := s.current()
	if stage == nil {
		return // It has hardly begun: the worker asks again.
	}
	if c.Job == s.job && c.Stage < stage.number {
		s.answer(message, answer{Done: true})
		return
	}
	if ours, _ := stage.has(c); !ours {
		s.answer(message, answer{Refused: fmt.Sprintf("%s is no chunk of the job as it is cut here", c.Name())})
		return
	}
	offset, err := strconv.Atoi(message.Header.Get(offsetHeader))
	total, err2 := strconv.Atoi(message.Header.Get(bytesHeader))
	if err != nil || err2 != nil || offset < 0 || total < 0 || total > mostBytes || offset+len(message.Data) > total {
		s.answer(message, answer{Refused: "the piece's place in its part makes no sense"})
		return
	}
	worker := message.Header.Get(workerHeader)
	payload, next := s.uploads.add(worker+"/"+c.Name()+"/"+message.Header.Get(checksumHeader), offset, total, message.Data)
	if payload == nil && total > 0 {
		s.answer(message, answer{Next: next})
		return
	}
	if checksum(payload) != message.Header.Get(checksumHeader) {
		s.Log.Warn("a part arrived damaged, and is refused", "part", c.Name(), "worker", worker)
		s.answer(message, answer{Refused: "it arrived damaged"})
		return
	}
	s.writers <- struct{}{}
	go func() {
		defer func() { <-s.writers }()
		s.keep(message, stage, c, payload)
	}()
}

// keep writes a part, or compares it with the one that is there.
func (s *submitter) keep(message *nats.Msg, stage *stage, c *chunk.Chunk, payload []byte) {
	if _, written := stage.has(c); written {
		if err := s.same(*c, payload); err != nil {
			err = fmt.Errorf("part %s of worker %s: %w", c.Name(), message.Header.Get(workerHeader), err)
			s.answer(message, answer{Refused: err.Error()})
			s.end(err)
			return
		}
		s.answer(message, answer{Done: true})
		return
	}
	if err := s.Parts.Write(*c, payload); err != nil {
		// Without an answer the worker keeps the part, and offers it to the next submitter.
		s.end(fmt.Errorf("write part %s: %w", c.Name(), err))
		return
	}
	stage.arrived(c.Number)
	s.answer(message, answer{Done: true})
}

// errHopeless says that a chunk was given up without which the study is of no use.
var errHopeless = errors.New("a chunk was given up")

// errDiffers says that a chunk gave two different parts, which it must not.
var errDiffers = errors.New("it differs from the one that is there, so that one of the two is wrong: compare the machines that did it")

// same compares a part that has come a second time with the first.
func (s *submitter) same(c chunk.Chunk, payload []byte) error {
	there, err := chunk.Read(s.Parts, c)
	if err != nil {
		return err
	}
	if !bytes.Equal(there, payload) {
		return errDiffers
	}
	return nil
}

// hearProblem notes what a worker has to say about a chunk that it could not do; others will try.
func (s *submitter) hearProblem(message *nats.Msg) {
	c, err := chunkOf(message)
	if err != nil {
		return
	}
	problem := message.Header.Get(problemHeader)
	s.Log.Warn("a worker could not do a chunk", "chunk", c.Name(), "worker", message.Header.Get(workerHeader), "problem", problem)
	stage := s.current()
	if stage == nil {
		return
	}
	if ours, _ := stage.has(c); ours {
		stage.mutex.Lock()
		if _, out := stage.out[c.Number]; out {
			stage.out[c.Number] = problem
		}
		stage.mutex.Unlock()
	}
}

// giveUp writes the part of a chunk that no worker could do.
func (s *submitter) giveUp(message *nats.Msg) {
	c, err := chunkOf(message)
	stage := s.current()
	if err != nil || stage == nil {
		return
	}
	ours, written := stage.has(c)
	if !ours || written {
		s.answer(message, answer{Done: true})
		return
	}
	problem := message.Header.Get(problemHeader)
	if problem == "" {
		stage.mutex.Lock()
		problem = stage.out[c.Number]
		stage.mutex.Unlock()
	}
	if problem == "" {
		problem = fmt.Sprintf("%d workers began and none came to an end", s.Deliveries)
	}
	s.Log.Error("a chunk is given up: its rows become rows with an error", "chunk", c.Name(), "problem", problem)
	var payload bytes.Buffer
	if err := s.Experiment.Fail(*c, problem, &payload); err != nil {
		s.end(fmt.Errorf("%w after %d deliveries: %s: %s: %w", errHopeless, s.Deliveries, c.Name(), problem, err))
		return
	}
	s.writers <- struct{}{}
	go func() {
		defer func() { <-s.writers }()
		s.keep(message, stage, c, payload.Bytes())
	}()
}

// chunkOf reads which chunk a message is about.
func chunkOf(message *nats.Msg) (*chunk.Chunk, error) {
	c := &chunk.Chunk{}
	if err := json.Unmarshal([]byte(message.Header.Get(chunkHeader)), c); err != nil {
		return nil, fmt.Errorf("read which chunk it is: %w", err)
	}
	return c, nil
}

func (s *submitter) answer(message *nats.Msg, said answer) {
	text, err := json.Marshal(said)
	if err == nil {
		err = message.Respond(text)
	}
	if err != nil {
		s.Log.Warn("an answer to a worker was lost; it asks again", "error", err)
	}
}
