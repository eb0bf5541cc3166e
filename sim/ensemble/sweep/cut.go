package sweep

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"

	"entente/sim/result"
)

// Cut is a plan whose blocks can be run one at a time, by anybody who has the plan, and put together to the folder that Do
// writes. Its methods may be called from several goroutines.
type Cut struct {
	plan        Plan
	description description
	// identity is the hash of plan.json, by which a payload knows its plan.
	identity string
}

// NewCut checks a plan. Errors wrap ErrPlan.
func NewCut(plan Plan) (*Cut, error) {
	c := &Cut{plan: plan}
	err := guarded(func() error {
		if err := plan.check(); err != nil {
			return err
		}
		c.description = describe(&plan)
		text, err := c.description.encode()
		hash := sha256.Sum256(text)
		c.identity = hex.EncodeToString(hash[:])
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sweep: %w: %w", ErrPlan, err)
	}
	return c, nil
}

// Blocks is how many blocks there are, at least 1. How a plan is cut follows from it alone.
func (c *Cut) Blocks() int { return c.description.blocks() }

// Turns are those of a block's rows, from the first to before the last.
func (c *Cut) Turns(block int) (from, to int) { return c.description.span(block) }

// Run runs the rows of a block, as many at a time as there are workers, and writes the block's payload: the same bytes for any
// number of them. A row that fails is a row with its error. Errors are the context's, those of the stream, or wrap ErrPlan.
func (c *Cut) Run(ctx context.Context, number, workers int, to io.Writer) error {
	if err := c.checkBlock(number); err != nil {
		return err
	}
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	p := pipeline{plan: &c.plan, plans: &c.description, workers: workers, ran: func() {}}
	err := p.run(ctx, []int{number}, func(b *block) error { return c.writePayload(ctx, b, to) })
	if err != nil {
		return fmt.Errorf("block %d: %w", number, err)
	}
	return nil
}

// Fail writes the payload of a block that cannot be run: each of its rows is one that failed, with the problem as its error.
func (c *Cut) Fail(number int, problem string, to io.Writer) error {
	if err := c.checkBlock(number); err != nil {
		return err
	}
	p := pipeline{plan: &c.plan, plans: &c.description}
	b := newBlock(&c.plan, &c.description, number)
	for k := range b.rows {
		if err := p.point(&b.rows[k]); err != nil {
			return fmt.Errorf("block %d: %w", number, err)
		}
		b.rows[k].fail(errors.New(problem))
	}
	return c.writePayload(context.Background(), b, to)
}

// checkBlock refuses blocks that there are not.
func (c *Cut) checkBlock(number int) error {
	if number < 0 || number >= c.Blocks() {
		return fmt.Errorf("block %d: there are %d: %w", number, c.Blocks(), ErrPlan)
	}
	return nil
}

// Merge writes the folder that Do writes, to the last byte, from the payloads of all blocks, which open gives; each is read once
// and only one is open at a time. What does not belong to the plan is refused with an error that wraps ErrPayload.
//
// It goes about in the folder as Do does: with Resume an interrupted Merge, or Do, is gone on with, and until all is done the
// folder says that it is not finished. Workers mean nothing to it; errors are otherwise those of Do and of open.
func (c *Cut) Merge(ctx context.Context, dir string, open func(block int) (io.ReadCloser, error), options Options) error {
	return c.merge(ctx, dir, open, options, osDisk{})
}

func (c *Cut) merge(
	ctx context.Context, dir string, open func(block int) (io.ReadCloser, error), options Options, disk disk,
) error {
	return inFolder(dir, disk, func(f *folder) error {
		d := c.description
		done, err := f.open(&c.plan, &d, options.Resume)
		if err != nil {
			return err
		}
		// A sweep that was called otherwise would keep its own arguments, and the manifest not be the one that belongs to the plan.
		if !slices.Equal(d.Arguments, c.description.Arguments) {
			return fmt.Errorf("%w, which was called as %q and not as %q", ErrOtherPlan, d.Arguments, c.description.Arguments)
		}
		return f.carryOut(&c.plan, &d, done, func(missing []int) error {
			for _, number := range missing {
				if err := ctx.Err(); err != nil {
					return err
				}
				files, err := c.take(f, number, open)
				if err != nil {
					return fmt.Errorf("block %d: %w", number, err)
				}
				if err := done.add(number, files); err != nil {
					return err
				}
				if options.Progress != nil {
					options.Progress(done.rows(&d), d.Rows)
				}
			}
			return nil
		})
	})
}

// take puts a block from its payload into the folder.
func (c *Cut) take(f *folder, number int, open func(block int) (io.ReadCloser, error)) ([]result.File, error) {
	from, err := open(number)
	if err != nil {
		return nil, err
	}
	files, err := c.readPayload(f, number, from)
	if closed := from.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, err
	}
	result.SyncFolder(f.path)
	if err := c.checkRows(f, number, files); err != nil {
		for _, file := range files {
			_ = f.remove(file.Name)
		}
		return nil, fmt.Errorf("%w: %w", ErrPayload, err)
	}
	return files, nil
}

// checkRows reads a block back and says whether its rows are those of the plan.
func (c *Cut) checkRows(f *folder, number int, files []result.File) error {
	b := &block{number: number}
	if err := guarded(func() error { return b.read(f.path, &c.description, files) }); err != nil {
		return err
	}
	p := pipeline{plan: &c.plan}
	planned := newBlock(&c.plan, &c.description, b.number)
	for k := range planned.rows {
		is, wanted := &b.rows[k], &planned.rows[k]
		if err := p.point(wanted); err != nil {
			return err
		}
		if is.Number != wanted.Number || is.Seed != wanted.Seed || !slices.Equal(is.Point, wanted.Point) {
			return fmt.Errorf("turn %d is row %d with seed %d at %v, and not row %d with seed %d at %v", wanted.Turn, is.Number, is.Seed,
				is.Point, wanted.Number, wanted.Seed, wanted.Point)
		}
	}
	return nil
}
