package docs_test

import "fmt"

// printer is a test that prints what a failing test would say.
type printer struct{}

// Errorf prints the message.
func (printer) Errorf(format string, arguments ...any) { fmt.Printf(format+"\n", arguments...) }

// FailNow does nothing.
func (printer) FailNow() {}

// Helper does nothing.
func (printer) Helper() {}
