package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"entente/sim/ensemble/chunk"
)

// sharding is the flag of commands whose work can be shared out, and what it says.
type sharding struct {
	text  string
	shard chunk.Shard
	// none says that only the job is to be written.
	none  bool
	unfit []unfitFlag
	given func(flag string) bool
}

// shardHelp is what the help of commands says of the flag.
const shardHelp = `--shard I/N does share I of N, from 0, into the parts folder of --out, here or on other machines; entente merge puts the parts
together. Started again, it does what is missing. --shard none only writes the job, for others to do.`

// unfitFlag is a flag that does not go with --shard.
type unfitFlag struct{ name, why string }

// whenMerged are flags that say how the result is written.
var whenMerged = []unfitFlag{
	{"format", "a shard writes parts, and entente merge the tables"}, {"overwrite", "a shard never replaces anything but damaged parts"},
}

func (o *sharding) flag(command *cobra.Command, unfit ...unfitFlag) {
	command.Flags().StringVar(&o.text, "shard", "", "do only the `share` I/N of the work, I from 0, into --out; auto/N reads I from the environment; none writes the job alone")
	o.given, o.unfit = command.Flags().Changed, unfit
}

// sharded says whether only a share of the work is to be done. Mistakes are found before anything is run.
func (m *Main) sharded(o *sharding, out string) (bool, error) {
	if !o.given("shard") {
		return false, nil
	}
	o.none = o.text == "none"
	if !o.none {
		var err error
		if o.shard, err = chunk.ParseShard(o.text, m.Getenv); err != nil {
			return false, usagef("", "--shard: %v", strings.TrimPrefix(err.Error(), chunk.ErrShard.Error()+": "))
		}
	}
	if out == "" {
		return false, usagef("add --out PARTS, the same for every shard, or one for each", "with --shard, parts are written into a folder")
	}
	for _, flag := range o.unfit {
		if o.given(flag.name) {
			return false, usagef("", "--%s does not go with --shard: %s", flag.name, flag.why)
		}
	}
	return true, nil
}

// share does a share of an experiment into a folder of parts, and says on standard error what is left for others.
func (m *Main) share(ctx context.Context, x chunk.Experiment, o *sharding, out string, workers int, quiet bool) error {
	folder, err := chunk.MakeFolder(out, x.Job())
	if err != nil {
		return hinted(err)
	}
	if o.none {
		return m.onlyJob(ctx, x, folder, out, quiet)
	}
	options := chunk.Options{Workers: workers}
	finish := func() {}
	if !quiet {
		options.Progress, finish = m.stages()
	}
	left, err := chunk.Do(ctx, x, folder, o.shard, options)
	finish()
	if err != nil || quiet {
		return hinted(err)
	}
	switch last := left.Stage+1 == left.Stages; {
	case left.Count() == 0:
		fmt.Fprintf(m.Stderr, "shard %v is done, and every chunk has a part in %s: entente merge %s -o FOLDER\n", o.shard, out, out)
	case last:
		fmt.Fprintf(m.Stderr, "shard %v is done; left for others: %v\n", o.shard, &left)
	default:
		fmt.Fprintf(m.Stderr, "shard %v waits for others: %v; start it again when they are done\n", o.shard, &left)
	}
	return nil
}

// onlyJob says what there is to do of a job that was written.
func (m *Main) onlyJob(ctx context.Context, x chunk.Experiment, folder *chunk.Folder, out string, quiet bool) error {
	chunks, err := x.Chunks(ctx, 0, folder)
	if err != nil || quiet {
		return err
	}
	of := ""
	if stages := x.Stages(); stages > 1 {
		of = fmt.Sprintf(" in the first of %d stages", stages)
	}
	fmt.Fprintf(m.Stderr, "wrote the job into %s: %d chunks%s to be done\n", out, chunks.Len, of)
	return nil
}

// stages shows the progress of one stage after another.
func (m *Main) stages() (tell func(stage, done, chunks int), finish func()) {
	var mutex sync.Mutex
	current, show, clear := -1, func(uint64) {}, func() {}
	tell = func(stage, done, chunks int) {
		mutex.Lock()
		defer mutex.Unlock()
		if stage != current {
			clear()
			current = stage
			show, clear = m.progressOf(uint64(chunks), "running", "chunks")
		}
		show(uint64(done))
	}
	return tell, func() { clear() }
}

// hinted adds to an error of parts what can be done about it.
func hinted(err error) error {
	var missing *chunk.MissingError
	switch {
	case errors.As(err, &missing):
		return fmt.Errorf("%w\n  chunk K is done by the shard I/N with K mod N = I: start it again", err)
	case errors.Is(err, chunk.ErrOtherJob):
		return fmt.Errorf("%w\n  take the parts of one job, or another folder", err)
	case errors.Is(err, chunk.ErrPart):
		return fmt.Errorf("%w\n  start its shard again, which does damaged parts anew", err)
	}
	return err
}
