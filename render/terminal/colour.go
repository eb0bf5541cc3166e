package terminal

import "fmt"

// palette is Okabe & Ito's (2008), which people with any of the common colour vision deficiencies can tell apart; black
// and white are left out because one of them is the background, and the yellow because it fades on white.
var palette = [...][3]uint8{
	{230, 159, 0},   // orange
	{86, 180, 233},  // sky blue
	{0, 158, 115},   // bluish green
	{213, 94, 0},    // vermillion
	{204, 121, 167}, // reddish purple
	{0, 114, 178},   // blue
}

// Paint gives a text one of the colours, which come round again; the text takes no more columns by it.
func Paint(text string, colour int) string {
	rgb := palette[colour%len(palette)]
	return fmt.Sprintf("\x1b[38;2;%d;%d;%dm%s\x1b[0m", rgb[0], rgb[1], rgb[2], text)
}

// Bold makes a text stand out.
func Bold(text string) string { return "\x1b[1m" + text + "\x1b[0m" }
