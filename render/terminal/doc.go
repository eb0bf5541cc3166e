// Package terminal sets text in columns of a terminal: [Columns] measures, [Wrap], [Cut] and the pads fit text into a
// width, [Table] and [Listing] align rows, [Chart] draws series over time with a letter each, and [Paint] colours. Hangul
// and other wide characters take two columns.
//
// Widths come from golang.org/x/text/width: it is the Unicode table and no more. The usual measuring libraries ask the
// environment whether ambiguous characters are wide, so that the same text would come out differently on two machines.
// Tables here are drawn with ASCII, and charts with that and braille: both are narrow everywhere, which
// the usual lines and blocks are not.
package terminal
