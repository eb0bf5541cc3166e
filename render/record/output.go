package record

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Format is a kind of output.
type Format uint8

// The formats.
const (
	GIF Format = iota
	MP4
	WebM
	Frames // a folder
	Poster // one picture
)

var endings = map[string]Format{".gif": GIF, ".mp4": MP4, ".webm": WebM, ".png": Poster}

// FormatOf tells the format by the name: .gif, .mp4, .webm, .png, or a name that ends in a slash for a folder of frames.
func FormatOf(name string) (Format, error) {
	if strings.HasSuffix(name, "/") || strings.HasSuffix(name, string(filepath.Separator)) {
		return Frames, nil
	}
	if format, known := endings[strings.ToLower(filepath.Ext(name))]; known {
		return format, nil
	}
	return 0, fmt.Errorf("%s names no format: end it in .gif, .mp4, .webm or .png, or in / for a folder of frames", name)
}

// ErrExists is wrapped where there is something already at the output's name.
var ErrExists = errors.New("it exists already")

// Write records a completed film into a file or folder, which appears whole or not at all. A former file is replaced only if
// told so; a former folder only if also nothing but frames is in it. A poster is the film's last picture.
func Write(ctx context.Context, name string, film Film, overwrite bool, done func(frames int)) error {
	format, err := FormatOf(name)
	if err != nil {
		return err
	}
	name = filepath.Clean(name)
	if err := free(name, format, overwrite); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return fmt.Errorf("record: %w", err)
	}
	partial, err := temporary(name, format)
	if err != nil {
		return fmt.Errorf("record: %w", err)
	}
	defer os.RemoveAll(partial)
	if err := fill(ctx, partial, format, film, done); err != nil {
		return fmt.Errorf("record %s: %w", name, err)
	}
	if format == Frames {
		// Only an empty folder or one with frames is there, if any.
		if err := os.RemoveAll(name); err != nil {
			return fmt.Errorf("record: %w", err)
		}
	}
	if err := os.Rename(partial, name); err != nil {
		return fmt.Errorf("record: %w", err)
	}
	return nil
}

// free says what stands in the way of an output.
func free(name string, format Format, overwrite bool) error {
	about, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("record: %w", err)
	case format != Frames && about.IsDir():
		return fmt.Errorf("record: %s is a folder: for frames, end its name in /", name)
	case format != Frames && overwrite && about.Mode().IsRegular():
		return nil
	case format != Frames || !about.IsDir():
		return fmt.Errorf("record: %s: %w", name, ErrExists)
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return fmt.Errorf("record: %w", err)
	}
	for _, entry := range entries {
		if !frameNames.MatchString(entry.Name()) {
			return fmt.Errorf("record: %s holds %s, which is no frame: %w", name, entry.Name(), ErrExists)
		}
		if !overwrite {
			return fmt.Errorf("record: %s holds frames: %w", name, ErrExists)
		}
	}
	return nil
}

// temporary makes a file or folder beside the output.
func temporary(name string, format Format) (string, error) {
	pattern := "." + filepath.Base(name) + ".partial-*"
	if format == Frames {
		folder, err := os.MkdirTemp(filepath.Dir(name), pattern)
		if err == nil {
			err = os.Chmod(folder, 0o755)
		}
		return folder, err
	}
	file, err := os.CreateTemp(filepath.Dir(name), pattern)
	if err != nil {
		return "", err
	}
	if err := file.Chmod(0o644); err != nil {
		return "", err
	}
	return file.Name(), file.Close()
}

// poster is how many ticks moves take in a single picture.
const poster = 0.7

// fill records into the temporary file or folder.
func fill(ctx context.Context, partial string, format Format, film Film, done func(frames int)) error {
	switch format {
	case Frames:
		return Record(ctx, film, &folderSink{folder: partial}, done)
	case MP4, WebM:
		video, err := newVideo(ctx, partial, map[Format]string{MP4: "mp4", WebM: "webm"}[format], film)
		if err != nil {
			return err
		}
		if err := Record(ctx, film, video, done); err != nil {
			video.abandon()
			return err
		}
		return video.close()
	}
	file, err := os.OpenFile(partial, os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	if format == Poster {
		// What moves in the last tick has arrived.
		film.Scene.SetEase(poster)
		film.From, film.Hold = film.To, 0
		err = Record(ctx, film, posterSink{file}, done)
	} else {
		err = fillGIF(ctx, file, film, done)
	}
	if err != nil {
		return err
	}
	return file.Close()
}

func fillGIF(ctx context.Context, file *os.File, film Film, done func(frames int)) error {
	animation, err := newGIF(file, film)
	if err != nil {
		return err
	}
	if err := Record(ctx, film, animation, done); err != nil {
		return err
	}
	return animation.close()
}
