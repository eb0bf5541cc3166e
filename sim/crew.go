package sim

import (
	"sync"
	"sync/atomic"
)

// crew are goroutines that share out the parts of a task. Two tasks at a time need two crews.
type crew struct {
	// What is being done: parts 0 to last-1 of a task.
	world *World
	task  func(w *World, part int)
	last  int64
	next  atomic.Int64 // the next part that nobody has taken
	// work is what each goroutine but the caller's runs. It is made once, as making it anew would allocate.
	work func()
	wait sync.WaitGroup

	problem atomic.Pointer[problem] // what a part panicked with
}

// problem is a panic's value.
type problem struct{ value any }

func newCrew() *crew {
	c := &crew{}
	c.work = func() {
		defer c.wait.Done()
		c.takeParts()
	}
	return c
}

// begin has others begin with the parts 0 to count-1 of a task, on as many goroutines as the world may use; end must be called. A part
// must write nothing that another part reads or writes, nor what the caller reads or writes until then, and not use the same crew. The
// task is a method expression, such as (*World).investChunk, because a method value would be allocated anew at each call.
func (c *crew) begin(w *World, count int, task func(w *World, part int)) {
	c.world, c.task, c.last = w, task, int64(count)
	c.next.Store(0)
	others := min(w.Workers, count) - 1
	c.wait.Add(max(0, others))
	for range others {
		go c.work()
	}
}

// end does with the others what is left of the parts, and comes back when all are done and no goroutine is left. A panic in a part is
// the caller's.
func (c *crew) end() {
	c.takeParts()
	c.wait.Wait()
	c.world, c.task = nil, nil
	if found := c.problem.Swap(nil); found != nil {
		panic(found.value)
	}
}

// takeParts does parts until none is left.
func (c *crew) takeParts() {
	defer func() {
		if value := recover(); value != nil {
			c.problem.CompareAndSwap(nil, &problem{value})
			c.next.Store(c.last) // the others need not go on
		}
	}()
	for {
		part := c.next.Add(1) - 1
		if part >= c.last {
			return
		}
		c.task(c.world, int(part))
	}
}
