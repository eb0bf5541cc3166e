// Package cluster has the chunks of a study done by workers on other machines, over NATS JetStream.
//
//   - server.go, logger.go, store_lock_*.go: [Serve], the server as a part of this program
//   - connection.go, credentials.go, loopback.go: [Connect], to it or to a NATS server of one's own
//   - queue.go, subject.go: what waits to be done: one message a chunk
//   - submitter.go, stage.go, reading.go, reconcile.go, receive.go: [Submit], which asks for chunks and keeps their parts
//   - worker.go, held.go, deliver.go, study.go, parts.go: [Work], which does them
//   - transfer.go: how a part or a job goes over the wire in pieces
//   - presence.go, cancel.go: who is there and of which version; ending a study
//   - errors.go: [ErrVersion], [ErrTaken], [ErrCancelled]
//
// The queue is never the record: the submitter's folder of parts is. A worker sends a part to the submitter, and acknowledges
// the chunk's message only when the submitter has written it to its disk. What the queue loses, by whatever failure, is asked for
// again, and a chunk that is done twice gives the same part twice.
package cluster
