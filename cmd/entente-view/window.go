//go:build view

package main

import (
	"context"
	"errors"

	_ "entente/cmd/entente-view/display" // which must come before the window's library
	"entente/render/window"
)

// hasWindow says that the command was built with its window.
const hasWindow = true

// open shows the window until somebody closes it.
func open(ctx context.Context, begin launch) error {
	options := window.Options{Width: begin.width, Height: begin.height, FullScreen: begin.fullScreen, Done: ctx.Done()}
	if begin.report == "" {
		return errors.Join(window.Open(begin.player, options), ctx.Err())
	}
	report, err := newReporter(begin.report)
	if err != nil {
		return err
	}
	options.Report = report.frame
	return errors.Join(window.Open(begin.player, options), report.close(), ctx.Err())
}
