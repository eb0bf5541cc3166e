package main

import (
	"context"
	"io"
)

// wrapped is a stream around another one, which may be a terminal.
type wrapped interface{ inner() any }

// innermost is the stream that a wrapped one leads to.
func innermost(stream any) any {
	if outer, ok := stream.(wrapped); ok {
		return innermost(outer.inner())
	}
	return stream
}

// lasting remembers that writing failed, so that a program whose results did not arrive never ends as if they had.
type lasting struct {
	to  io.Writer
	err error
}

func (w *lasting) inner() any { return w.to }

func (w *lasting) Write(data []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(data)
	w.err = err
	return n, err
}

// interruptible reads until its context is cancelled, even where the stream has nothing to give: a terminal or a pipe
// whose other end is silent.
type interruptible struct {
	ctx  context.Context
	from io.Reader
}

func (r *interruptible) inner() any { return r.from }

// Read reads from the stream, or returns the context's error as soon as it is cancelled.
func (r *interruptible) Read(into []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	type answer struct {
		bytes []byte
		err   error
	}
	answers := make(chan answer, 1)
	go func() {
		// An abandoned read must not write into the caller's memory later, so it has its own.
		buffer := make([]byte, len(into))
		n, err := r.from.Read(buffer)
		answers <- answer{buffer[:n], err}
	}()
	select {
	case got := <-answers:
		return copy(into, got.bytes), got.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}
