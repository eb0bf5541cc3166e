package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
)

// around puts a page around a program that does nothing.
func around() (Site, error) {
	return New(Program{Wasm: []byte(wasmMark + strings.Repeat("x", 5000)), Exec: []byte("// exec"), Licences: fontLicence()})
}

// madeOnce is such a page: its list of scenarios takes a second.
var madeOnce = sync.OnceValues(around)

func standIn(t *testing.T) Site {
	site, err := madeOnce()
	require.NoError(t, err)
	return maps.Clone(site)
}

func TestAPageHoldsAllThatItNames(t *testing.T) {
	site := standIn(t)
	assert.Equal(t, names(), site.Names())
	found := 0
	for _, name := range site.Names() {
		if !regexp.MustCompile(`\.(html|js|css)$`).MatchString(name) || name == execName {
			continue
		}
		for _, named := range regexp.MustCompile(`(?:(?:src|href)="|from "\./|fetch\(")([^"#]+)"`).FindAllStringSubmatch(string(site[name]), -1) {
			assert.Contains(t, site, named[1], "%s names it", name)
			found++
		}
		assert.NotRegexp(t, `https?://`, string(site[name]), "%s asks for something elsewhere", name)
		assert.NotRegexp(t, `innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|style="| on[a-z]+="`, string(site[name]),
			"%s: texts are put into the page as texts, and the policy refuses scripts and styles in it", name)
	}
	assert.Greater(t, found, 10)

	compressed, err := gzip.NewReader(bytes.NewReader(site[squeezedName]))
	require.NoError(t, err)
	wasm, err := io.ReadAll(compressed)
	require.NoError(t, err)
	assert.Equal(t, site[wasmName], wasm)
	assert.Contains(t, string(site[licencesName]), "SIL OPEN FONT LICENSE")

	var titles []title
	require.NoError(t, json.Unmarshal(site[scenariosName], &titles))
	require.Len(t, titles, len(scenarios.Names()))
	for _, title := range titles {
		assert.NotEmpty(t, title.English, title.Name)
		assert.NotEmpty(t, title.Korean, title.Name)
	}
	again, err := around()
	require.NoError(t, err)
	assert.Equal(t, site, again, "the same bytes each time")
}

// The words of the page are there in both languages, and the page names no others.
func TestThePageSpeaksBothLanguages(t *testing.T) {
	site := standIn(t)
	english, korean, found := strings.Cut(string(site["words.js"]), "const korean")
	require.True(t, found)
	korean, _, found = strings.Cut(korean, "export")
	require.True(t, found)
	key := regexp.MustCompile(`(?m)(?:^\t|, )(\w+): ["(\[]`)
	keysOf := func(text string) (keys []string) {
		for _, match := range key.FindAllStringSubmatch(text, -1) {
			keys = append(keys, match[1])
		}
		return keys
	}
	assert.Greater(t, len(keysOf(english)), 40)
	assert.Equal(t, keysOf(english), keysOf(korean))
	for _, named := range regexp.MustCompile(`data-(?:word|label)="(\w+)"`).FindAllStringSubmatch(string(site[indexName]), -1) {
		assert.Contains(t, keysOf(english), named[1])
	}
}

func TestAPageIsWrittenWholeOrNotAtAll(t *testing.T) {
	t.Chdir(t.TempDir())
	page := standIn(t)
	require.NoError(t, page.Write("deep/site", false))
	read, err := Read("deep/site")
	require.NoError(t, err)
	assert.Equal(t, page, read)
	entries, err := os.ReadDir("deep")
	require.NoError(t, err)
	assert.Len(t, entries, 1, "nothing is left over beside it")

	assert.ErrorIs(t, page.Write("deep/site", false), ErrExists, "a former page stays unless told otherwise")
	page[scenariosName] = []byte("[]")
	require.NoError(t, page.Write("deep/site", true))
	read, err = Read("deep/site")
	require.NoError(t, err)
	assert.Equal(t, "[]", string(read[scenariosName]))

	require.NoError(t, os.WriteFile("deep/site/notes.txt", []byte("mine"), 0o600))
	assert.ErrorIs(t, page.Write("deep/site", true), ErrExists, "a file of somebody else is in it")
	assert.ErrorIs(t, Free("deep/site", true), ErrExists)
	assert.ErrorIs(t, page.Write(".", true), ErrExists)
	require.NoError(t, os.WriteFile("file", nil, 0o600))
	assert.ErrorIs(t, page.Write("file", true), ErrExists)
	require.NoError(t, os.Mkdir("empty", 0o777))
	require.NoError(t, page.Write("empty", false))
	entries, err = os.ReadDir("deep")
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}

func TestOnlyPagesAreRead(t *testing.T) {
	t.Chdir(t.TempDir())
	_, err := Read("nowhere")
	assert.ErrorIs(t, err, os.ErrNotExist)
	require.NoError(t, os.Mkdir("empty", 0o777))
	_, err = Read("empty")
	assert.ErrorIs(t, err, ErrNoSite)
	require.NoError(t, standIn(t).Write("site", false))
	require.NoError(t, os.WriteFile("secret", []byte("secret"), 0o600))
	require.NoError(t, os.Remove("site/page.js"))
	if err := os.Symlink("../secret", "site/page.js"); err != nil {
		t.Skip("no links here")
	}
	_, err = Read("site")
	assert.ErrorIs(t, err, ErrNoSite, "a link leads elsewhere")
}

func TestProgramsThatWereBuiltBefore(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "entente.wasm")
	_, err := ReadProgram(context.Background(), file)
	assert.ErrorIs(t, err, os.ErrNotExist)
	require.NoError(t, os.WriteFile(file, []byte("#!/bin/sh"), 0o600))
	_, err = ReadProgram(context.Background(), file)
	assert.ErrorContains(t, err, "no WebAssembly program")
	require.NoError(t, os.WriteFile(file, []byte(wasmMark), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, execName), []byte("mine"), 0o600))
	program, err := ReadProgram(context.Background(), file)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(program.Exec))
	assert.Equal(t, fontLicence(), program.Licences)

	require.NoError(t, os.Remove(filepath.Join(folder, execName)))
	t.Setenv("PATH", folder)
	_, err = ReadProgram(context.Background(), file)
	assert.ErrorIs(t, err, ErrNoGo)
	_, err = Build(context.Background(), folder)
	assert.ErrorIs(t, err, ErrNoGo)
}

func TestTheSourceIsFound(t *testing.T) {
	found, err := FindSourceAt("page")
	require.NoError(t, err)
	wanted, err := filepath.Abs("../../..")
	require.NoError(t, err)
	assert.Equal(t, wanted, found)
	_, err = FindSourceAt(t.TempDir())
	assert.ErrorIs(t, err, ErrNoSource)
}

func TestLicencesOfEveryModule(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command lists modules")
	}
	root, err := goRoot(t.Context())
	require.NoError(t, err)
	text, err := licences(t.Context(), filepath.Join("..", "..", ".."), root)
	require.NoError(t, err)
	for _, name := range []string{"Noto Sans KR", "Go, with wasm_exec.js", "go.yaml.in/yaml/v4", "github.com/expr-lang/expr", "golang.org/x/image", "golang.org/x/text"} {
		assert.Contains(t, string(text), name)
	}
	assert.NotContains(t, string(text), filepath.ToSlash(wantedRoot(t)), "no path of this machine")
}

func wantedRoot(t *testing.T) string {
	root, err := filepath.Abs("../../..")
	require.NoError(t, err)
	return root
}
