package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The lines of docs/benchmarks.md between which the tables stand.
const (
	beginMarker = "<!-- results: written by go run ./bench -write -->"
	endMarker   = "<!-- end of results -->"
)

// keep puts the tables into docs/benchmarks.md and the numbers beside it.
func (r results) keep(docs string) error {
	name := filepath.Join(docs, "benchmarks.md")
	page, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("keep the results: %w", err)
	}
	text, err := replaced(string(page), r.tables())
	if err != nil {
		return fmt.Errorf("keep the results in %s: %w", name, err)
	}
	numbers, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return fmt.Errorf("keep the results: %w", err)
	}
	if err := os.WriteFile(filepath.Join(docs, "benchmarks.json"), append(numbers, '\n'), 0o644); err != nil {
		return fmt.Errorf("keep the results: %w", err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		return fmt.Errorf("keep the results: %w", err)
	}
	return nil
}

// replaced is the page with other tables between its markers.
func replaced(page, tables string) (string, error) {
	before, rest, found := strings.Cut(page, beginMarker+"\n")
	_, after, ended := strings.Cut(rest, endMarker)
	if !found || !ended {
		return "", fmt.Errorf("no %q with %q below it", beginMarker, endMarker)
	}
	return before + beginMarker + "\n\n" + tables + "\n" + endMarker + after, nil
}
