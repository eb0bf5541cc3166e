package result

import "errors"

// What can be wrong with a folder; errors of Write and Read wrap one of these, for errors.Is.
var (
	// ErrExists says that something is in the way of a result that is to be written.
	ErrExists = errors.New("the folder is in use")
	// ErrNotResult says that a folder holds no result.
	ErrNotResult = errors.New("not a result")
	// ErrVersion says that a result is of a format version that this program does not read.
	ErrVersion = errors.New("another format version")
	// ErrCorrupt says that a result's files are not what its manifest says.
	ErrCorrupt = errors.New("damaged result")
)
