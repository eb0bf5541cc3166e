package cluster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// ackWaitKey is the entry of the stream's metadata that says after how long without a sign a chunk is given to another worker;
// protocolKey that by which an incompatible layout would be known.
const (
	ackWaitKey  = "entente_ack_wait"
	protocolKey = "entente_protocol"
	protocol    = "1"
)

// defaultAckWait is long beside the heartbeats in between, of which a worker may miss two.
const defaultAckWait = 30 * time.Second

// queueSettings say how the stream is made where there is none yet.
type queueSettings struct {
	ackWait  time.Duration // 0 stands for defaultAckWait
	memory   bool
	replicas int
}

// QueueOptions are how a queue is made in a server of one's own.
type QueueOptions struct {
	// AckWait is after how long without a sign a worker's chunk is given to another; 0 stands for 30 seconds, or what a queue that is
	// there already says.
	AckWait time.Duration
	// Replicas is how many servers of a cluster of NATS servers hold the queue, 1 to 5; 0 stands for 1.
	Replicas int
}

// MakeQueue makes the queue in a server of one's own, on its disk, or finds the one that is there. It gives back after how long
// without a sign a worker's chunk is given to another. The error says what a queue that is there has otherwise, or that the server
// has no JetStream.
func MakeQueue(ctx context.Context, connection *Connection, options QueueOptions) (time.Duration, error) {
	stream, ackWait, err := openQueue(ctx, connection.stream, queueSettings{ackWait: options.AckWait, replicas: options.Replicas})
	if err != nil {
		return 0, err
	}
	if options.AckWait > 0 && ackWait != options.AckWait {
		return 0, otherWait(ackWait, options.AckWait)
	}
	if has := stream.CachedInfo().Config.Replicas; options.Replicas > 0 && has != options.Replicas {
		return 0, fmt.Errorf("the queue is there already, on %d servers, not %d", has, options.Replicas)
	}
	return ackWait, nil
}

// otherWait says that a queue is there already that was made otherwise.
func otherWait(has, asked time.Duration) error {
	return fmt.Errorf("the queue is there already, and gives a chunk to another worker after %v, not %v", has, asked)
}

// openQueue finds the stream of chunks, or makes it. A subject holds one message at most, so that a chunk that waits already is not
// put there twice.
func openQueue(ctx context.Context, from jetstream.JetStream, settings queueSettings) (jetstream.Stream, time.Duration, error) {
	if settings.ackWait <= 0 {
		settings.ackWait = defaultAckWait
	}
	stream, err := from.Stream(ctx, streamName)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		storage := jetstream.FileStorage
		if settings.memory {
			storage = jetstream.MemoryStorage
		}
		stream, err = from.CreateStream(ctx, jetstream.StreamConfig{
			Name: streamName, Description: "Chunks of Entente's studies that wait to be done", Subjects: []string{chunkSubjects},
			Retention: jetstream.WorkQueuePolicy, Storage: storage, Replicas: max(1, settings.replicas),
			MaxMsgsPerSubject: 1, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true,
			Metadata: map[string]string{protocolKey: protocol, ackWaitKey: settings.ackWait.String()},
		})
		if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) {
			stream, err = from.Stream(ctx, streamName)
		}
	}
	switch {
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount), errors.Is(err, nats.ErrNoResponders):
		return nil, 0, fmt.Errorf("open the queue of chunks: the server has no JetStream: start it with -js (%w)", err)
	case err != nil:
		return nil, 0, fmt.Errorf("open the queue of chunks: %w", err)
	}
	metadata := stream.CachedInfo().Config.Metadata
	if metadata[protocolKey] != protocol {
		return nil, 0, fmt.Errorf("the server's queue is laid out for %w", ErrVersion)
	}
	ackWait, err := time.ParseDuration(metadata[ackWaitKey])
	if err != nil {
		return nil, 0, fmt.Errorf("read after how long a chunk is given to another worker: %w", err)
	}
	return stream, ackWait, nil
}

// openConsumer finds or makes what the workers of one version share.
func openConsumer(ctx context.Context, stream jetstream.Stream, version string, ackWait time.Duration) (jetstream.Consumer, error) {
	consumer, err := stream.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
		Durable: "workers-" + buildToken(version), Description: version,
		FilterSubject: "entente.chunk." + buildToken(version) + ".>",
		AckPolicy:     jetstream.AckExplicitPolicy, AckWait: ackWait,
		// The submitter's window is the limit. Past the limit of deliveries a worker reports instead of trying.
		MaxAckPending: -1, MaxDeliver: -1, MaxWaiting: 1 << 16,
	})
	if err != nil {
		return nil, fmt.Errorf("open the workers' end of the queue: %w", err)
	}
	return consumer, nil
}
