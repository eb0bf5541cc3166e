package sim

import "entente/agents"

// chunks are the pieces in which a tick goes over the actors. How many there are follows from the model alone, and sums are
// kept by chunk and added up in the order of chunks: so the number of workers shows in no result. A world of one chunk adds
// up in the order of actors.
type chunks struct {
	actors, size, count int
	crew                *crew
}

// chunkActors is how many actors a chunk holds: few enough that the columns of a chunk stay in a core's cache from one loop to
// the next, enough to make the start of a goroutine cheap.
const chunkActors = 8192

// newChunks cuts so many actors into chunks. A chunk has at least as many actors as its sums have entries (sums), or adding up
// the sums of chunks would cost more than adding up actors.
func newChunks(actors, sums int) *chunks {
	size := max(chunkActors, sums)
	return &chunks{actors: actors, size: size, count: max(1, (actors+size-1)/size), crew: newCrew()}
}

// bounds are the first actor of a chunk and the one after its last.
func (c *chunks) bounds(chunk int) (from, to int) {
	return chunk * c.size, min(c.actors, (chunk+1)*c.size)
}

// eachChunk does a task for every chunk, on as many goroutines as the world may use.
func (w *World) eachChunk(task func(w *World, chunk int)) { w.eachPart(w.chunks.count, task) }

// eachPart does the parts 0 to count-1 of a task, as crew.begin says. A part must do no eachPart of its own.
func (w *World) eachPart(count int, task func(w *World, part int)) {
	if min(w.Workers, count) <= 1 {
		for part := range count {
			task(w, part)
		}
		return
	}
	w.chunks.crew.begin(w, count, task)
	w.chunks.crew.end()
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
