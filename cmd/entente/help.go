package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"entente/render/terminal"
)

// The width of help where there is no terminal, and the greatest that it takes of one.
const (
	helpWidth     = 80
	mostHelpWidth = 120
)

// help is a command's help: what it does, how it is called, examples and flags, set in the width of the screen. Examples
// are never broken, as they are to be copied.
func (m *Main) help(command *cobra.Command) string {
	width, _ := m.screen(0)
	if width <= 0 {
		width = helpWidth
	}
	width = min(width, mostHelpWidth)
	about := command.Long
	if about == "" {
		about = command.Short + "."
	}
	return set(about, width) + "\n\n" + m.usage(command, width)
}

// usage is the help without what the command does.
func (m *Main) usage(command *cobra.Command, width int) string {
	call := command.UseLine()
	if command.HasAvailableSubCommands() {
		call = command.CommandPath() + " COMMAND"
	}
	text := "Usage:\n  " + call + "\n"
	if command.HasExample() {
		text += "\nExamples:\n" + command.Example + "\n"
	}
	if command.HasAvailableSubCommands() {
		text += "\nCommands:\n" + subCommands(command, width)
	}
	if command.HasAvailableLocalFlags() {
		text += "\nFlags:\n" + strings.TrimRight(command.LocalFlags().FlagUsagesWrapped(width), " \n") + "\n"
	}
	if command.HasAvailableInheritedFlags() {
		text += "\nFlags of every command:\n" + strings.TrimRight(command.InheritedFlags().FlagUsagesWrapped(width), " \n") + "\n"
	}
	if !command.HasParent() {
		text += "\n" + exitCodes + "\n\n" + command.CommandPath() + " COMMAND --help tells more about a command.\n"
	}
	return text
}

// subCommands lists commands with what they are for.
func subCommands(command *cobra.Command, width int) string {
	longest := 0
	for _, sub := range command.Commands() {
		longest = max(longest, len(sub.Name()))
	}
	var text strings.Builder
	for _, sub := range command.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			text.WriteString(hanging(fmt.Sprintf("  %-*s  ", longest, sub.Name()), sub.Short, width) + "\n")
		}
	}
	return text.String()
}

// entry is a line of a list in a help text: an indented word, and what it means after two spaces.
var entry = regexp.MustCompile(`^ +\S+ {2,}`)

// set breaks a help text anew: lines that begin at the margin run on, those that are indented stay lines of their own.
func set(text string, width int) string {
	var lines []string
	running := ""
	flush := func() {
		if running != "" {
			lines = append(lines, terminal.Wrap(running, width, "")...)
		}
		running = ""
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line != "" && line[0] != ' ' && line[0] != '\t':
			running += " " + line
		case len(line) <= width:
			flush()
			lines = append(lines, line)
		default:
			flush()
			head := entry.FindString(line)
			lines = append(lines, hanging(head, line[len(head):], width))
		}
	}
	flush()
	return strings.Join(lines, "\n")
}

// hanging sets a text behind a head, with the lines that follow below the text.
func hanging(head, text string, width int) string {
	lines := terminal.Wrap(text, width-len(head), "")
	return head + strings.Join(lines, "\n"+strings.Repeat(" ", len(head)))
}
