// Package result writes a run's record into a folder that other tools can read, and reads it back whole.
//
// A result is a folder of tables (Parquet, CSV or NDJSON), manifest.json and, where the run came from a scenario file,
// scenario.yaml: enough to run it again. The same run gives the same bytes in every file, on every machine.
//
//   - write.go, read.go: Write and Read, the two ends
//   - manifest.go, manifest_check.go, names.go: manifest.json, and the names that tables refer to
//   - table.go, column.go: what a table and a column are; actors.go, blocs.go, states.go, decisions.go, reasons.go, flips.go
//     and events.go hold one table each
//   - format.go, parquet.go, csv.go, json.go: the three formats; pages.go and thrift.go guard the first against hostile files
//   - staging.go, former.go: how a folder comes into place whole or not at all
//   - checkpoint.go: checkpoints of a run, within the folder or in files of their own
//   - page.go: the schema as docs/format.md shows it
package result

//go:generate go test . -run TestFormatPageIsCurrent -update
