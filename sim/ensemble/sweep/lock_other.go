//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package sweep

import "os"

// lockFile only writes down who is at work: these systems, wasm among them, have no lock that ends with its process, and one
// that outlives it would hold up whoever resumes the sweep.
func lockFile(path string) (*os.File, error) { return os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o666) }

func unlockFile(file *os.File, path string) {
	_ = file.Close()
	_ = os.Remove(path)
}
