//go:build view && (linux || freebsd || netbsd || openbsd)

package display

import (
	"os"
	"strings"
	"syscall"
)

// init ends the program where it could only panic, and prints its help all the same. It has this effect here, and not in
// main, because main comes too late.
func init() {
	name := os.Getenv("DISPLAY")
	if answers(name) {
		return
	}
	for _, argument := range os.Args[1:] {
		if argument == "--" {
			break
		}
		if argument == "--help" || argument == "-h" {
			os.Stdout.WriteString(Help)
			os.Exit(0)
		}
	}
	why := "there is no display: DISPLAY is not set"
	if name != "" {
		why = "there is no display: nothing answers at DISPLAY=" + name
	}
	os.Stderr.WriteString("error: " + why + `
entente-view needs a desktop, or a display without a screen:
  xvfb-run -a entente-view korea-stargate
Without one, entente record makes films and pictures, and entente serve shows runs in a browser
`)
	os.Exit(ExitNone)
}

// answers says whether somebody listens at a display: at one of this machine; of others that is assumed.
func answers(name string) bool {
	host, number, found := strings.Cut(name, ":")
	if !found {
		return false
	}
	if host != "" && host != "unix" {
		return true
	}
	number, _, _ = strings.Cut(number, ".")
	socket := "/tmp/.X11-unix/X" + number
	// On Linux the server listens at a name without a file too, which begins with @.
	return listens(socket) || listens("@"+socket)
}

// listens says whether somebody listens at a socket. The net package would do, but it waits for too much.
func listens(socket string) bool {
	file, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		return true // Whoever comes next will say why.
	}
	defer syscall.Close(file)
	return syscall.Connect(file, &syscall.SockaddrUnix{Name: socket}) == nil
}
