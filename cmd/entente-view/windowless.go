//go:build !view

package main

import "context"

// hasWindow says that the command was not built with its window.
const hasWindow = false

func open(context.Context, launch) error { return errNoWindow }
