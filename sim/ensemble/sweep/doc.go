// Package sweep runs a model at many points of a design, survives any crash, and ends with the same bytes as if nothing had
// happened.
//
//   - do.go: [Do], the way of a sweep from an empty folder to its manifest
//   - plan.go, order.go: [Plan], what is run in which order; description.go: plan.json, by which a folder knows its plan
//   - pipeline.go: rows spread over workers, blocks written as they become whole
//   - row.go: [Row]; runner.go and questions.go: how one is run
//   - block.go, table.go: the tables, in parts; folder.go: how a file comes into the folder whole or not at all
//   - ledger.go: unfinished.ndjson, which parts are done; opening.go: what a sweep finds in its folder when it starts
//   - cut.go: [Cut], a plan whose blocks are run anywhere and put together; payload.go: a block on its way
//   - lock.go: one process in a folder at a time
//   - read.go: [Read], also of a sweep that is not finished; verify.go: [Verify]
//
// # The folder
//
// A sweep is run in blocks of rows. Each block is three tables in Parquet, rows-00000.parquet, factors-00000.parquet and
// outcomes-00000.parquet, which tools read as one: SELECT * FROM 'folder/outcomes-*.parquet'. Beside them are plan.json and
// the documents of the plan. While the sweep is under way, unfinished.ndjson says so and lists each block that is done, with
// the hashes of its files; sweep.lock keeps others out. When all is done, manifest.json takes their place, and the folder is
// a study as package result reads it.
//
// Every file is written under a name that ends in .partial, flushed to the disk and then renamed. So a process that is killed
// leaves blocks that are whole and listed, which stay, and others, which are run again. As a row depends on nothing but the
// plan, and the blocks too, the folder ends the same for any number of workers and any history of crashes.
//
// A result is lost by nothing but a damaged disk, and that is seen: a part whose hash is not the listed one is run again by a
// resumed sweep, also after the sweep was finished.
package sweep
