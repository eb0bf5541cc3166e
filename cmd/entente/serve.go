package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"entente/cmd/entente-web/site"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	webOptions
	dir  string
	port int
	open bool
}

func (m *Main) serveCommand() *cobra.Command {
	var options serveOptions
	command := &cobra.Command{
		Use:   "serve",
		Short: "Open the page of entente web in a browser on this machine",
		Long: `Serves the page that entente web has written, or makes one, until Ctrl-C. It listens on 127.0.0.1 and ::1 alone: no other
machine gets an answer, nor do pages from elsewhere in a browser on this one. The address goes to standard output.`,
		Example: `  entente serve --open
  entente serve --dir site --port 8080`,
		Args: none,
		RunE: func(command *cobra.Command, _ []string) error { return m.serve(command.Context(), &options) },
	}
	command.Flags().StringVar(&options.dir, "dir", "", "`folder` that entente web has written (default a page made now)")
	command.Flags().IntVar(&options.port, "port", 0, "`number` of the port; 0 takes one that is free")
	command.Flags().BoolVar(&options.open, "open", false, "open the page in the browser")
	options.programFlags(command)
	return command
}

func (m *Main) serve(ctx context.Context, options *serveOptions) error {
	switch {
	case options.port < 0 || options.port > 65535:
		return usagef("ports are 1 to 65535; 0 takes one that is free", "--port cannot be %d", options.port)
	case options.dir != "" && (options.wasm != "" || options.source != ""):
		return usagef("leave it out, or leave out --dir", "--wasm and --source make a page, and --dir %s names one", options.dir)
	}
	page, err := m.pageToServe(ctx, options)
	if err != nil {
		return err
	}
	server, err := site.Listen(page, options.port)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(m.Stdout, server.Address()); err != nil {
		return err
	}
	if !options.quiet {
		fmt.Fprintln(m.Stderr, "serving this machine alone; Ctrl-C ends it")
	}
	if options.open {
		m.openBrowser(ctx, server.Address())
	}
	return server.Serve(ctx)
}

func (m *Main) pageToServe(ctx context.Context, options *serveOptions) (site.Site, error) {
	if options.dir != "" {
		return site.Read(options.dir)
	}
	return m.page(ctx, &options.webOptions)
}

// openBrowser opens an address the way the system does. Where that fails, the address has been printed.
func (m *Main) openBrowser(ctx context.Context, address string) {
	command := exec.CommandContext(ctx, "xdg-open", address)
	switch runtime.GOOS {
	case "darwin":
		command = exec.CommandContext(ctx, "open", address)
	case "windows":
		command = exec.CommandContext(ctx, "rundll32", "url.dll,FileProtocolHandler", address)
	}
	if err := command.Start(); err != nil {
		fmt.Fprintf(m.Stderr, "%s no browser could be opened (%v): open %s yourself\n", m.paint(m.Stderr, yellow, "warning:"), err, address)
		return
	}
	go func() { _ = command.Wait() }()
}
