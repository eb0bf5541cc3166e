package record

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
)

// frameName is what frames in a folder are called, from 1 on.
const frameName = "frame-%05d.png"

var frameNames = regexp.MustCompile(`^frame-\d{5,}\.png$`)

// folderSink writes each frame into a file of its own.
type folderSink struct {
	folder string
	frames int
}

// Add writes a frame.
func (f *folderSink) Add(picture *image.RGBA) error {
	f.frames++
	file, err := os.Create(filepath.Join(f.folder, fmt.Sprintf(frameName, f.frames)))
	if err != nil {
		return err
	}
	defer file.Close()
	if err := encode(file, picture); err != nil {
		return err
	}
	return file.Close()
}

// posterSink writes one picture.
type posterSink struct{ to io.Writer }

// Add writes the picture.
func (p posterSink) Add(picture *image.RGBA) error { return encode(p.to, picture) }

func encode(to io.Writer, picture *image.RGBA) error {
	return png.Encode(to, picture)
}
