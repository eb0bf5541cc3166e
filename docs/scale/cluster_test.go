package scale_test

import "entente/sim/random"

// cluster is a closed queueing network: a fixed number of workers, each of which fetches a chunk from the queue server, does it,
// hands its part to the server, and begins again. Parts go on, over the submitter's line, to the submitter. Times are in seconds.
type cluster struct {
	workers int
	chunks  int
	// work is what a chunk takes a worker: its think time, in the words of interactive systems.
	work distribution
	// fetch and finish are the queue server's service for the messages before and after a chunk's work.
	fetch, finish distribution
	// line is the time that a part is on the line that is shared by all; collect what the submitter does with it.
	line, collect distribution
	// crashes is how often a worker that works dies, in crashes a second (a Poisson process); a new one is there after restart.
	crashes, restart float64
	// redelivery is after how long a chunk that was delivered and not acknowledged is delivered again.
	redelivery float64
}

// observation is what is seen of a cluster, from the beginning until the last part is collected.
type observation struct {
	cluster
	seconds                 float64
	server, line, submitter *station
	deliveries              int
	// working is the time that workers spent on chunks whose parts were handed in, lost that which died with them.
	working, lost float64
}

// pull is the state of the queue: chunks that nobody has, and workers that wait for one.
type pull struct {
	*simulation
	observation
	undelivered int
	idle        int
}

// observe simulates a cluster.
func (c cluster) observe(seed uint64) observation {
	s := &simulation{source: random.New(seed, 0)}
	p := &pull{simulation: s, observation: observation{cluster: c, server: &station{of: s}, line: &station{of: s}, submitter: &station{of: s}},
		undelivered: c.chunks}
	for range c.workers {
		p.request()
	}
	// What is seen ends with the last part; a worker may still be starting again.
	s.run()
	return p.observation
}

// request has a worker ask for a chunk.
func (p *pull) request() {
	p.server.visit(p.draw(p.fetch), func() {
		if p.undelivered == 0 {
			p.idle++
			return
		}
		p.deliver()
	})
}

// deliver hands a chunk to a worker, which does it or dies of it.
func (p *pull) deliver() {
	p.undelivered--
	p.deliveries++
	work := p.draw(p.work)
	life := work + 1
	if p.crashes > 0 {
		life = p.draw(distribution{1 / p.crashes, exponential})
	}
	if life < work {
		p.after(life, func() { p.crash(life) })
		return
	}
	p.after(work, func() {
		p.working += work
		p.server.visit(p.draw(p.finish), p.acknowledge)
	})
}

// crash loses a worker's work: it is back after a while, and its chunk is delivered again.
func (p *pull) crash(life float64) {
	p.lost += life
	p.after(p.restart, p.request)
	p.after(max(0, p.redelivery-life), func() {
		p.undelivered++
		if p.idle > 0 {
			p.idle--
			p.deliver()
		}
	})
}

// acknowledge lets the worker go on and sends the part to the submitter.
func (p *pull) acknowledge() {
	p.request()
	p.observation.line.visit(p.draw(p.cluster.line), func() {
		p.submitter.visit(p.draw(p.collect), func() { p.seconds = p.now })
	})
}

// demands are the stations' service for one chunk, all visits together.
func (c cluster) demands() (server, line, submitter float64) {
	return c.fetch.mean + c.finish.mean, c.line.mean, c.collect.mean
}

// bound is the most chunks a second that there can be: no station is busy for more than all the time, and no worker does
// without its own work (asymptotic bounds, Muntz and Wong 1974; Denning and Buzen 1978).
func (c cluster) bound() (rate float64, bottleneck string) {
	server, line, submitter := c.demands()
	rate, bottleneck = float64(c.workers)/(c.attempt()+server), "workers"
	for _, station := range []struct {
		name   string
		demand float64
	}{{"queue server", server}, {"line", line}, {"submitter", submitter}} {
		if station.demand > 0 && 1/station.demand < rate {
			rate, bottleneck = 1/station.demand, station.name
		}
	}
	return rate, bottleneck
}
