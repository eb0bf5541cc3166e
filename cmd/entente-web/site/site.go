package site

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"entente/agents"
	"entente/render/wording"
	"entente/scenarios"
)

//go:embed page
var written embed.FS

// The files that are not ours alone.
const (
	wasmName      = "entente.wasm"
	squeezedName  = wasmName + ".gz"
	execName      = "wasm_exec.js"
	licencesName  = "LICENCES.txt"
	scenariosName = "scenarios.json"
	indexName     = "index.html"
)

// Site holds the files of a page by name. They lie in one folder.
type Site map[string][]byte

// New puts the page around a program. The same program gives the same bytes.
func New(program Program) (Site, error) {
	site := Site{wasmName: program.Wasm, execName: program.Exec, licencesName: program.Licences}
	pages, err := fs.ReadDir(written, "page")
	if err != nil {
		return nil, err
	}
	for _, page := range pages {
		if site[page.Name()], err = written.ReadFile("page/" + page.Name()); err != nil {
			return nil, err
		}
	}
	if site[scenariosName], err = titles(); err != nil {
		return nil, err
	}
	var squeezed bytes.Buffer
	compress, err := gzip.NewWriterLevel(&squeezed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := compress.Write(program.Wasm); err != nil {
		return nil, fmt.Errorf("compress %s: %w", wasmName, err)
	}
	if err := compress.Close(); err != nil {
		return nil, fmt.Errorf("compress %s: %w", wasmName, err)
	}
	site[squeezedName] = squeezed.Bytes()
	return site, nil
}

// Names are the files' names, sorted.
func (s Site) Names() []string { return slices.Sorted(maps.Keys(s)) }

// names are all names that a file of a page may have.
func names() []string {
	site := Site{wasmName: nil, squeezedName: nil, execName: nil, licencesName: nil, scenariosName: nil}
	if pages, err := fs.ReadDir(written, "page"); err == nil {
		for _, page := range pages {
			site[page.Name()] = nil
		}
	}
	return site.Names()
}

// title is what a scenario is called, for the page's list.
type title struct {
	Name    string `json:"name"`
	English string `json:"en"`
	Korean  string `json:"ko"`
}

// titles are those of the embedded scenarios. The page has them as a file, so that it need not read every scenario for its list.
func titles() ([]byte, error) {
	var all []title
	for _, name := range scenarios.Names() {
		resolved, err := scenarios.Load(name)
		if err != nil {
			return nil, err
		}
		text := agents.Text(resolved.Document.Title)
		all = append(all, title{name, wording.English.Text(text), wording.Korean.Text(text)})
	}
	return json.MarshalIndent(all, "", "\t")
}
