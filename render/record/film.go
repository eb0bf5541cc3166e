package record

import (
	"context"
	"fmt"
	"image"
	"math"

	"entente/render/raster"
	"entente/render/scene"
)

// Film says which part of a scene is shown, and how fast.
type Film struct {
	Scene *scene.Scene
	// From and To are times in ticks; To 0 stands for the end.
	From, To float64
	// Speed is in ticks a second, Rate in frames a second.
	Speed, Rate float64
	// Hold is for how many seconds the last picture stays.
	Hold float64
	// Comment is kept in a GIF, at most 255 bytes of it: what was recorded.
	Comment string
}

// Move is how many seconds an actor takes from one bloc to another.
const Move = 0.45

// mostFrames bounds a film: an hour and more.
const mostFrames = 200_000

// Complete fills in what is left out, sets how long moves take in the scene, and refuses what makes no film.
func (f Film) Complete() (Film, error) {
	if f.Speed == 0 {
		f.Speed = 4
	}
	if f.Rate == 0 {
		f.Rate = 20
	}
	switch {
	case !(f.Speed > 0 && f.Speed <= 1e6), !(f.Rate >= 1 && f.Rate <= 100):
		return f, fmt.Errorf("%v ticks a second at %v frames a second make no film", f.Speed, f.Rate)
	case !(f.Hold >= 0 && f.Hold <= 3600):
		return f, fmt.Errorf("the last picture cannot stay for %v seconds", f.Hold)
	}
	f.Scene.SetEase(Move * f.Speed)
	if f.To == 0 || f.To > f.Scene.End() {
		f.To = f.Scene.End()
	}
	if !(f.From >= 0 && f.From <= f.To) {
		return f, fmt.Errorf("a film from tick %v to %v is empty: the run ends at %v", f.From, f.To, f.Scene.End())
	}
	if f.Frames() > mostFrames {
		return f, fmt.Errorf("%d frames are too many: %d are possible", f.Frames(), mostFrames)
	}
	return f, nil
}

// Frames is how many frames the film has.
func (f Film) Frames() int {
	return int(math.Ceil((f.To-f.From)/f.Speed*f.Rate-1e-9)) + 1 + int(f.Hold*f.Rate)
}

// Time is the time in ticks that a frame shows.
func (f Film) Time(frame int) float64 { return min(f.From+float64(frame)*f.Speed/f.Rate, f.To) }

// Sink takes pictures in order. The picture is only lent: it is drawn over for the next frame.
type Sink interface {
	Add(picture *image.RGBA) error
}

// Record draws a completed film, frame by frame, and tells how many frames are done.
func Record(ctx context.Context, film Film, sink Sink, done func(frames int)) error {
	painter, err := raster.New()
	if err != nil {
		return err
	}
	width, height := film.Scene.Size()
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	var list scene.List
	for frame := range film.Frames() {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("recording stopped at frame %d of %d: %w", frame, film.Frames(), err)
		}
		film.Scene.Frame(film.Time(frame), &list)
		if err := painter.Draw(&list, picture); err != nil {
			return err
		}
		if err := sink.Add(picture); err != nil {
			return fmt.Errorf("write frame %d: %w", frame, err)
		}
		if done != nil {
			done(frame + 1)
		}
	}
	return nil
}
