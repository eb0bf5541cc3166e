// Package chunk cuts studies of many runs into pieces that can be done anywhere, in any order and more than once, and puts them
// together again.
//
//   - chunk.go: [Chunk], a piece of work as a value, and [Range]
//   - job.go: [Job], everything that a study follows from, as one document
//   - errors.go: [ErrPart], [ErrOtherJob]
//   - experiment.go: [Experiment], what a kind of study has to bring along, and [Parts]
//
// A chunk is done into one part file, the same to the last byte whoever does it. The parts are the only record: whatever is
// asked for and has no valid part is run again.
package chunk
