package sweep

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// errLocked says that another holds a lock.
var errLocked = errors.New("locked")

// lock keeps other processes out of the folder until it is given back by the function returned. The system lets go of a lock
// when its process ends, however it ends: a file that is left over holds nobody up. The file says which process it is.
func (f *folder) lock() (unlock func(), err error) {
	path := f.file(lockName)
	file, err := lockFile(path)
	if errors.Is(err, errLocked) {
		return nil, fmt.Errorf("%w%s", ErrInUse, holder(path))
	}
	if err != nil {
		return nil, fmt.Errorf("lock the folder: %w", err)
	}
	err = file.Truncate(0)
	if err == nil {
		_, err = fmt.Fprintf(file, "%d\n", os.Getpid())
	}
	if err != nil {
		unlockFile(file, path)
		return nil, fmt.Errorf("lock the folder: %w", err)
	}
	return func() { unlockFile(file, path) }, nil
}

// holder names the process that holds a lock, as far as its file can be read.
func holder(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	process, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return ""
	}
	return fmt.Sprintf(": its number is %d", process)
}
