package record

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/gif"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/scene"
	"entente/scenarios"
	"entente/sim"
)

// film is of the months around the founding of Stargate; an odd width makes videos pad it.
func film(t *testing.T) Film {
	t.Helper()
	model, err := scenarios.Model("korea-stargate")
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	s, err := scene.New(record, scene.Options{Width: 401, Height: 240})
	require.NoError(t, err)
	f, err := Film{Scene: s, From: 13, To: 16, Speed: 4, Rate: 10, Hold: 0.5}.Complete()
	require.NoError(t, err)
	return f
}

// keep is a sink that keeps copies.
type keep struct{ pictures []*image.RGBA }

func (k *keep) Add(picture *image.RGBA) error {
	kept := image.NewRGBA(picture.Rect)
	copy(kept.Pix, picture.Pix)
	k.pictures = append(k.pictures, kept)
	return nil
}

func TestFilmShowsWhatItShould(t *testing.T) {
	f := film(t)
	// 3 ticks at 4 a second are 7.5 frames, with one at each end, and half a second more.
	assert.Equal(t, 14, f.Frames())
	assert.Equal(t, 13.0, f.Time(0))
	assert.Equal(t, 13.4, f.Time(1))
	assert.Equal(t, 16.0, f.Time(13))
	for _, wrong := range []Film{{From: 5, To: 4}, {Speed: -1}, {Rate: 1e9}, {Hold: -1}, {Speed: 1e-6}} {
		wrong.Scene = f.Scene
		_, err := wrong.Complete()
		assert.Error(t, err, wrong)
	}
}

func TestSameFilmGivesTheSameBytes(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"film.gif", "poster.png", "frames/"} {
		one, two := filepath.Join(folder, "1", name), filepath.Join(folder, "2", name)
		if name == "frames/" {
			one, two = one+"/", two+"/"
		}
		require.NoError(t, Write(t.Context(), one, film(t), false, nil))
		require.NoError(t, Write(t.Context(), two, film(t), false, nil))
		if name == "frames/" {
			one, two = filepath.Join(one, "frame-00014.png"), filepath.Join(two, "frame-00014.png")
		}
		first, err := os.ReadFile(one)
		require.NoError(t, err)
		second, err := os.ReadFile(two)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(first, second), name)
	}
	left, err := filepath.Glob(filepath.Join(folder, "1", ".*"))
	require.NoError(t, err)
	assert.Empty(t, left, "nothing temporary is left")
}

func TestGIFShowsTheFramesInNearColours(t *testing.T) {
	f := film(t)
	var kept keep
	require.NoError(t, Record(t.Context(), f, &kept, nil))
	name := filepath.Join(t.TempDir(), "film.gif")
	require.NoError(t, Write(t.Context(), name, f, false, nil))
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	animation, err := gif.DecodeAll(bytes.NewReader(data))
	require.NoError(t, err)
	total := 0
	shown := image.NewRGBA(kept.pictures[0].Rect)
	at := 0
	for k, frame := range animation.Image {
		for y := frame.Rect.Min.Y; y < frame.Rect.Max.Y; y++ {
			for x := frame.Rect.Min.X; x < frame.Rect.Max.X; x++ {
				if _, _, _, a := frame.At(x, y).RGBA(); a > 0 {
					shown.Set(x, y, frame.At(x, y))
				}
			}
		}
		want := kept.pictures[at]
		sum := 0
		for p := range want.Pix {
			d := int(want.Pix[p]) - int(shown.Pix[p])
			sum += max(d, -d)
		}
		assert.Less(t, float64(sum)/float64(len(want.Pix)), 1.5, "frame %d is near to what it shows, of 255", k)
		total += animation.Delay[k]
		at = min(total*int(f.Rate)/100, len(kept.pictures)-1)
	}
	assert.Equal(t, 140, total, "fourteen frames at ten a second, in hundredths")
}

func TestNothingIsOverwrittenUnasked(t *testing.T) {
	folder := t.TempDir()
	poster, frames := filepath.Join(folder, "poster.png"), filepath.Join(folder, "frames")
	f := film(t)
	require.NoError(t, os.WriteFile(poster, []byte("mine"), 0o644))
	assert.ErrorIs(t, Write(t.Context(), poster, f, false, nil), ErrExists)
	require.NoError(t, os.Mkdir(frames, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(frames, "diary.txt"), nil, 0o644))
	assert.ErrorIs(t, Write(t.Context(), frames+"/", f, true, nil), ErrExists)
	assert.ErrorContains(t, Write(t.Context(), filepath.Join(folder, "film.avi"), f, true, nil), "names no format")
	require.NoError(t, Write(t.Context(), poster, f, true, nil))

	ctx, cancel := context.WithCancel(t.Context())
	gone := filepath.Join(folder, "gone.gif")
	err := Write(ctx, gone, f, false, func(frames int) {
		if frames == 3 {
			cancel()
		}
	})
	assert.ErrorIs(t, err, context.Canceled)
	assert.NoFileExists(t, gone)
	left, err := filepath.Glob(filepath.Join(folder, ".*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestVideosNeedFFmpeg(t *testing.T) {
	f := film(t)
	folder := t.TempDir()
	if _, err := exec.LookPath("ffmpeg"); err == nil {
		for _, name := range []string{"film.mp4", "film.webm"} {
			require.NoError(t, Write(t.Context(), filepath.Join(folder, name), f, false, nil))
			about, err := os.Stat(filepath.Join(folder, name))
			require.NoError(t, err)
			assert.Greater(t, about.Size(), int64(5000), name)
		}
	}
	t.Setenv("PATH", folder)
	err := Write(t.Context(), filepath.Join(folder, "none.mp4"), f, false, nil)
	assert.True(t, errors.Is(err, ErrNoFFmpeg), "%v", err)
	assert.NoFileExists(t, filepath.Join(folder, "none.mp4"))
}

// A frame that stays for longer than a GIF can say is followed by empty ones.
func TestLongStillsAreShownInFull(t *testing.T) {
	f := film(t)
	f.Rate, f.Hold, f.From, f.To = 1, 1500, 16, 16
	var out bytes.Buffer
	animation, err := newGIF(&out, f)
	require.NoError(t, err)
	picture := image.NewRGBA(image.Rect(0, 0, 401, 240))
	for range f.Frames() {
		require.NoError(t, animation.Add(picture))
	}
	require.NoError(t, animation.close())
	decoded, err := gif.DecodeAll(&out)
	require.NoError(t, err)
	total := 0
	for _, delay := range decoded.Delay {
		total += delay
	}
	assert.Equal(t, 150_100, total)
}
