package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := bench(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// options are what the flags say.
type options struct {
	sizes, blocs, only string
	runs               int
	scratch, root      string
	from               string
	json, write        bool
	formation          bool
}

// bench measures as the flags say and prints the tables.
func bench(ctx context.Context, arguments []string, stdout, stderr io.Writer) error {
	var o options
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.sizes, "sizes", "60,1000,100000", "numbers of actors")
	flags.StringVar(&o.blocs, "blocs", "8,16", "numbers of blocs, 16 at most")
	flags.StringVar(&o.only, "only", "", "engines to run beside Entente, by key, such as c,mesa; all where empty")
	flags.IntVar(&o.runs, "runs", 5, "runs of each engine and world")
	flags.StringVar(&o.scratch, "scratch", "", "folder for what is built and installed; the user's cache where empty")
	flags.StringVar(&o.root, "root", ".", "the project's folder")
	flags.StringVar(&o.from, "from", "", "file of numbers such as docs/benchmarks.json to make the tables of, in place of measuring")
	flags.BoolVar(&o.json, "json", false, "print JSON instead of Markdown")
	flags.BoolVar(&o.write, "write", false, "put the tables into docs/benchmarks.md and the numbers into docs/benchmarks.json")
	flags.BoolVar(&o.formation, "formation", true, "time Mesa's example of alliance formation too")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	found, err := o.find(ctx, stderr)
	if err != nil {
		return err
	}
	if o.write {
		if err := found.keep(filepath.Join(o.root, "docs")); err != nil {
			return err
		}
	}
	if o.json {
		printer := json.NewEncoder(stdout)
		printer.SetIndent("", " ")
		return printer.Encode(found)
	}
	_, err = io.WriteString(stdout, found.tables())
	return err
}

// find measures, or reads what was measured before.
func (o options) find(ctx context.Context, log io.Writer) (results, error) {
	if o.from == "" {
		return o.measure(ctx, log)
	}
	text, err := os.ReadFile(o.from)
	if err != nil {
		return results{}, fmt.Errorf("read former results: %w", err)
	}
	var found results
	if err := json.Unmarshal(text, &found); err != nil {
		return results{}, fmt.Errorf("read former results in %s: %w", o.from, err)
	}
	return found, nil
}

func (o options) measure(ctx context.Context, log io.Writer) (results, error) {
	sizes, err := numbers("sizes", o.sizes, 1_000_000)
	if err != nil {
		return results{}, err
	}
	blocs, err := numbers("blocs", o.blocs, 16)
	if err != nil {
		return results{}, err
	}
	if o.runs < 1 {
		return results{}, fmt.Errorf("-runs %d: at least one", o.runs)
	}
	at, err := o.places()
	if err != nil {
		return results{}, err
	}
	contenders, err := o.contenders(ctx, at, log)
	if err != nil {
		return results{}, err
	}
	found := results{Lines: map[string]int{}}
	for _, c := range contenders {
		if found.Lines[c.name], err = modelLines(at.sources, c.model); err != nil {
			return results{}, err
		}
	}
	all := worlds(sizes, blocs)
	if found.Agreement, err = agree(ctx, contenders, all, log); err != nil {
		return results{}, err
	}
	for _, w := range all {
		rows, err := measure(ctx, contenders, w, o.runs, log)
		if err != nil {
			return results{}, err
		}
		found.Rows = append(found.Rows, rows...)
	}
	if o.formation {
		if found.Formation, err = formAlliances(ctx, at, o.runs, log); err != nil {
			return results{}, err
		}
	}
	return found, nil
}

// places finds the sources and makes the scratch folder.
func (o options) places() (places, error) {
	if o.scratch == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return places{}, fmt.Errorf("find a folder to build in, or name one with -scratch: %w", err)
		}
		o.scratch = filepath.Join(cache, "entente-bench")
	}
	scratch, err := filepath.Abs(o.scratch)
	if err != nil {
		return places{}, err
	}
	if err := os.MkdirAll(scratch, 0o755); err != nil {
		return places{}, fmt.Errorf("make the scratch folder: %w", err)
	}
	sources, err := filepath.Abs(filepath.Join(o.root, "bench"))
	if err != nil {
		return places{}, err
	}
	if _, err := os.Stat(filepath.Join(sources, "engine.go")); err != nil {
		return places{}, fmt.Errorf("run bench from the project's folder, or name that with -root: %w", err)
	}
	return places{sources, scratch}, nil
}

// contenders builds and installs the engines. Only Entente must be there; others are reported as missing.
func (o options) contenders(ctx context.Context, at places, log io.Writer) ([]contender, error) {
	var ready []contender
	wanted := strings.Split(o.only, ",")
	for _, e := range engines() {
		if o.only != "" && e.key != reference && !slices.Contains(wanted, e.key) {
			continue
		}
		fmt.Fprintf(log, "prepare %s\n", e.name)
		command, err := e.prepare(ctx, at)
		if err != nil && (e.key == reference || ctx.Err() != nil) {
			return nil, fmt.Errorf("prepare %s: %w", e.name, err)
		}
		ready = append(ready, contender{e, command, err})
	}
	return ready, nil
}

// numbers reads a list such as 60,1000.
func numbers(name, text string, most int) ([]int, error) {
	var list []int
	for word := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil || n < 2 || n > most {
			return nil, fmt.Errorf("-%s: %q is not a whole number from 2 to %d", name, word, most)
		}
		list = append(list, n)
	}
	return list, nil
}
