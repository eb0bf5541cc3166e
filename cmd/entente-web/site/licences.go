package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente/render/typeface"
)

// licences are the texts of the licences of all that is in a program: the font, Go itself, and every module.
func licences(ctx context.Context, source, root string) ([]byte, error) {
	const format = "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}"
	listed, err := goCommand(ctx, source, "list", "-deps", "-f", format, "./cmd/entente-web")
	if err != nil {
		return nil, fmt.Errorf("list what is in the program: %w", err)
	}
	text := fontLicence()
	add := func(name, folder string) error {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return fmt.Errorf("read the licence of %s: %w", name, err)
		}
		found := false
		for _, entry := range entries {
			lower := strings.ToLower(entry.Name())
			if !strings.HasPrefix(lower, "licen") && !strings.HasPrefix(lower, "copying") && !strings.HasPrefix(lower, "notice") || entry.IsDir() {
				continue
			}
			licence, err := os.ReadFile(filepath.Join(folder, entry.Name()))
			if err != nil {
				return fmt.Errorf("read the licence of %s: %w", name, err)
			}
			text = append(text, heading(name+", "+entry.Name())...)
			text = append(text, licence...)
			found = true
		}
		if !found {
			return fmt.Errorf("read the licence of %s: there is none in %s", name, folder)
		}
		return nil
	}
	if err := add("Go, with wasm_exec.js", root); err != nil {
		// Some systems keep it elsewhere.
		text = append(text, heading("Go, with wasm_exec.js: BSD-3-Clause, see https://go.dev/LICENSE")...)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(listed) {
		name, folder, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || seen[name] {
			continue
		}
		seen[name] = true
		if err := add(name, folder); err != nil {
			return nil, err
		}
	}
	return text, nil
}

// fontLicence is the licence of the font, which every program has in it.
func fontLicence() []byte {
	return append([]byte(heading("The font, a part of Noto Sans KR")), typeface.Licence...)
}

func heading(name string) string {
	return "\n" + strings.Repeat("=", 100) + "\n" + name + "\n" + strings.Repeat("=", 100) + "\n\n"
}
