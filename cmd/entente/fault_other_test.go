//go:build !unix

package main

// limited is for systems that bound the size of files.
func limited() { main() }
