package sweep

import (
	"context"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
)

// pipeline runs the rows of blocks on several workers, in the order of their turns, and hands on each block that is whole. Only
// a few blocks are in work at a time, so that memory does not grow with the sweep.
type pipeline struct {
	plan    *Plan
	plans   *description
	workers int
	// rows is how many rows there are to be run.
	rows int
	// ran is called after each row, from several goroutines.
	ran func()
}

// turn is a row of a block that is to be run.
type turn struct {
	block *block
	row   *Row
}

// run runs the blocks and gives each to done, one at a time. It ends with the first error of either, or when the context is
// cancelled.
func (p *pipeline) run(ctx context.Context, blocks []int, done func(b *block) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	// Enough blocks to keep all workers busy while one is being written.
	window := 2 + (p.workers+p.plans.BlockRows-1)/p.plans.BlockRows
	for _, number := range blocks {
		from, to := p.plans.span(number)
		p.rows += to - from
	}
	places := make(chan struct{}, window)
	turns, whole := make(chan turn), make(chan *block, window)
	go p.feed(ctx, blocks, places, turns)
	var wait sync.WaitGroup
	for range p.workers {
		wait.Go(func() {
			if err := p.work(ctx, turns, whole); err != nil {
				cancel(err)
			}
		})
	}
	go func() {
		wait.Wait()
		close(whole)
	}()
	var failed error
	for b := range whole {
		if failed == nil {
			failed = done(b)
		}
		if failed != nil {
			cancel(failed)
		}
		<-places
	}
	if failed != nil {
		return failed
	}
	return context.Cause(ctx)
}

// feed gives out the rows.
func (p *pipeline) feed(ctx context.Context, blocks []int, places chan<- struct{}, turns chan<- turn) {
	defer close(turns)
	for _, number := range blocks {
		select {
		case places <- struct{}{}:
		case <-ctx.Done():
			return
		}
		b := newBlock(p.plan, p.plans, number)
		for k := range b.rows {
			select {
			case turns <- turn{b, &b.rows[k]}:
			case <-ctx.Done():
				return
			}
		}
	}
}

// work is what a worker does.
func (p *pipeline) work(ctx context.Context, turns <-chan turn, whole chan<- *block) error {
	r := &runner{
		build: p.plan.Build, runs: p.plan.Runs, seed: p.plan.Seed, seats: p.seats(), questions: questions{texts: p.plan.Outcomes},
	}
	for turn := range turns {
		if err := p.point(turn.row); err != nil {
			return err
		}
		if err := r.run(ctx, turn.row); err != nil {
			return err
		}
		p.ran()
		if turn.block.left.Add(-1) == 0 {
			whole <- turn.block
		}
	}
	return nil
}

// seats is how many of a row's runs go on at a time.
func (p *pipeline) seats() int {
	return int(min(uint64(max(1, p.workers/p.rows)), p.plan.Runs))
}

// point fills in a row's point. A point that cannot be had is no failure of a row but a mistake of the plan.
func (p *pipeline) point(row *Row) error {
	err := guarded(func() error {
		p.plan.Point(row.Number, row.Point)
		return nil
	})
	if err != nil {
		return fmt.Errorf("%w: the point of row %d: %w", ErrPlan, row.Number, err)
	}
	for k, value := range row.Point {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			return fmt.Errorf("%w: the point of row %d: %s is %v", ErrPlan, row.Number, p.plan.Names[k], value)
		}
	}
	return nil
}

// counter tells how many rows are done.
type counter struct {
	done  atomic.Int64
	total int
	tell  func(done, total int)
}

func (c *counter) next() {
	if done := c.done.Add(1); c.tell != nil {
		c.tell(int(done), c.total)
	}
}
