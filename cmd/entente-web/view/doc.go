// Package view shows a run in a browser's page: its pictures, and what the page says beside them.
//
//   - open.go: Open, a run as an address asks for it
//   - view.go: View, a run in pictures; look.go: how it looks
package view
