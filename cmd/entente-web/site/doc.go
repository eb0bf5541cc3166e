// Package site is the page that shows runs in a browser: its files, how they are put together and written, and how they are
// served to this machine alone.
//
//   - program.go: the program for the browser, given or built by the go command; licences.go: what it consists of
//   - site.go: Site, all files of a page; folder.go: written into a folder, and read from one
//   - server.go: served to browsers on this machine; listen.go: where
//   - page: what we wrote of it: HTML, style and script, without a framework
package site
