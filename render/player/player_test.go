package player_test

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/render/live"
	"entente/render/player"
	"entente/render/raster"
	"entente/render/scene"
	"entente/render/typeface"
	"entente/scenarios"
	"entente/sim"
)

func start(t testing.TB) *live.Run {
	t.Helper()
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(t, err)
	run, err := live.Start(context.Background(), resolved, 1, 0)
	require.NoError(t, err)
	return run
}

func watch(t testing.TB, show player.Show, options player.Options) *player.Player {
	t.Helper()
	p, err := player.New(show, options)
	require.NoError(t, err)
	t.Cleanup(p.Close)
	p.Resize(1280, 720, 1)
	frame(p)
	return p
}

// frame draws, so that everything has a place.
func frame(p *player.Player) *scene.List {
	var list scene.List
	p.Frame(&list)
	return &list
}

// texts are all that is written in a list's backdrop.
func texts(list *scene.List) []string {
	var all []string
	for _, shape := range list.Backdrop {
		all = append(all, shape.Text)
	}
	return all
}

func TestKeysPlayStepAndSearch(t *testing.T) {
	p := watch(t, player.Show{Live: start(t)}, player.Options{})
	assert.True(t, p.State(false).Playing)
	p.Advance(0.5)
	assert.Equal(t, 1.0, p.State(false).Time, "two ticks a second")
	p.Key("Space", false)
	p.Advance(1)
	assert.Equal(t, 1.0, p.State(false).Time)
	p.Key("ArrowRight", false)
	p.Advance(2)
	assert.Equal(t, 1.999, p.State(false).Time)
	p.Key("ArrowRight", true)
	p.Advance(9)
	assert.Equal(t, 13.999, p.State(false).Time)
	p.Key("ArrowLeft", false)
	assert.Equal(t, 12.999, p.State(false).Time)
	p.Key("End", false)
	assert.Equal(t, p.State(false).End, p.State(false).Time)
	p.Key("Home", false)
	assert.Zero(t, p.State(false).Time)
	p.Key("ArrowUp", false)
	assert.Equal(t, 4.0, p.State(false).Speed)
	p.Key("r", false)
	assert.True(t, p.State(false).Loop)
	p.Key("q", false)
	assert.True(t, p.Quits())
	assert.False(t, p.Key("F12", false))
}

func TestKeysChangeLooksAndKeepTheSelection(t *testing.T) {
	p := watch(t, player.Show{Live: start(t)}, player.Options{Paused: true, Actor: "samsung"})
	for key, shows := range map[string]func(player.State) any{
		"t": func(s player.State) any { return s.Theme },
		"k": func(s player.State) any { return s.Language },
		"b": func(s player.State) any { return s.Colour },
		"?": func(s player.State) any { return s.Help },
		"l": func(s player.State) any { return s.Levers },
	} {
		before := p.State(false)
		changes := p.Changes()
		p.Key(key, false)
		assert.NotEqual(t, shows(before), shows(p.State(false)), key)
		assert.NotEqual(t, changes, p.Changes(), key)
		p.Key(key, false)
		assert.Equal(t, before, p.State(false), "%s twice", key)
	}
	assert.Equal(t, "samsung", p.State(false).Selected)
	p.Key("Tab", false)
	p.Key("Tab", true)
	assert.Equal(t, "samsung", p.State(false).Selected)
	p.Key("?", true)
	p.Key("Escape", false)
	assert.False(t, p.State(false).Help)
	assert.Equal(t, "samsung", p.State(false).Selected, "Escape closes one thing at a time")
	p.Key("Escape", false)
	assert.Empty(t, p.State(false).Selected)
}

func TestMouseSelectsActorsAndTimes(t *testing.T) {
	p := watch(t, player.Show{Live: start(t)}, player.Options{Paused: true})
	s := p.State(true)
	at := s.Actors["samsung"]
	p.Press(float64(at[0]), float64(at[1]))
	p.Release()
	assert.Equal(t, "samsung", p.State(false).Selected)
	p.Press(3, 60)
	p.Release()
	assert.Empty(t, p.State(false).Selected, "a click beside all actors selects none")

	p.Key("Space", false)
	p.Press(float64(s.Track[0]+s.Track[1])/2, float64(s.Track[2]))
	assert.False(t, p.State(false).Playing, "the time stands still while it is in hand")
	assert.InDelta(t, s.End/2, p.State(false).Time, 0.1)
	p.Drag(float64(s.Track[1])+500, 0)
	assert.Equal(t, s.End, p.State(false).Time)
	p.Drag(float64(s.Track[0]), 0)
	p.Release()
	assert.InDelta(t, 0, p.State(false).Time, 0.1)
	assert.True(t, p.State(false).Playing)
}

func TestALeverMovedGoesOnFromThere(t *testing.T) {
	run := start(t)
	p := watch(t, player.Show{Live: run}, player.Options{Paused: true})
	for range 20 {
		p.Key("ArrowRight", false)
	}
	p.Advance(30)
	p.Key("l", false)
	frame(p)
	before := p.State(true)
	assert.Equal(t, "KR", before.State)
	assert.Equal(t, "states.KR.policy.firm_support_fraction", before.Lever)
	p.Key("=", false)
	p.Key("=", false)
	after := p.State(false)
	assert.InDelta(t, before.Value+0.1, after.Value, 0.05, "two steps of a twentieth, on whole steps")
	require.True(t, p.Settle(10*time.Second))
	frame(p)
	after = p.State(true)
	assert.Equal(t, 1, after.Moved, "two moves in a row are one branch")
	assert.NotEqual(t, before.Record, after.Record)
	assert.Equal(t, before.Time, after.Time)

	direct, err := run.Branch(context.Background(), 20, []scenarios.Setting{{Path: before.Lever, Value: scenarios.Number(after.Value)}})
	require.NoError(t, err)
	assert.Equal(t, direct.Record().SHA256(), after.Record, "after twenty steps, ticks 0 to 19 have been shown")

	assert.Contains(t, texts(frame(p)), "Korea joins Stargate, levers moved")
	p.Key("c", false)
	assert.True(t, p.State(false).Compare, "beside the run as it was")
	assert.Contains(t, texts(frame(p)), "Korea joins Stargate, as it was")
	p.Key("z", false)
	assert.Equal(t, before.Record, p.State(true).Record)
	assert.False(t, p.State(false).Compare)
}

func TestALeverIsMovedByTheMouse(t *testing.T) {
	p := watch(t, player.Show{Live: start(t)}, player.Options{})
	p.Advance(3)
	p.Key("l", false)
	frame(p)
	track := p.State(false).LeverTracks[3]
	p.Press(float64(track[0]), float64(track[2]))
	p.Advance(1)
	p.Drag(float64(track[1]), float64(track[2]))
	p.Advance(1)
	assert.Equal(t, 0, p.State(false).Moved, "as long as it is in hand, nothing goes on from it")
	p.Release()
	require.True(t, p.Settle(10*time.Second))
	frame(p)
	assert.Equal(t, 1, p.State(false).Moved)
	assert.Equal(t, "states.KR.policy.coordination", p.State(false).Lever)
	assert.Equal(t, 1.0, p.State(false).Value)
	assert.Equal(t, 6.0, p.State(false).Time, "three seconds at two ticks; then the time waits for the lever")
	p.Advance(1)
	assert.Equal(t, 8.0, p.State(false).Time)
}

func TestWithoutALiveRunThereAreNoLevers(t *testing.T) {
	record := start(t).Record()
	p := watch(t, player.Show{Record: record}, player.Options{})
	p.Key("l", false)
	assert.NotEmpty(t, p.State(false).Note)
	assert.False(t, p.State(false).Levers)
	p.Key("c", false)
	assert.False(t, p.State(false).Compare)
	for range 5 {
		p.Advance(1)
	}
	assert.Empty(t, p.State(false).Note)
	_, err := player.New(player.Show{}, player.Options{})
	assert.Error(t, err)
}

func TestAnythingGoesInAnyOrder(t *testing.T) {
	run := start(t)
	keys := player.Keys()
	rapid.Check(t, func(t *rapid.T) {
		p, err := player.New(player.Show{Live: run}, player.Options{})
		require.NoError(t, err)
		defer p.Close()
		p.Resize(1280, 720, 1)
		var list scene.List
		for range rapid.IntRange(1, 12).Draw(t, "acts") {
			switch rapid.IntRange(0, 4).Draw(t, "act") {
			case 0, 1:
				p.Key(rapid.SampledFrom(keys).Draw(t, "key"), rapid.Bool().Draw(t, "shift"))
			case 2:
				p.Press(rapid.Float64Range(-9, 1300).Draw(t, "x"), rapid.Float64Range(600, 730).Draw(t, "y"))
				p.Drag(rapid.Float64Range(-9, 1300).Draw(t, "x"), rapid.Float64Range(-9, 730).Draw(t, "y"))
				p.Release()
			case 3:
				p.Resize(rapid.IntRange(0, 1500).Draw(t, "width"), rapid.IntRange(0, 900).Draw(t, "height"), rapid.SampledFrom([]float64{1, 1.5, 2}).Draw(t, "scale"))
			default:
				p.Advance(rapid.Float64Range(0, 1).Draw(t, "seconds"))
			}
			p.Frame(&list)
			require.NoError(t, p.Err())
			s := p.State(false)
			assert.True(t, s.Time >= 0 && s.Time <= s.End)
		}
	})
}

func TestFramesAllocateNothingOnceWarm(t *testing.T) {
	p := watch(t, player.Show{Live: start(t)}, player.Options{Loop: true})
	var list scene.List
	step := func() {
		p.Advance(1.0 / 60)
		p.Frame(&list)
	}
	for range 3000 {
		step()
	}
	assert.Zero(t, testing.AllocsPerRun(100, step))
	p.Key("l", false)
	p.Key("Space", false)
	step()
	assert.Zero(t, testing.AllocsPerRun(100, step), "with levers, as long as no tick begins")
}

func TestTheFontHasTheSignsOfAllControls(t *testing.T) {
	font, err := typeface.Load()
	require.NoError(t, err)
	for _, text := range player.Texts() {
		assert.Empty(t, string(font.Missing(text)), text)
	}
}

// TestPictures keeps pictures to look at in the folder of PICTURES; without it, only that they can be drawn is tested.
func TestPictures(t *testing.T) {
	run := start(t)
	painter, err := raster.New()
	require.NoError(t, err)
	for _, look := range []struct {
		name          string
		width, height int
		scale         float64
		looks         scene.Options
		keys          []string
	}{
		{"small", 800, 500, 1, scene.Options{}, []string{"l"}},
		{"help", 1280, 720, 1, scene.Options{Theme: scene.Dark}, []string{"?"}},
		{"dense", 1920, 1080, 1.5, scene.Options{Theme: scene.Dark, Language: 1}, []string{"l", "Tab"}},
		{"tall", 500, 900, 1, scene.Options{Language: 1}, []string{"l", "?"}},
	} {
		p, err := player.New(player.Show{Live: run}, player.Options{Looks: look.looks, Paused: true})
		require.NoError(t, err)
		p.Resize(look.width, look.height, look.scale)
		p.Key("ArrowRight", true)
		p.Advance(20)
		for _, key := range look.keys {
			p.Key(key, false)
		}
		list := frame(p)
		picture, err := painter.Picture(list)
		require.NoError(t, err)
		p.Close()
		if folder := os.Getenv("PICTURES"); folder != "" {
			file, err := os.Create(filepath.Join(folder, look.name+".png"))
			require.NoError(t, err)
			require.NoError(t, png.Encode(file, picture))
			require.NoError(t, file.Close())
		}
	}
}

func BenchmarkPlayer(b *testing.B) {
	record, err := sim.Run(context.Background(), sim.Synthetic(2000, 7, 8, 1), 1, 0)
	require.NoError(b, err)
	p := watch(b, player.Show{Record: record}, player.Options{Loop: true})
	var list scene.List
	for b.Loop() {
		p.Advance(1.0 / 60)
		p.Frame(&list)
	}
}
