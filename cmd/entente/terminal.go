package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"entente/scenarios"
)

// The colours of messages, as terminals count them.
const (
	red    = "1;31"
	yellow = "1;33"
	green  = "32"
)

// terminalOf returns the columns and rows of the terminal that a file is, 0 if it is none.
func terminalOf(stream any) (columns, rows int) {
	file, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0, 0
	}
	columns, rows, err := term.GetSize(int(file.Fd()))
	if err != nil || columns <= 0 || rows <= 0 {
		return 80, 24
	}
	return columns, rows
}

// isTerminal says whether a terminal is behind a stream.
func (m *Main) isTerminal(stream any) bool {
	columns, _ := m.Terminal(innermost(stream))
	return columns > 0
}

// colour says whether a stream gets colour: only a terminal does, and only where nothing speaks against it
// (NO_COLOR as in no-color.org).
func (m *Main) colour(stream io.Writer) bool {
	return !m.noColor && m.Getenv("NO_COLOR") == "" && m.Getenv("TERM") != "dumb" && m.isTerminal(stream)
}

// screen is how many columns and rows a picture on standard output may take; 0 where there is no terminal to fit. The
// width is the one that the user asks for, if any.
func (m *Main) screen(width int) (columns, rows int) {
	columns, rows = m.Terminal(innermost(m.Stdout))
	if width > 0 {
		columns = width
	}
	// The last row is for the prompt that comes after the picture.
	return columns, max(rows-1, 0)
}

// paint colours a text where the stream gets colour.
func (m *Main) paint(stream io.Writer, code, text string) string {
	if !m.colour(stream) {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// printProblems prints problems with the word for their severity in colour; of equal warnings only the first, unless all are
// wanted.
func (m *Main) printProblems(stream io.Writer, problems scenarios.Problems, all bool) {
	shown, repeats := problems, map[int]*repeat{}
	if !all {
		shown, repeats = gatherRepeats(problems)
	}
	for k, problem := range shown {
		problem = m.limits.Raisable(problem)
		code := red
		if problem.Severity == scenarios.SeverityWarning {
			code = yellow
		}
		word := problem.Severity.String() + ":"
		text := strings.Replace(problem.Error(), word, m.paint(stream, code, word), 1)
		io.WriteString(stream, text+"\n"+repeats[k].String())
	}
	if len(problems) > 1 {
		io.WriteString(stream, countProblems(problems)+"\n")
	}
}
