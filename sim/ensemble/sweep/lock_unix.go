//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sweep

import (
	"errors"
	"os"
	"syscall"
)

// lockFile opens a file and locks it against everybody else.
func lockFile(path string) (*os.File, error) {
	for {
		file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o666)
		if err != nil {
			return nil, err
		}
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = errLocked
		}
		if err != nil {
			_ = file.Close()
			return nil, err
		}
		// Whoever held it may have removed the file between the two calls; then this lock is on a file that nobody sees.
		if seen, err := os.Stat(path); err == nil {
			if mine, err := file.Stat(); err == nil && os.SameFile(mine, seen) {
				return file, nil
			}
		}
		_ = file.Close()
	}
}

// unlockFile removes the file while it is still locked, so that nobody else's is removed.
func unlockFile(file *os.File, path string) {
	_ = os.Remove(path)
	_ = file.Close()
}
