package scenarios

import (
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// reportSyntax turns an error of the YAML library into a problem that says what to do.
func reportSyntax(err error, file *source, limits Limits, problems *collector) {
	if errors.Is(err, io.EOF) {
		problems.add(SeverityError, file, 1, 1, "the file holds no "+file.form.noun+", only comments or nothing", file.form.beginning())
		return
	}
	var syntax *yaml.LoadError
	if !errors.As(err, &syntax) {
		problems.add(SeverityError, file, 1, 1, "the file cannot be read as YAML: "+err.Error(), "")
		return
	}
	line, column := syntax.Mark.Line, syntax.Mark.Column
	text, suggestion, limit := "this is not YAML: "+syntax.Message, "", ""
	opened := syntax.ContextMark.Line > 0
	switch {
	case strings.Contains(syntax.Message, "exceeded max depth"):
		limit, text = "depth", "values nest deeper than "+grouped(limits.Depth)+" levels, which is the limit"
	case strings.HasPrefix(syntax.Message, "unknown anchor"):
		text, suggestion = "the alias names no anchor: "+syntax.Message, "an anchor is written &name before the alias *name"
	case strings.Contains(syntax.Message, "escape c"), strings.Contains(syntax.Message, "hexadecimal number"):
		text = "the backslash here begins no character that YAML knows"
		suggestion = `write \\ for a backslash, or put the text into single quotes`
	case strings.Contains(syntax.Message, "incompatible YAML document"):
		text, suggestion = "the file asks for a version of YAML that is not read here", "remove the line"
	case opened && strings.Contains(syntax.ContextMsg, "quoted scalar"):
		line, column = syntax.ContextMark.Line, syntax.ContextMark.Column
		text, suggestion = "the quoted text that begins here is not closed", "end it with the same quote"
	case opened && strings.Contains(syntax.ContextMsg, "flow sequence"):
		line, column = syntax.ContextMark.Line, syntax.ContextMark.Column
		text, suggestion = "the list that begins here is not closed", "separate values with commas and end with ]"
	case opened && strings.Contains(syntax.ContextMsg, "flow mapping"):
		line, column = syntax.ContextMark.Line, syntax.ContextMark.Column
		text, suggestion = "the mapping that begins here is not closed", "separate entries with commas and end with }"
	case strings.Contains(syntax.Message, "mapping values are not allowed"):
		text, suggestion = "a colon starts a value where none can stand", "put the text into quotes, or check the indentation"
	case strings.Contains(syntax.Message, "cannot start any token"):
		text = "this character cannot begin a value"
		suggestion = "put the text into quotes; indent with spaces, not tabs"
	case strings.Contains(syntax.Message, "did not find expected key"), strings.Contains(syntax.Message, "block collection"), strings.Contains(syntax.Message, "'-' indicator"):
		text, suggestion = "the line does not fit its surroundings: a key or a list entry was expected", "align it with the lines of the same level, with spaces"
	}
	line = min(max(line, 1), len(file.lines))
	if at, tabbed := file.tabbedLine(line); tabbed {
		problems.add(SeverityError, file, at, 1, "the line is indented with a tab, which YAML does not allow", "indent with spaces")
		return
	}
	for line > 1 && strings.TrimSpace(file.line(line)) == "" {
		// The parser notices some mistakes only at the end of the file; the last line with text shows more.
		line, column = line-1, len([]rune(file.line(line-1)))+1
	}
	problems.beyond(limit, file, line, column, text, suggestion)
}

// tabbedLine is the line at which, or right before which, the parser stopped for a tab in the indentation.
func (s *source) tabbedLine(line int) (int, bool) {
	for _, at := range []int{line, line - 1} {
		if at < 1 {
			continue
		}
		text := s.line(at)
		if strings.Contains(text[:len(text)-len(strings.TrimLeft(text, " \t"))], "\t") {
			return at, true
		}
	}
	return 0, false
}
