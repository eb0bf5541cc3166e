package view

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/live"
)

func viewed(t *testing.T, look Look) (*View, *live.Run) {
	run, err := Open(t.Context(), "korea-stargate", 7, nil, nil)
	require.NoError(t, err)
	view, err := NewView()
	require.NoError(t, err)
	require.NoError(t, view.SetLook(look))
	require.NoError(t, view.Show(run))
	return view, run
}

func followed(t *testing.T, run *live.Run, text string) *live.Run {
	turns, err := live.ParseTurns(text)
	require.NoError(t, err)
	next, err := run.Follow(t.Context(), turns)
	require.NoError(t, err)
	return next
}

func TestUnknownScenarios(t *testing.T) {
	_, err := Open(t.Context(), "korea-stargat", 1, nil, nil)
	assert.EqualError(t, err, `there is no scenario "korea-stargat": did you mean korea-stargate?`)
	_, err = Open(t.Context(), "../files/article.yaml", 1, nil, nil)
	assert.ErrorContains(t, err, "there is no scenario")
}

func pixels(t *testing.T, view *View, at float64) string {
	picture, err := view.Draw(at, 1)
	require.NoError(t, err)
	return string(picture.Pix)
}

func TestAViewFollowsItsRun(t *testing.T) {
	look := Look{Width: 640, Height: 360, Scale: 1, Language: "en"}
	view, run := viewed(t, look)
	early, late := pixels(t, view, 10), pixels(t, view, 60)
	assert.Equal(t, late, pixels(t, view, 60), "drawn again")
	view.Scene().Select("samsung")

	run = followed(t, run, "30:states.KR.policy.openness_stance=1,30:weights.scale=2")
	require.NoError(t, view.Show(run))
	assert.Equal(t, "samsung", view.Scene().Selected())
	view.Scene().Select("")
	assert.NotEqual(t, late, pixels(t, view, 60))

	look.Beside = true
	require.NoError(t, view.SetLook(look))
	beside := pixels(t, view, 60)
	run = followed(t, run, "")
	require.NoError(t, view.Show(run), "two runs become one again")
	assert.NotEqual(t, beside, pixels(t, view, 60))
	look.Beside = false
	require.NoError(t, view.SetLook(look))
	assert.Equal(t, early, pixels(t, view, 10))
	assert.Equal(t, late, pixels(t, view, 60))
}

func TestALookThatCannotBeDrawnLeavesTheFormer(t *testing.T) {
	view, _ := viewed(t, Look{Width: 640, Height: 360})
	before := pixels(t, view, 5)
	assert.Error(t, view.SetLook(Look{Width: 10, Height: 10}))
	assert.Equal(t, before, pixels(t, view, 5))
	nothing, err := NewView()
	require.NoError(t, err)
	_, err = nothing.Draw(0, 1)
	assert.Error(t, err)
}

func TestAboutSaysWhatIsShown(t *testing.T) {
	view, run := viewed(t, Look{Width: 640, Height: 360, Language: "ko"})
	run = followed(t, run, "30:weights.scale=2")
	require.NoError(t, view.Show(run))
	about, err := view.About()
	require.NoError(t, err)
	assert.Equal(t, run.Record().SHA256(), about.Record)
	assert.Equal(t, run.Original().Record().SHA256(), about.Plain)
	assert.NotEqual(t, about.Record, about.Plain)
	assert.Equal(t, "30:weights.scale=2", about.Turns)
	assert.Len(t, about.Dates, about.Ticks)
	assert.Equal(t, "7", about.Seed)
	assert.Contains(t, about.Story, about.Record)
	assert.Contains(t, about.Actors, Actor{"samsung", "삼성전자"})
}
