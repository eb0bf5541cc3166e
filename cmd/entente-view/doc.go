// Command entente-view shows runs in a window: entente-view korea-stargate.
//
// Its window needs the build tag view, because Ebiten, which draws it, needs more than Go on some systems: see the README.
// Without the tag the command builds everywhere, and says how to build it with its window.
//
//   - main.go: the command line; runs.go: what is watched
//   - window.go, windowless.go: with the build tag and without it
//   - display: what is said where there is no display
//   - report.go: what is shown, written down for tests
package main
