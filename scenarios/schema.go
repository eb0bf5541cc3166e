package scenarios

import _ "embed"

//go:generate go run ./internal/schemagen/write

//go:embed schema.json
var schema []byte

//go:embed sweep.schema.json
var sweepSchema []byte

//go:embed levers.schema.json
var leversSchema []byte

//go:embed patch.schema.json
var patchSchema []byte

// PatchSchema returns the JSON Schema of a patch, generated from the types of document.go.
func PatchSchema() []byte {
	return append([]byte(nil), patchSchema...)
}

// SweepSchema returns the JSON Schema of a sweep file, generated from SweepSpec.
func SweepSchema() []byte {
	return append([]byte(nil), sweepSchema...)
}

// LeversSchema returns the JSON Schema of a lever file, generated from LeverFileSpec.
func LeversSchema() []byte {
	return append([]byte(nil), leversSchema...)
}

// Schema returns the JSON Schema (draft 2020-12) of a scenario file, generated from the
// types of document.go. Editors use it to complete and check files.
func Schema() []byte {
	return append([]byte(nil), schema...)
}
