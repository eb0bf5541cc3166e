package scenarios

import _ "embed"

//go:embed starter.yaml
var starter []byte

// Starter returns a small, complete and valid scenario whose comments explain each section.
func Starter() []byte {
	return append([]byte(nil), starter...)
}
