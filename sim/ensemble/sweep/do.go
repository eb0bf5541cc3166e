package sweep

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"runtime"

	"entente/sim/result"
)

// Options say how a sweep is carried out; none of them changes its result.
type Options struct {
	// Workers is how many rows are run at a time; as many as there are processors where it is 0.
	Workers int
	// Resume goes on with the sweep of the same plan that the folder holds: rows that are there stay, parts that are damaged
	// are made again. Where there is no sweep yet, one is started.
	Resume bool
	// Progress is called after each row with the number of those that are done, also of former processes, and of all there are;
	// from several goroutines, so that now and then a lower number may come after a higher. It may be nil.
	Progress func(done, rows int)
}

// Do carries out a plan in the folder dir, which must not exist, be empty or hold the same sweep, and folders above which are
// made. When it returns nil, the folder is a study of kind sweep, the same to the last byte for any number of workers and
// however often it was interrupted.
//
// A row that fails is a row with its error. On any other error, and when the context is cancelled, whole blocks are in the
// folder and can be read with Read; the same call with Resume goes on from there. Errors wrap ErrPlan, ErrInUse, ErrOtherPlan
// or result.ErrExists where the sweep cannot start, the context's where it was cancelled, and the system's where a file
// cannot be written.
func Do(ctx context.Context, dir string, plan Plan, options Options) error {
	return do(ctx, dir, plan, options, osDisk{})
}

func do(ctx context.Context, dir string, plan Plan, options Options, disk disk) error {
	c, err := NewCut(plan)
	if err != nil {
		return err
	}
	return c.do(ctx, dir, options, disk)
}

// Do is the function Do for the plan.
func (c *Cut) Do(ctx context.Context, dir string, options Options) error {
	return c.do(ctx, dir, options, osDisk{})
}

func (c *Cut) do(ctx context.Context, dir string, options Options, disk disk) error {
	if options.Workers <= 0 {
		options.Workers = runtime.GOMAXPROCS(0)
	}
	return inFolder(dir, disk, func(f *folder) error {
		d := c.description
		done, err := f.open(&c.plan, &d, options.Resume)
		if err != nil {
			return err
		}
		return f.carryOut(&c.plan, &d, done, func(missing []int) error {
			progress := counter{total: d.Rows, tell: options.Progress}
			progress.done.Store(int64(done.rows(&d)))
			p := pipeline{plan: &c.plan, plans: &d, workers: options.Workers, ran: progress.next}
			return p.run(ctx, missing, func(b *block) error {
				files, err := f.writeBlock(ctx, b, &d)
				if err != nil {
					return err
				}
				return done.add(b.number, files)
			})
		})
	})
}

// inFolder works in a folder, which it makes where it is not there, and keeps others out meanwhile.
func inFolder(dir string, disk disk, work func(f *folder) error) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("sweep: make the folder: %w", err)
	}
	f := &folder{dir, disk}
	unlock, err := f.lock()
	if err != nil {
		return fmt.Errorf("sweep %s: %w", dir, err)
	}
	defer unlock()
	if err := work(f); err != nil {
		return fmt.Errorf("sweep %s: %w", dir, err)
	}
	return nil
}

// carryOut has the blocks done that the ledger lacks, and ends the sweep. What does them enters each into the ledger.
func (f *folder) carryOut(plan *Plan, d *description, done *ledger, work func(missing []int) error) error {
	if missing := done.missing(); len(missing) > 0 {
		if err := f.doMissing(d, done, missing, work); err != nil {
			return err
		}
	}
	return f.finish(plan, d, done)
}

// doMissing has the blocks done that are not there yet. From here on the folder says that it is not finished.
func (f *folder) doMissing(d *description, done *ledger, missing []int, work func(missing []int) error) error {
	if err := done.begin(f); err != nil {
		return err
	}
	defer done.close()
	if err := f.remove(manifestName); err != nil {
		return err
	}
	if err := work(missing); err != nil {
		return fmt.Errorf("stopped with %d of %d rows: %w", done.rows(d), d.Rows, err)
	}
	return nil
}

// writeBlock puts a block's files into the folder. A block that is whole is kept also when the sweep is cancelled meanwhile.
func (f *folder) writeBlock(ctx context.Context, b *block, d *description) ([]result.File, error) {
	ctx = context.WithoutCancel(ctx)
	var files []result.File
	for k, table := range b.tables(d) {
		file, err := f.writeTable(ctx, fileOfBlock(k, b.number), table)
		if err != nil {
			return nil, err
		}
		file.Rows = b.lines(k, d)
		files = append(files, file)
	}
	result.SyncFolder(f.path)
	return files, nil
}

// finish writes the manifest, the last file of a sweep, and removes what marks an unfinished one.
func (f *folder) finish(plan *Plan, d *description, done *ledger) error {
	study := result.Study{
		Kind: "sweep", ProgramVersion: d.ProgramVersion, Arguments: d.Arguments, Scenarios: d.Scenarios, Seed: d.Seed, Runs: d.Runs,
		Outcomes: d.Outcomes, Tables: result.Parquet.String(),
	}
	for _, files := range done.files {
		study.Files = append(study.Files, files...)
	}
	text, err := d.encode()
	if err != nil {
		return err
	}
	for _, document := range append([]result.Document{{Name: planName, Text: text}}, plan.Documents...) {
		hash := sha256.Sum256(document.Text)
		study.Files = append(study.Files, result.File{
			Name: document.Name, Rows: -1, Bytes: int64(len(document.Text)), SHA256: hex.EncodeToString(hash[:]),
		})
	}
	manifest, err := study.Encode()
	if err != nil {
		return err
	}
	if there, err := f.text(manifestName); err != nil || string(there) != string(manifest) {
		if _, err := f.writeText(manifestName, manifest); err != nil {
			return err
		}
		result.SyncFolder(f.path)
	}
	return f.remove(ledgerName)
}
