package site

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"image/png"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/cmd/entente-web/view"
	"entente/render/golden"
	"entente/render/live"
	"entente/render/scene"
	"entente/scenarios"
)

// used is what a browser found in one step.
type used struct {
	Step, Record, Name, Seed                 string
	Milliseconds, PerSecond, Draw            float64
	Frames, Colours, About, Strange, Unnamed int
	Rests, Story, TooWide, Opened            bool
	Date, Later, Before                      string
	Query, Linked, Back, Over, Moved         string
	Actor, Group, Owned, Message, Turned     string
	Theme, Language                          string
	Problems                                 []string
	PNG                                      []byte
}

// TestThePageInABrowser uses the page in Chromium: .ci/browser runs it. ENTENTE_CHROMIUM names the browser, ENTENTE_PUPPETEER
// the folder of the package puppeteer-core, and ENTENTE_PICTURES a folder that keeps what it looks like.
func TestThePageInABrowser(t *testing.T) {
	if os.Getenv("ENTENTE_CHROMIUM") == "" || os.Getenv("ENTENTE_PUPPETEER") == "" {
		t.Skip("no browser: set ENTENTE_CHROMIUM and ENTENTE_PUPPETEER, or run .ci/browser")
	}
	program, err := Build(t.Context(), filepath.Join("..", "..", ".."))
	require.NoError(t, err)
	page, err := New(program)
	require.NoError(t, err)
	t.Logf("the program has %d bytes, %d compressed", len(page[wasmName]), len(page[squeezedName]))
	server, err := Listen(page, 0)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx) }()
	defer func() {
		cancel()
		assert.NoError(t, <-ended)
	}()

	command := exec.Command("node", filepath.Join("testdata", "use.mjs"), server.Address(), cmp.Or(os.Getenv("ENTENTE_PICTURES"), filepath.Join(t.TempDir(), "pictures")))
	command.Env = append(os.Environ(), "ENTENTE_MOMENTS="+moments(t))
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	steps := map[string]int{}
	lines := bufio.NewScanner(output)
	lines.Buffer(nil, mostBytes)
	for lines.Scan() {
		var found used
		require.NoError(t, json.Unmarshal(lines.Bytes(), &found), lines.Text())
		steps[found.Step]++
		checkStep(t, &found)
	}
	require.NoError(t, lines.Err())
	require.NoError(t, command.Wait())
	assert.Equal(t, map[string]int{
		"play": 1, "turn": 1, "hurry": 1, "point": 1, "scenario": len(scenarios.Names()) + 1, "hostile": 5, "look": 4, "draw": len(ofOneRun()), "problems": 2,
	}, steps)
}

func checkStep(t *testing.T, found *used) {
	switch found.Step {
	case "play":
		t.Logf("the first picture after %.0f ms, %.1f pictures a second, each drawn in %.1f ms", found.Milliseconds, found.PerSecond, found.Draw)
		assert.Equal(t, native(t, "korea-stargate", "7", ""), found.Record)
		assert.Greater(t, found.Frames, 10, "it plays")
		assert.NotEqual(t, found.Date, found.Later, "time passes")
		assert.Greater(t, found.Colours, 50, "there is a picture")
		assert.True(t, found.Rests, "nothing is drawn while nothing changes")
	case "turn":
		asked, err := url.ParseQuery(found.Query[1:])
		require.NoError(t, err)
		assert.Equal(t, "21:states.KR.policy.openness_stance=1", asked.Get("levers"))
		assert.Equal(t, native(t, asked.Get("scenario"), asked.Get("seed"), asked.Get("levers")), found.Record)
		assert.Equal(t, found.Record, found.Linked, "the link gives the same run")
		assert.Equal(t, native(t, "korea-stargate", "7", ""), found.Back, "levers put back")
		assert.NotEqual(t, found.Record, found.Back)
		assert.Contains(t, found.Over, "The run is over here")
		assert.Empty(t, found.Moved)
	case "hurry":
		assert.Equal(t, "9", found.Seed)
		assert.Equal(t, native(t, "korea-stargate", "9", ""), found.Record)
		asked, err := url.ParseQuery(found.Query[1:])
		require.NoError(t, err)
		assert.Equal(t, "9", asked.Get("seed"))
		assert.Contains(t, asked.Get("levers"), "ai_funding")
		assert.Contains(t, asked.Get("levers"), "firm_support")
		assert.Equal(t, native(t, "korea-stargate", "9", asked.Get("levers")), found.Turned)
	case "point":
		assert.Equal(t, "samsung", found.Actor)
		assert.Equal(t, "actors.samsung", found.Group)
		assert.NotEqual(t, found.Before, found.Later, "a click on the chart goes there")
	case "scenario":
		assert.Equal(t, native(t, found.Name, found.Seed, ""), found.Record, "%s, seed %s", found.Name, found.Seed)
		assert.Positive(t, found.About, found.Name)
		assert.True(t, found.Story, found.Name)
	case "look":
		assert.False(t, found.TooWide, found.Name)
		assert.Zero(t, found.Unnamed, "%s: controls without a name", found.Name)
		assert.Equal(t, map[string][2]string{
			"narrow": {"dark", "ko"}, "middle": {"light", "en"}, "wide": {"light", "ko"}, "widest": {"dark", "en"},
		}[found.Name], [2]string{found.Theme, found.Language}, found.Name)
	case "draw":
		checkPicture(t, found)
	case "hostile":
		assert.Equal(t, "undefined", found.Owned)
		assert.Zero(t, found.Strange)
		assert.True(t, found.Opened, "something is shown all the same")
		assert.NotEqual(t, found.Query == "language", found.Message != "", "it says what is wrong")
	case "problems":
		assert.Empty(t, found.Problems)
	}
}

// mostBytes is more than a line with a picture has.
const mostBytes = 4 << 20

// ofOneRun are the reviewed pictures that a page can show: of one scenario each.
func ofOneRun() []golden.Picture {
	return slices.DeleteFunc(golden.Pictures(), func(p golden.Picture) bool { return len(p.Scenarios) != 1 })
}

// moment is what the page is to show in place of a reviewed picture.
type moment struct {
	Name     string    `json:"name"`
	Scenario string    `json:"scenario"`
	Look     view.Look `json:"look"`
	Time     float64   `json:"time"`
	Actor    string    `json:"actor"`
}

func moments(t *testing.T) string {
	var all []moment
	for _, p := range ofOneRun() {
		all = append(all, moment{p.Name, p.Scenarios[0], view.Look{
			Width: p.Looks.Width, Height: p.Looks.Height, Scale: 1, Language: p.Looks.Language.String(),
			Dark: p.Looks.Theme == scene.Dark, ByHome: p.Looks.ColourBy == scene.ByHome,
		}, p.Time, p.Actor})
	}
	text, err := json.Marshal(all)
	require.NoError(t, err)
	return string(text)
}

// checkPicture compares what the page's canvas held with the reviewed picture: the painter is the same, but it was compiled for
// another machine, and a browser's canvas lies between.
func checkPicture(t *testing.T, found *used) {
	shown, err := png.Decode(bytes.NewReader(found.PNG))
	require.NoError(t, err, found.Name)
	for _, p := range ofOneRun() {
		if p.Name != found.Name {
			continue
		}
		reviewed, err := p.Reviewed()
		require.NoError(t, err, p.Name)
		d, err := golden.Compare(reviewed, shown)
		require.NoError(t, err, p.Name)
		t.Logf("%s: mean %.4f, at most %.0f", p.Name, d.Mean, d.Most)
		assert.LessOrEqual(t, d.Most, 4.0, "%s: of 255, at any pixel", p.Name)
		assert.Less(t, d.Mean, 0.02, p.Name)
	}
}

// native runs a link without a browser.
func native(t *testing.T, name, seed, levers string) string {
	number, err := strconv.ParseUint(seed, 10, 64)
	require.NoError(t, err)
	turns, err := live.ParseTurns(levers)
	require.NoError(t, err)
	run, err := view.Open(t.Context(), name, number, turns, nil)
	require.NoError(t, err)
	return run.Record().SHA256()
}
