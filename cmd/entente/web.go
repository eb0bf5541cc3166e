package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"entente/cmd/entente-web/site"
)

// webOptions are the flags of web, and of serve for a page that it makes itself.
type webOptions struct {
	out, wasm, source string
	overwrite, quiet  bool
}

// programFlags say where the program for the browser comes from.
func (o *webOptions) programFlags(command *cobra.Command) {
	command.Flags().StringVar(&o.wasm, "wasm", "", "`file` of a program that was built before, with wasm_exec.js beside it")
	command.Flags().StringVar(&o.source, "source", "", "`folder` of Entente's source, to build the program from (default here, or where this one comes from)")
	command.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "no messages")
}

func (m *Main) webCommand() *cobra.Command {
	var options webOptions
	command := &cobra.Command{
		Use:   "web",
		Short: "Write a page that runs scenarios in a browser",
		Long: `Writes a folder with a page that runs the scenarios in the browser and draws them, with levers that can be moved while it
runs. The page's address holds scenario, seed and levers, so that a link is enough to see a run again, and its record has the
SHA-256 that entente hash prints. The folder can be put on any web server as it is; the page asks for nothing from elsewhere.

The program for the browser is built by the go command from Entente's source, or is given by --wasm.`,
		Example: `  entente web -o site
  entente web -o site --overwrite
  entente web -o site --wasm elsewhere/entente.wasm`,
		Args: none,
		RunE: func(command *cobra.Command, _ []string) error { return m.web(command.Context(), &options) },
	}
	command.Flags().StringVarP(&options.out, "out", "o", "", "`folder` to write")
	command.Flags().BoolVar(&options.overwrite, "overwrite", false, "replace a former page")
	options.programFlags(command)
	return command
}

func (m *Main) web(ctx context.Context, options *webOptions) error {
	if options.out == "" {
		return usagef("write entente web -o FOLDER", "entente web needs the folder to write")
	}
	err := site.Free(options.out, options.overwrite)
	if err == nil {
		var page site.Site
		if page, err = m.page(ctx, options); err != nil {
			return err
		}
		err = page.Write(options.out, options.overwrite)
		if err == nil && !options.quiet {
			fmt.Fprintf(m.Stderr, "wrote %s; to open it: entente serve --dir %s --open\n", options.out, options.out)
		}
	}
	if errors.Is(err, site.ErrExists) && !options.overwrite {
		return fmt.Errorf("%w (--overwrite replaces a former page, and nothing else)", err)
	}
	return err
}

// page puts a page together.
func (m *Main) page(ctx context.Context, options *webOptions) (site.Site, error) {
	program, err := m.programFor(ctx, options)
	if err != nil {
		return nil, err
	}
	return site.New(program)
}

// programFor reads or builds the program for the browser.
func (m *Main) programFor(ctx context.Context, options *webOptions) (site.Program, error) {
	const hint = "%w: the program for the browser cannot be built; give one that was built before by --wasm FILE, " +
		"or run this where Go is installed, in a clone of Entente or with --source FOLDER"
	switch {
	case options.wasm != "" && options.source != "":
		return site.Program{}, usagef("write one of the two", "--wasm and --source both say where the program comes from")
	case options.wasm != "":
		return site.ReadProgram(ctx, options.wasm)
	}
	source, err := m.sourceFolder(options)
	if err != nil {
		return site.Program{}, fmt.Errorf(hint, err)
	}
	if !options.quiet {
		fmt.Fprintln(m.Stderr, "building the program for the browser; the first time takes about a minute")
	}
	m.log.Info("building", "source", source)
	program, err := site.Build(ctx, source)
	if errors.Is(err, site.ErrNoGo) {
		return site.Program{}, fmt.Errorf(hint, err)
	}
	return program, err
}

func (m *Main) sourceFolder(options *webOptions) (string, error) {
	if options.source == "" {
		return site.FindSource(".")
	}
	if _, err := os.Stat(options.source); err != nil {
		return "", fmt.Errorf("--source: %w", err)
	}
	return site.FindSourceAt(options.source)
}
