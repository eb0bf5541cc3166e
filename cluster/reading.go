package cluster

import (
	"errors"
	"fmt"
	"strconv"
	"sync"

	"github.com/nats-io/nats.go"

	"entente/sim/ensemble/chunk"
)

// jobName is the name under which workers ask for the job's document.
const jobName = "job.json"

// reading keeps what was read last, as long parts are asked for piece after piece.
type reading struct {
	mutex    sync.Mutex
	name     string
	payload  []byte
	checksum string
}

// answerRead gives a worker a piece of the job's document, or of a part of a former stage. What is asked for is a chunk, or the
// name of the document.
func (s *submitter) answerRead(message *nats.Msg) {
	reply := nats.NewMsg(message.Reply)
	offset, err := strconv.Atoi(message.Header.Get(offsetHeader))
	var payload []byte
	var sum string
	if err == nil {
		payload, sum, err = s.lookUp(string(message.Data), message)
	}
	if err == nil && (offset < 0 || offset > len(payload)) {
		err = errors.New("there is nothing at that place")
	}
	if err != nil {
		reply.Header.Set(problemHeader, err.Error())
	} else {
		size := max(1, min(pieceBytes, int(s.nats.MaxPayload())-pieceSpare))
		reply.Data = payload[offset:min(len(payload), offset+size)]
		reply.Header.Set(bytesHeader, strconv.Itoa(len(payload)))
		reply.Header.Set(checksumHeader, sum)
	}
	if err := message.RespondMsg(reply); err != nil {
		s.Log.Warn("an answer to a worker was lost; it asks again", "error", err)
	}
}

func (s *submitter) lookUp(name string, message *nats.Msg) (payload []byte, sum string, err error) {
	s.reading.mutex.Lock()
	defer s.reading.mutex.Unlock()
	if s.reading.name == name {
		return s.reading.payload, s.reading.checksum, nil
	}
	if name == jobName {
		payload = s.document
	} else if payload, err = s.partOf(name, message); err != nil {
		return nil, "", err
	}
	s.reading.name, s.reading.payload, s.reading.checksum = name, payload, checksum(payload)
	return s.reading.payload, s.reading.checksum, nil
}

// partOf reads the part of a chunk of a former stage.
func (s *submitter) partOf(name string, message *nats.Msg) ([]byte, error) {
	c, err := chunkOf(message)
	if err != nil {
		return nil, err
	}
	stage := s.current()
	if c.Job != s.job || c.Name() != name || stage == nil || c.Stage >= stage.number {
		return nil, fmt.Errorf("%s is no part of a stage that is done", name)
	}
	return chunk.Read(s.Parts, *c)
}
