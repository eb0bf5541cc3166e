package scale_test

import "entente/sim/random"

// cluster is a closed queueing network, as the module cluster builds one: at most a window of chunks is on its way at a time. Each goes
// through the queue server to a worker, and its part by the server and the submitter's line to the submitter, which then lets in the
// next. Times are in seconds.
type cluster struct {
	workers int
	chunks  int
	window  int
	// prefetch says that a worker asks for its next chunk while it does one, and unsent how many parts it may have on their way; with
	// as many it waits.
	prefetch bool
	unsent   int
	// work is what a chunk takes a worker: the think time, in the words of interactive systems.
	work distribution
	// The queue server's service a chunk: for its message on its way in, for a worker's request with its answer, for the part that it
	// passes on, and for the submitter's answer and the acknowledgement.
	publish, pull, part, acknowledge distribution
	// line is the time that a part takes on the submitter's line; collect what the submitter does with it.
	line, collect distribution
	// crashes is how often a worker that works dies, in crashes a second (a Poisson process); a new one is there after restart.
	crashes, restart float64
	// redelivery is after how long what a dead worker had is given to another.
	redelivery float64
}

// observation is what is seen of a cluster, from the beginning until the last part is collected.
type observation struct {
	cluster
	seconds                      float64
	queueServer, link, submitter *station
	// deliveries counts chunks given to workers, and crashed the workers that died.
	deliveries, crashed int
	// working is the time that workers spent on chunks whose parts they handed in, lost that which died with them.
	working, lost float64
}

// observe simulates a cluster.
func (c cluster) observe(seed uint64) observation {
	s := &simulation{source: random.New(seed, 0)}
	r := &run{simulation: s, unpublished: c.chunks, seen: observation{
		cluster: c, queueServer: &station{of: s}, link: &station{of: s}, submitter: &station{of: s}}}
	r.cluster = &r.seen.cluster
	for range min(c.window, c.chunks) {
		r.publishNext()
	}
	for range c.workers {
		r.ask(&worker{})
	}
	s.runAll()
	return r.seen
}

// run is a cluster at work.
type run struct {
	*simulation
	*cluster
	seen        observation
	unpublished int
	// waiting are the chunks in the queue that no worker has, requests the workers that wait for one.
	waiting  int
	requests []*worker
}

// worker is one of the cluster's: what it does, and what it has. One that dies is dead for good; another takes its place.
type worker struct {
	working, ready, asking, stalled, dead bool
	sending                               int
}

// pass has somebody served at a station, unless there is nothing to do.
func (r *run) pass(at *station, service distribution, then func()) {
	if service.mean == 0 {
		then()
		return
	}
	at.visit(r.draw(service), then)
}

// publishNext lets the next chunk in.
func (r *run) publishNext() {
	if r.unpublished == 0 {
		return
	}
	r.unpublished--
	r.pass(r.seen.queueServer, r.publish, r.enqueue)
}

func (r *run) enqueue() {
	r.waiting++
	r.match()
}

// ask has a worker ask for a chunk.
func (r *run) ask(w *worker) {
	w.asking = true
	r.pass(r.seen.queueServer, r.pull, func() {
		r.requests = append(r.requests, w)
		r.match()
	})
}

// match gives chunks to the workers that wait for one.
func (r *run) match() {
	for r.waiting > 0 && len(r.requests) > 0 {
		w := r.requests[0]
		r.requests = r.requests[1:]
		if w.dead {
			continue // Its connection is closed.
		}
		r.waiting--
		r.seen.deliveries++
		w.asking = false
		if w.working || w.stalled {
			w.ready = true
		} else {
			r.begin(w)
		}
	}
}

// begin has a worker do a chunk, or die of it.
func (r *run) begin(w *worker) {
	w.working = true
	if r.prefetch {
		r.ask(w)
	}
	work := r.draw(r.work)
	life := work + 1
	if r.crashes > 0 {
		life = r.draw(distribution{1 / r.crashes, exponential})
	}
	if life < work {
		r.after(life, func() { r.crash(w, life) })
		return
	}
	r.after(work, func() {
		r.seen.working += work
		w.working = false
		if w.sending == r.unsent {
			w.stalled = true
			return
		}
		r.send(w)
	})
}

// send has a worker hand in a part, and go on.
func (r *run) send(w *worker) {
	w.sending++
	r.pass(r.seen.queueServer, r.part, func() {
		r.pass(r.seen.link, r.line, func() {
			r.pass(r.seen.submitter, r.collect, func() {
				r.seen.seconds = r.now
				r.publishNext()
				r.pass(r.seen.queueServer, r.acknowledge, func() { r.sent(w) })
			})
		})
	})
	switch {
	case w.ready:
		w.ready = false
		r.begin(w)
	case !w.asking:
		r.ask(w)
	}
}

// sent notes that a part is with the submitter.
func (r *run) sent(w *worker) {
	w.sending--
	if w.stalled {
		w.stalled = false
		r.send(w)
	}
}

// crash ends a worker. What it had is given to others after a while; parts on their way arrive.
func (r *run) crash(w *worker, life float64) {
	r.seen.lost += life
	r.seen.crashed++
	had := 1
	if w.ready {
		had++
	}
	w.dead, w.working, w.ready = true, false, false
	for range had {
		r.after(r.redelivery, r.enqueue)
	}
	r.after(r.restart, func() { r.ask(&worker{}) })
}

// demands are the stations' service for one chunk, all its visits together.
func (c cluster) demands() (queueServer, line, submitter float64) {
	return c.publish.mean + c.pull.mean + c.part.mean + c.acknowledge.mean, c.line.mean, c.collect.mean
}

// bound is the most chunks a second that there can be: no station is busy for more than all the time, nor a worker; and what bounds
// it (asymptotic bounds: Muntz and Wong 1974; Denning and Buzen 1978).
func (c cluster) bound() (rate float64, bottleneck string) {
	queueServer, line, submitter := c.demands()
	rate, bottleneck = float64(c.workers)/c.attempt(), "workers"
	// By Little's law, with as many chunks on their way as there may be, each for as long as it takes when nobody waits.
	if most := float64(c.window) / (c.attempt() + queueServer + line + submitter); most < rate {
		rate, bottleneck = most, "window"
	}
	for _, at := range []struct {
		name   string
		demand float64
	}{{"queue server", queueServer}, {"line", line}, {"submitter", submitter}} {
		if at.demand > 0 && 1/at.demand < rate {
			rate, bottleneck = 1/at.demand, at.name
		}
	}
	return rate, bottleneck
}
