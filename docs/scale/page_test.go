package scale_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the page's tables afresh")

// page is the plan for a billion runs.
const page = "../scale.md"

const (
	billion = 1_000_000_000
	// runTime is the processor time of a run of korea-stargate (../performance.md).
	runTime = 1e-3 // s
	// What a chunk takes of the queue server's and of the submitter's processor: without its part, and for each byte of that. Processor
	// time of the processes of entente-cluster over 4,000 chunks of no and of 100,000 bytes and 800 of 1,000,000, by the least of both
	// differences: 0.20, 0.55 and 2.91 ms; 0.63, 1.02 and 7.41 ms.
	serverChunk, serverByte       = 0.20e-3, 2.7e-9 // s
	submitterChunk, submitterByte = 0.63e-3, 6.8e-9 // s
	// messagesOfChunk pass the server for a chunk: the chunk and its receipt, a request and its answer, the part in and out, the
	// submitter's answer in and out, and the acknowledgement. A part of more than pieceBytes has more.
	messagesOfChunk = 9
	pieceBytes      = 512 << 10
	// line is a gigabit a second.
	line = 125e6 // bytes a second
	// What entente-cluster does where nothing is said: chunks on their way, parts that a worker has on theirs, and after how long a
	// worker that says nothing is taken for dead.
	window, unsent, redelivery = 4096, 4, 30
	// restart is how long it is until another worker stands in for a dead one: assumed.
	restart = 60 // s
	// most is how many chunks are simulated; of more than that the rate is taken.
	most = 100_000
)

// parts are the bytes of a part of korea-stargate with one outcome, by how many runs it has, as written; and the processor time that
// merging one takes: decoding and adding.
var parts = map[int]struct{ bytes, merge float64 }{
	500:    {316_150, 5.0e-3},
	4000:   {541_077, 5.9e-3},
	61_036: {2_549_026, 24.8e-3},
}

// plan is a way to do a billion runs.
type plan struct {
	runs, workers, window int
	crashes               float64 // a worker an hour
}

// plans begin with how ensembles are cut, on a thousand workers.
var plans = []plan{
	{61_036, 1000, window, 0}, {4000, 1000, window, 0}, {500, 1000, window, 0},
	{61_036, 1000, window, 1}, {61_036, 4000, window, 0}, {61_036, 10_000, window, 0}, {61_036, 10_000, 4 * window, 0},
}

func (p plan) chunks() int { return (billion + p.runs - 1) / p.runs }

// cluster is the plan's, with a number of chunks.
func (p plan) cluster(chunks int) cluster {
	bytes := parts[p.runs].bytes
	message := serverChunk / messagesOfChunk
	return cluster{
		workers: p.workers, chunks: chunks, window: p.window, prefetch: true, unsent: unsent,
		// Of workers some are faster and some slower, and share their machine with others.
		work:    distribution{runTime * float64(p.runs), uniform},
		publish: distribution{2 * message, constant}, pull: distribution{2 * message, constant},
		part:        distribution{float64(2*message) + float64(serverByte*bytes), constant},
		acknowledge: distribution{3 * message, constant},
		line:        distribution{bytes / line, constant},
		collect:     distribution{submitterChunk + float64(submitterByte*bytes), constant},
		crashes:     p.crashes / 3600, restart: restart, redelivery: redelivery,
	}
}

// row is a plan's line of the table.
func (p plan) row() string {
	chunks := p.chunks()
	c := p.cluster(min(chunks, most))
	seen := c.observe(1)
	rate, bottleneck := c.bound()
	simulated := seen.seconds * float64(chunks) / float64(c.chunks)
	percent := func(at *station) string { return fmt.Sprintf("%.1f %%", 100*at.utilisation(seen.seconds)) }
	messages := float64(messagesOfChunk + 4*(int(parts[p.runs].bytes)/pieceBytes))
	return fmt.Sprintf("| %s | %s | %s | %g | %s | %.1f million | %.0f GB | %s | %s | %s | %.1f, %s | %.1f min | %.1f min |\n",
		grouped(p.runs), grouped(p.workers), grouped(p.window), p.crashes, grouped(chunks), float64(chunks)*messages/1e6,
		float64(chunks)*parts[p.runs].bytes/1e9, percent(seen.queueServer), percent(seen.link), percent(seen.submitter),
		rate, bottleneck, float64(chunks)/rate/60, simulated/60)
}

// grouped writes a number with commas between its thousands.
func grouped(number int) string {
	if number < 1000 {
		return fmt.Sprint(number)
	}
	return fmt.Sprintf("%s,%03d", grouped(number/1000), number%1000)
}

var table = regexp.MustCompile(`(?s)(<!-- plans:[^>]*-->\n\|[^\n]*\n\|[^\n]*\n).*?(<!-- plans: end -->\n)`)

func TestPageTellsWhatTheSimulationGives(t *testing.T) {
	var rows strings.Builder
	for _, plan := range plans {
		rows.WriteString(plan.row())
	}
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	require.Regexp(t, table, string(text))
	want := table.ReplaceAllString(string(text), "${1}"+rows.String()+"${2}")
	if *update {
		require.NoError(t, os.WriteFile(page, []byte(want), 0o666))
		return
	}
	assert.Equal(t, want, string(text), "run: go test ./docs/scale -update")
}
