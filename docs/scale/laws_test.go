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
		s.run()
		waits[kind] = server.waiting()
		assert.InEpsilon(t, pollaczek(1, service.mean, service.square()), server.waiting(), 0.03, "kind %d", kind)
	}
	// So near to each other that a wrong square would be seen: M/D/1 waits half as long as M/M/1.
	assert.InEpsilon(t, 2, waits[exponential]/waits[constant], 0.05)
}

func TestClosedNetworkIsTheMachineRepairModel(t *testing.T) {
	for _, workers := range []int{1, 5, 10, 20, 40} {
		think, service := 1.0, 0.1
		seen := cluster{workers: workers, chunks: 50_000, work: distribution{think, exponential}, fetch: distribution{service, exponential}}.observe(2)
		// A request without a chunk is served too, one for each worker at the end.
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
			all[fmt.Sprintf("%d workers, %g crashes a second", workers, crashes)] = cluster{workers: workers, chunks: 20_000,
				work: distribution{0.5, constant}, fetch: distribution{0.002, constant}, finish: distribution{0.003, constant},
				line: distribution{0.004, constant}, collect: distribution{0.006, uniform}, crashes: crashes, restart: 1, redelivery: 2}
		}
	}
	return all
}

func TestOperationalLawsHold(t *testing.T) {
	for name, c := range loaded() {
		t.Run(name, func(t *testing.T) {
			seen := c.observe(3)
			for _, s := range []*station{seen.server, seen.line, seen.submitter} {
				// Counted apart: how many are there at a time, and how long each stays. Little (1961): L = λW, exact for an
				// observation that begins and ends with nobody there.
				assert.InEpsilon(t, s.number(seen.seconds), s.throughput(seen.seconds)*s.residence(), 1e-9, "Little's law")
				assert.LessOrEqual(t, s.utilisation(seen.seconds), 1+1e-9)
			}
			// Forced flow: each chunk goes over the line and to the submitter once, however often it was delivered.
			assert.EqualValues(t, c.chunks, seen.line.served)
			assert.EqualValues(t, c.chunks, seen.submitter.served)
			assert.EqualValues(t, seen.deliveries+c.chunks+c.workers, seen.server.served)
			// Utilisation law: U = XD, with the demand that went into the simulation.
			rate := float64(c.chunks) / seen.seconds
			assert.InEpsilon(t, rate*c.line.mean, seen.line.utilisation(seen.seconds), 1e-9)
			assert.InEpsilon(t, rate*c.collect.mean, seen.submitter.utilisation(seen.seconds), 0.01)
			bound, _ := c.bound()
			assert.LessOrEqual(t, rate, bound*1.02, "asymptotic bounds; crashes are luck")
			assert.Greater(t, rate, 0.85*bound, "far from saturation or far beyond it, the bounds are near")
		})
	}
}

func TestBottleneckMovesWhereTheBoundsCross(t *testing.T) {
	c := cluster{chunks: 20_000, work: distribution{0.5, uniform}, fetch: distribution{0.002, constant}, finish: distribution{0.003, constant}}
	// Saturation at N* = (Z + D)/D = 101 workers: half of them have the server idle half of the time, twice as many gain nothing.
	for _, test := range []struct {
		workers     int
		utilisation float64
		bottleneck  string
	}{{50, 50.0 / 101, "workers"}, {202, 1, "queue server"}} {
		c.workers = test.workers
		seen := c.observe(4)
		_, bottleneck := c.bound()
		assert.Equal(t, test.bottleneck, bottleneck)
		assert.InEpsilon(t, test.utilisation, seen.server.utilisation(seen.seconds), 0.02)
		// The interactive response time law: R = N/X - Z, both visits together.
		response := float64(c.workers)/(float64(c.chunks)/seen.seconds) - c.work.mean
		assert.InDelta(t, response, 2*seen.server.residence(), 0.02*(response+c.work.mean))
	}
}

func TestCrashesCostWhatTheyMust(t *testing.T) {
	c := cluster{workers: 50, chunks: 40_000, work: distribution{1, constant}, crashes: 0.3, restart: 2, redelivery: 1.5}
	seen := c.observe(5)
	// A chunk is delivered e^(fZ) times; a worker takes (1/f + R)(e^(fZ) - 1) for one.
	assert.InEpsilon(t, math.Exp(0.3), float64(seen.deliveries)/float64(c.chunks), 0.01)
	assert.InEpsilon(t, 50/c.attempt(), float64(c.chunks)/seen.seconds, 0.01)
	assert.InDelta(t, 40_000, seen.working, 1e-6, "each chunk is done once to its end")
	assert.EqualValues(t, c.chunks, seen.submitter.served)
}

func TestSimulationIsTheSameAgain(t *testing.T) {
	for name, c := range loaded() {
		again := c.observe(3)
		assert.Equal(t, c.observe(3).seconds, again.seconds, name)
	}
}
