// Package display looks for a display before the window's library does, which panics without one as soon as a program with it
// begins, whatever was asked of that program.
//
// Packages are initialised in the order of their import paths, as far as they do not wait for others (The Go Programming
// Language Specification, Package initialization, from Go 1.21 on). This one waits for nothing that the library does not wait
// for too, and entente comes before github.com. So it must import little: os and syscall, and nothing that needs more.
//
//   - help.go: the help, which must be at hand before the command line is read
//   - x11.go: what is done where displays are those of X11
package display
