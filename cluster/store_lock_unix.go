//go:build unix && !aix && !solaris

package cluster

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// lockStore keeps other servers from the folder of a queue until release is called, or the process ends in whatever way.
func lockStore(folder string) (release func(), err error) {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, fmt.Errorf("make the folder of the queue: %w", err)
	}
	file, err := os.OpenFile(filepath.Join(folder, "entente-cluster.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the folder of the queue: %w", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("another server is at the queue in %s", folder)
		}
		return nil, fmt.Errorf("lock the folder of the queue: %w", err)
	}
	return func() { file.Close() }, nil
}
