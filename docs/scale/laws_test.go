package scale_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/agents/portable"
	"entente/sim/random"
)

// attempt is the mean time from a worker's beginning of a chunk to its end, with all crashes and new beginnings on the way:
// (1/f + R)(e^(fZ) - 1) for a chunk of constant length Z, crashes at the rate f and a restart R (Duda 1983, "The Effects of
// Checkpointing on Program Execution Time", without checkpoints).
func (c cluster) attempt() float64 {
	if c.crashes == 0 {
		return c.work.mean
	}
	return (1/c.crashes + c.restart) * (portable.Exp(c.crashes*c.work.mean) - 1)
}

// repairmen is the throughput of workers and one server where both times are exponential: the machine repair model M/M/1//N
// (Palm 1947; Kleinrock 1975, Queueing Systems I, section 3.8). Utilisation is 1 - p0, with p0 the sum's reciprocal.
func repairmen(workers int, think, service float64) (throughput float64) {
	sum, term := 1.0, 1.0
	for n := range workers {
		term *= float64(workers-n) * service / think
		sum += term
	}
	return (1 - 1/sum) / service
}

// pollaczek is the mean wait before service in M/G/1 (Pollaczek 1930, Khinchin 1932): arrivals times the mean square of
// service, over twice what is left of the server's time. For a constant service it is M/D/1, half of M/M/1.
func pollaczek(arrivals, service, square float64) float64 {
	return arrivals * square / (2 * (1 - arrivals*service))
}

func TestPoissonArrivalsWaitAsPollaczekAndKhinchinSay(t *testing.T) {
	waits := map[kind]float64{}
	for _, kind := range []kind{constant, exponential, uniform} {
		s := &simulation{source: random.New(1, 0)}
		server, service := &station{of: s}, distribution{0.8, kind}
		var arrive func()
		left := 200_000
		arrive = func() {
			server.visit(s.draw(service), nil)
			if left--; left > 0 {
				s.after(s.draw(distribution{1, exponential}), arrive)
			}
		}
		s.after(0, arrive)
		s.runAll()
		waits[kind] = server.waiting()
		assert.InEpsilon(t, pollaczek(1, service.mean, service.square()), server.waiting(), 0.03, "kind %d", kind)
	}
	// So near to each other that a wrong square would be seen: M/D/1 waits half as long as M/M/1.
	assert.InEpsilon(t, 2, waits[exponential]/waits[constant], 0.05)
}

func TestWorkersAndServerAreTheMachineRepairModel(t *testing.T) {
	think, service := 1.0, 0.1
	for _, workers := range []int{1, 5, 10, 20, 40} {
		seen := cluster{workers: workers, chunks: 50_000, window: 50_000, unsent: 1,
			work: distribution{think, exponential}, pull: distribution{service, exponential}}.observe(2)
		assert.InEpsilon(t, repairmen(workers, think, service), float64(seen.chunks)/seen.seconds, 0.02, "%d workers", workers)
	}
	// Known answer: two workers, service as long as thought: p0 = 1/(1+2+2), so the server is busy for 4/5 of the time.
	assert.InDelta(t, 0.8, repairmen(2, 1, 1), 1e-15)
}

// loaded are clusters that are nearly idle, near their saturation and beyond it, with and without crashes.
func loaded() map[string]cluster {
	all := map[string]cluster{}
	for _, workers := range []int{3, 60, 300} {
		for _, crashes := range []float64{0, 0.2} {
			all[fmt.Sprintf("%d workers, %g crashes a second", workers, crashes)] = cluster{
				workers: workers, chunks: 20_000, window: 1200, prefetch: true, unsent: 4, work: distribution{0.5, constant},
				publish: distribution{0.0005, constant}, pull: distribution{0.0015, constant}, part: distribution{0.002, constant},
				acknowledge: distribution{0.001, constant}, line: distribution{0.004, constant}, collect: distribution{0.006, uniform},
				crashes: crashes, restart: 1, redelivery: 2}
		}
	}
	return all
}

func TestOperationalLawsHold(t *testing.T) {
	for name, c := range loaded() {
		t.Run(name, func(t *testing.T) {
			seen := c.observe(3)
			for _, at := range []*station{seen.queueServer, seen.link, seen.submitter} {
				// Counted apart: how many are there at a time, and how long each stays. Little (1961): L = λW, exact for an
				// observation that begins and ends with nobody there.
				assert.InEpsilon(t, at.number(seen.seconds), at.throughput(seen.seconds)*at.residence(), 1e-9, "Little's law")
				assert.LessOrEqual(t, at.utilisation(seen.seconds), 1.01)
			}
			// Forced flow: each chunk goes over the line and to the submitter once, however often it was delivered.
			assert.EqualValues(t, c.chunks, seen.link.served)
			assert.EqualValues(t, c.chunks, seen.submitter.served)
			assert.InDelta(t, float64(c.chunks)*c.work.mean, seen.working, 1e-6)
			assert.GreaterOrEqual(t, seen.deliveries, c.chunks+seen.crashed, "with a worker dies the chunk that it does")
			assert.LessOrEqual(t, seen.deliveries, c.chunks+2*seen.crashed, "and perhaps the next")
			requests := int(seen.queueServer.served) - 3*c.chunks
			assert.GreaterOrEqual(t, requests, seen.deliveries+c.workers, "at the end each worker has one that is not answered")
			assert.LessOrEqual(t, requests, seen.deliveries+c.workers+seen.crashed, "and so may each that died")
			// Utilisation law: U = XD, with the demand that went into the simulation.
			rate := float64(c.chunks) / seen.seconds
			assert.InEpsilon(t, rate*c.line.mean, seen.link.utilisation(seen.seconds), 1e-9)
			assert.InEpsilon(t, rate*c.collect.mean, seen.submitter.utilisation(seen.seconds), 0.01)
			bound, _ := c.bound()
			assert.LessOrEqual(t, rate, bound*1.02, "asymptotic bounds; crashes are luck")
			assert.Greater(t, rate, 0.9*bound, "far from saturation or far beyond it, the bounds are near")
		})
	}
}

func TestBottleneckMovesWhereTheBoundsCross(t *testing.T) {
	c := cluster{chunks: 20_000, window: 20_000, unsent: 1, work: distribution{0.5, uniform}, pull: distribution{0.005, constant}}
	// Saturation at N* = (Z + D)/D = 101 workers: half of them leave the server idle half of the time, twice as many gain nothing.
	for _, test := range []struct {
		workers     int
		utilisation float64
		bottleneck  string
	}{{50, 50.0 / 101, "workers"}, {202, 1, "queue server"}} {
		c.workers = test.workers
		seen := c.observe(4)
		_, bottleneck := c.bound()
		assert.Equal(t, test.bottleneck, bottleneck)
		assert.InEpsilon(t, test.utilisation, seen.queueServer.utilisation(seen.seconds), 0.02)
		// The interactive response time law: R = N/X - Z.
		response := float64(c.workers)/(float64(c.chunks)/seen.seconds) - c.work.mean
		assert.InDelta(t, response, seen.queueServer.residence(), 0.02*(response+c.work.mean))
	}
	// A window under two chunks a worker leaves workers without work: X = W/Z by Little's law.
	c = cluster{workers: 100, chunks: 20_000, window: 50, unsent: 1, prefetch: true, work: distribution{0.5, uniform}}
	seen := c.observe(4)
	assert.InEpsilon(t, 50/c.work.mean, float64(c.chunks)/seen.seconds, 0.01)
	_, bottleneck := c.bound()
	assert.Equal(t, "window", bottleneck)
	// At a submitter that is too slow parts pile up to as many as workers may have on their way, and no further.
	c = cluster{workers: 10, chunks: 500, window: 500, unsent: 2, prefetch: true, work: distribution{0.5, uniform}, collect: distribution{0.2, constant}}
	seen = c.observe(4)
	assert.Equal(t, 10*2, seen.submitter.most)
	assert.InEpsilon(t, 1/c.collect.mean, float64(c.chunks)/seen.seconds, 0.01)
}

func TestPrefetchHidesTheServer(t *testing.T) {
	c := cluster{workers: 20, chunks: 20_000, window: 20_000, unsent: 4, work: distribution{0.5, constant},
		pull: distribution{0.005, constant}, part: distribution{0.005, constant}}
	bare := c.observe(6)
	c.prefetch = true
	hidden := c.observe(6)
	assert.InEpsilon(t, 20/0.5, float64(c.chunks)/hidden.seconds, 0.005, "a worker never waits: it is N/Z")
	assert.Less(t, float64(c.chunks)/bare.seconds, 20/0.505, "without, it is at most N/(Z + D)")
}

func TestCrashesCostWhatTheyMust(t *testing.T) {
	c := cluster{workers: 50, chunks: 40_000, window: 40_000, unsent: 1, work: distribution{1, constant}, crashes: 0.3, restart: 2,
		redelivery: 1.5}
	seen := c.observe(5)
	// A chunk is delivered e^(fZ) times; a worker takes (1/f + R)(e^(fZ) - 1) for one.
	assert.InEpsilon(t, math.Exp(0.3), float64(seen.deliveries)/float64(c.chunks), 0.01)
	assert.InEpsilon(t, 50/c.attempt(), float64(c.chunks)/seen.seconds, 0.01)
	assert.InDelta(t, 40_000, seen.working, 1e-6, "each chunk is done once to its end")
}

func TestSimulationIsTheSameAgain(t *testing.T) {
	for name, c := range loaded() {
		again := c.observe(3)
		assert.Equal(t, c.observe(3).seconds, again.seconds, name)
	}
}
