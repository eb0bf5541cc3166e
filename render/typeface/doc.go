// Package typeface holds the one font of pictures, with Latin and Hangul: how wide texts are, where they break, and what
// they look like in grey. It needs no system fonts, and gives the same bytes on every machine.
//
//   - typeface.go: Font, and which signs it has
//   - measure.go: widths, shortening and breaking into lines
//   - mask.go: a text as a mask
//   - README.md, subset.py, OFL.txt: where the font comes from, how it was cut down, and its licence
package typeface
