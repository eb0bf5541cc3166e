// Package chunk cuts studies of many runs into pieces that can be done anywhere, in any order and more than once, and puts them
// together again.
//
//   - chunk.go: [Chunk], a piece of work as a value, and [Range]
//   - job.go: [Job], everything that a study follows from, as one document
//   - errors.go: [ErrPart], [ErrOtherJob]
//   - experiment.go: [Experiment], what a kind of study has to bring along, and [Parts]
//   - part.go: [Part], what was done for a chunk, as its file holds it; part_file.go: such a file; belonging.go: whose it is
//   - folder.go: [Folder], where parts are; job_file.go: its job; partial.go: files that are being written
//   - shard.go: [Shard], which chunks a process does; list.go, stage.go, missing.go: [List], the chunks of a stage, and those without a part
//   - do.go: [Do] does what is missing; merge.go: [Merge] puts it together
//
// A chunk is done into one part file, the same to the last byte whoever does it. The parts are the only record: whatever is
// asked for and has no valid part is run again.
package chunk
