package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// modelLines counts the lines of an engine's model code that are neither blank nor comment nor import, without what reads
// arguments, keeps time and prints, which stands in files of its own or, in C, in main.
func modelLines(sources string, files []string) (int, error) {
	count := 0
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(sources, file))
		if err != nil {
			return 0, fmt.Errorf("count lines: %w", err)
		}
		count += codeLines(string(text))
	}
	return count, nil
}

func codeLines(text string) int {
	count, quoted, importing := 0, false, false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "int main("):
			return count
		case importing:
			importing = line != ")"
		case line == "import (":
			importing = true
		case quoted:
			quoted = !strings.HasSuffix(line, `"""`)
		case strings.HasPrefix(line, `"""`):
			quoted = strings.Count(line, `"""`) == 1
		case line == "", strings.HasPrefix(line, "//"), strings.HasPrefix(line, "#"), strings.HasPrefix(line, "import "),
			strings.HasPrefix(line, "use "), strings.HasPrefix(line, "package "):
		default:
			count++
		}
	}
	return count
}
