package sim

import (
	"sync"
	"sync/atomic"

	"entente/agents"
)

// chunks are the pieces in which a tick goes over the actors. How many there are follows from the model alone, and sums are
// kept by chunk and added up in the order of chunks: so the number of workers shows in no result. A world of one chunk adds
// up in the order of actors.
type chunks struct {
	actors, size, count int

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

// chunkActors is how many actors a chunk holds: few enough that the columns of a chunk stay in a core's cache from one loop to
// the next, enough to make the start of a goroutine cheap.
const chunkActors = 8192

// newChunks cuts so many actors into chunks. A chunk has at least as many actors as its sums have entries (sums), or adding up
// the sums of chunks would cost more than adding up actors.
func newChunks(actors, sums int) *chunks {
	size := max(chunkActors, sums)
	c := &chunks{actors: actors, size: size, count: max(1, (actors+size-1)/size)}
	c.work = func() {
		defer c.wait.Done()
		c.takeParts()
	}
	return c
}

// bounds are the first actor of a chunk and the one after its last.
func (c *chunks) bounds(chunk int) (from, to int) {
	return chunk * c.size, min(c.actors, (chunk+1)*c.size)
}

// eachChunk does a task for every chunk, on as many goroutines as the world may use.
func (w *World) eachChunk(task func(w *World, chunk int)) { w.eachPart(w.chunks.count, task) }

// eachPart does the parts 0 to count-1 of a task on as many goroutines as the world may use, and comes back when all are done and
// no goroutine is left. A part must write nothing that another part reads or writes, and do no eachPart of its own. The task is
// a method expression, such as (*World).investChunk, because a method value would be allocated anew at each call.
// A panic in a part is the caller's.
func (w *World) eachPart(count int, task func(w *World, part int)) {
	if min(w.Workers, count) <= 1 {
		for part := range count {
			task(w, part)
		}
		return
	}
	w.beginParts(count, task)
	w.endParts()
}

// beginParts has others begin with the parts 0 to count-1 of a task, as eachPart says; endParts must be called.
func (w *World) beginParts(count int, task func(w *World, part int)) {
	c := w.chunks
	c.world, c.task, c.last = w, task, int64(count)
	c.next.Store(0)
	others := min(w.Workers, count) - 1
	c.wait.Add(others)
	for range others {
		go c.work()
	}
}

// endParts does with the others what is left of the parts.
func (w *World) endParts() {
	c := w.chunks
	c.takeParts()
	c.wait.Wait()
	c.world, c.task = nil, nil
	if found := c.problem.Swap(nil); found != nil {
		panic(found.value)
	}
}

// takeParts does parts until none is left.
func (c *chunks) takeParts() {
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

// chunkSums are what one chunk adds up in a phase, each with memory of its own, so that cores do not wait for each other's.
type chunkSums struct {
	total, money, top float64
	byHome            []float64 // the sum by home, the same of money
	moneyByHome       []float64
	least             float64
	roleMass          []float64 // by home and role
	distances         []float64 // by bloc
	pairs             []int32   // by pair of blocs
	turns             int
	_                 [cacheLine]float64 // no two chunks in one line of a cache
}

// cacheLine is how many numbers lie in one line of a cache.
const cacheLine = 8

func newChunkSums(count, homes, slots int) []chunkSums {
	sums := make([]chunkSums, count)
	for k := range sums {
		sums[k].distances = make([]float64, slots+cacheLine)[:slots]
		sums[k].pairs = make([]int32, slots*slots+2*cacheLine)[:slots*slots]
		sums[k].roleMass = make([]float64, homes*agents.RoleCount+cacheLine)[:homes*agents.RoleCount]
		room := make([]float64, 2*homes+2*cacheLine)[cacheLine:]
		sums[k].byHome, sums[k].moneyByHome = room[:homes:homes], room[homes:2*homes:2*homes]
	}
	return sums
}
