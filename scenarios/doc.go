// Package scenarios reads, checks and writes scenario files: YAML that describes
// a world of states, actors and blocs, and what happens to it.
//
// Reading a file goes through these steps, one file of the package each:
//
//   - load.go      Load and Read: from a name, a path or a stream to a Resolved scenario
//   - limits.go    how large a file may be, and why nothing larger is parsed; limit_text.go, how a user says so
//   - prescan.go   refuses hostile bytes before the YAML parser sees them
//   - parse.go     bytes to a tree of nodes with positions (tree.go)
//   - extends.go   the chain of files a scenario patches; merge.go lays one tree over another
//   - decode.go    a tree to a Document (document.go), strictly; scalar.go, units.go
//   - validate.go  what one value says about another; one file a noun: validate_actor.go, …
//
// A mistake is a Problem: it names file, line and column, shows the line, and says
// what is allowed or which name is nearest. All mistakes of a file are collected.
//
// A scenario that was read can be changed without a file: lever.go finds its values by their paths, setting.go sets
// them, draw.go draws those that are not known for certain, and patch.go lays a file with changes over it.
// expectation.go holds what the file expects of its results.
// sweep.go and lever_file.go read files about levers (spec.go, factor.go): what to vary, and what can be decided.
//
// landscape.go reads another kind of file, who leans towards whom, as CSV (landscape_csv.go) or YAML (landscape_yaml.go), into
// a problem of sim/landscape (landscape_gather.go).
//
// The other way round, canonical.go writes a Document, and Hash identifies it.
// embedded.go holds the scenarios that ship with the program, starter.go the file
// that a new scenario begins with, schema.go the JSON Schema for editors.
package scenarios
