package sweep

import (
	"errors"
	"os"
	"syscall"
)

// errSharing is what Windows says of a file that another has opened for itself (ERROR_SHARING_VIOLATION).
const errSharing = syscall.Errno(32)

// lockFile opens a file that others may read but not open for writing as long as it is open.
func lockFile(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, errSharing) {
		return nil, errLocked
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(handle), path), nil
}

// unlockFile closes the file before it removes it, as Windows wants it; one that another has opened meanwhile stays.
func unlockFile(file *os.File, path string) {
	_ = file.Close()
	_ = os.Remove(path)
}
