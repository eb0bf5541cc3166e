// Package chunk cuts studies of many runs into pieces that can be done anywhere, in any order and more than once, and puts them
// together again.
//
//   - chunk.go: [Chunk], a piece of work as a value, and [Range]
//   - job.go: [Job], everything that a study follows from, as one document
//   - experiment.go: [Experiment], what a kind of study has to bring along, and [Parts]
//   - part.go: [EncodePart] and [DecodePart], what a chunk gave as the bytes of a file
//   - folder.go: [Folder], a job with parts of it, that any number of processes write into; [Join] and [OpenFolder]
//   - shard.go: [Shard], one of several equal shares of a job, and [ParseShard]
//   - do.go: [Do], a shard's chunks that have no valid part yet; [Missing], [DoOne]
//   - merge.go: [Folders], [Check] and [Merge], the result from all parts; [MissingError]
//   - errors.go: [ErrPart], [ErrOtherJob]
//
// A chunk is done into one part file, the same to the last byte whoever does it. The parts are the only record: whatever is
// asked for and has no valid part is run again.
package chunk
