// Package record makes films of a scene without a display: the same frames every time, to the byte.
//
//   - film.go: Film, which part of a run is shown how fast; Record
//   - output.go: Create, which picks the kind of file by its name, and writes whole files or none
//   - gif.go, palette.go: an animated GIF, frame by frame
//   - frames.go: a folder of PNG files, and a single one
//   - video.go: MP4 and WebM by ffmpeg, where that is installed
package record
