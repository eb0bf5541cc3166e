package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"entente/sim/ensemble/chunk"
)

// perSubject is the server's answer to a second message under a subject that holds one.
const perSubject jetstream.ErrorCode = 10077

// publish puts a chunk into the queue. Whether it has arrived shows later: in notPublished, or in reconcile.
func (s *submitter) publish(c *chunk.Chunk) {
	text, err := json.Marshal(c)
	if err != nil {
		s.end(err)
		return
	}
	message := &nats.Msg{Subject: chunkSubject(s.Version, c), Data: text, Header: nats.Header{limitHeader: {strconv.Itoa(s.Deliveries)}}}
	if _, err := s.asking.PublishMsgAsync(message); err != nil {
		s.Log.Warn("a chunk could not be asked for; trying again", "chunk", c.Name(), "error", err)
		signal(s.unsure)
	}
}

// notPublished hears of a chunk that was published in vain. One that waits already is as good.
func (s *submitter) notPublished(_ jetstream.JetStream, message *nats.Msg, err error) {
	var refused *jetstream.APIError
	if errors.As(err, &refused) && refused.ErrorCode == perSubject {
		return
	}
	s.Log.Warn("a chunk did not reach the queue", "subject", message.Subject, "error", err)
}

// reconcile asks again for every chunk that should be in the queue and is not there: because the server lost it, or because a
// worker gave it up while no submitter was there.
func (s *submitter) reconcile(ctx context.Context, stage *stage) {
	if !s.nats.IsConnected() {
		return
	}
	waiting, err := s.waiting(ctx, stage.number)
	if err != nil {
		s.Log.Warn("what waits in the queue could not be looked up; trying again", "error", err)
		return
	}
	again := 0
	for _, number := range stage.missing(waiting) {
		c := stage.chunks.At(number)
		s.publish(&c)
		again++
	}
	if again > 0 {
		s.Log.Info("asked again for chunks that were no longer in the queue", "stage", stage.number, "chunks", again)
	}
}

// waiting gives the numbers of the chunks in the queue, with those that workers have taken and not yet acknowledged.
func (s *submitter) waiting(ctx context.Context, stage int) (map[int]bool, error) {
	queue, _, err := openQueue(ctx, s.Connection.stream, queueSettings{ackWait: s.AckWait})
	if err != nil {
		return nil, err
	}
	about, err := queue.Info(ctx, jetstream.WithSubjectFilter(queueSubject(s.Version, s.job)+"."+strconv.Itoa(stage)+".>"))
	if err != nil {
		return nil, err
	}
	numbers := map[int]bool{}
	for subject := range about.State.Subjects {
		if _, number, ok := numberOf(subject); ok {
			numbers[number] = true
		}
	}
	return numbers, nil
}

// missing lists, in order, the chunks that are out and not in the queue.
func (t *stage) missing(waiting map[int]bool) []int {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	var numbers []int
	for _, number := range slices.Sorted(maps.Keys(t.out)) {
		if !waiting[number] {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// takeBack removes from the queue what is there of the job, and tells workers to leave it.
func (s *submitter) takeBack() {
	ctx, cancel := context.WithTimeout(context.Background(), answerTime)
	defer cancel()
	if err := s.Connection.takeBack(ctx, s.job); err != nil {
		s.Log.Warn("the queue may still hold chunks of this job; workers will give them up", "error", err)
	}
}
