package record

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os/exec"
	"strconv"
	"strings"
)

// ErrNoFFmpeg is returned for a video where ffmpeg is not installed.
var ErrNoFFmpeg = errors.New("ffmpeg is not installed")

// videoSink hands raw frames to ffmpeg.
type videoSink struct {
	command *exec.Cmd
	frames  io.WriteCloser
	said    bytes.Buffer
}

// encoders are ffmpeg's settings by format: sharp enough for text, with nothing in the file that differs from run to run.
var encoders = map[string][]string{
	"mp4":  {"-c:v", "libx264", "-preset", "medium", "-crf", "20", "-movflags", "+faststart"},
	"webm": {"-c:v", "libvpx-vp9", "-crf", "32", "-b:v", "0", "-deadline", "good", "-cpu-used", "4", "-row-mt", "1"},
}

func newVideo(ctx context.Context, path, format string, film Film) (*videoSink, error) {
	program, err := exec.LookPath("ffmpeg")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoFFmpeg, err)
	}
	width, height := film.Scene.Size()
	arguments := []string{
		"-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-f", "rawvideo", "-pix_fmt", "rgba",
		"-s", fmt.Sprintf("%dx%d", width, height), "-r", strconv.FormatFloat(film.Rate, 'f', -1, 64), "-i", "pipe:0",
		// These formats store colour for two by two pixels.
		"-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p",
	}
	arguments = append(arguments, encoders[format]...)
	arguments = append(arguments, "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-f", format, path)
	v := &videoSink{command: exec.CommandContext(ctx, program, arguments...)}
	v.command.Stderr = &v.said
	if v.frames, err = v.command.StdinPipe(); err != nil {
		return nil, fmt.Errorf("start ffmpeg: %w", err)
	}
	if err := v.command.Start(); err != nil {
		return nil, fmt.Errorf("start ffmpeg: %w", err)
	}
	return v, nil
}

// Add hands over a frame.
func (v *videoSink) Add(picture *image.RGBA) error {
	if _, err := v.frames.Write(picture.Pix); err != nil {
		return v.failure(err)
	}
	return nil
}

// close waits for the video.
func (v *videoSink) close() error {
	v.frames.Close()
	if err := v.command.Wait(); err != nil {
		return fmt.Errorf("ffmpeg failed: %s: %w", strings.TrimSpace(v.said.String()), err)
	}
	return nil
}

// abandon ends ffmpeg.
func (v *videoSink) abandon() {
	v.frames.Close()
	v.command.Process.Kill()
	v.command.Wait()
}

// failure is why ffmpeg takes no more frames, in its own words where it had any.
func (v *videoSink) failure(err error) error {
	v.frames.Close()
	v.command.Wait()
	if said := strings.TrimSpace(v.said.String()); said != "" {
		return fmt.Errorf("ffmpeg failed: %s: %w", said, err)
	}
	return err
}
