package scenarios

import _ "embed"

//go:generate go run ./internal/schemagen/write

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of a scenario file, generated from the
// types of document.go. Editors use it to complete and check files.
func Schema() []byte {
	return append([]byte(nil), schema...)
}
