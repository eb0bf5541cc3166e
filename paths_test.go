package entente_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The names below are put together from parts, so that this file does not find itself.
var (
	machinePath = regexp.MustCompile(`(?i)(^|[^\w.~-])(/(wo` + `rk|ro` + `ot)/|/ho` + `me/\w|/Us` + `ers/\w|[a-z]:\\Us` + `ers\\)`)

	registryHost = regexp.MustCompile(`(?i)\b(` + strings.Join([]string{
		`proxy\.go` + `lang\.org`, `sum\.go` + `lang\.org`, `go` + `proxy\.\w+`, `registry\.np` + `mjs\.org`, `registry\.ya` + `rnpkg\.com`,
		`py` + `pi\.org`, `files\.python` + `hosted\.org`, `(static\.|index\.)?cra` + `tes\.io`, `deb\.deb` + `ian\.org`,
		`archive\.ubu` + `ntu\.com`, `registry-1\.doc` + `ker\.io`, `repo1?\.ma` + `ven\.org`,
	}, "|") + `)\b`)
)

func TestNoFileNamesAMachineOrARegistry(t *testing.T) {
	for _, file := range projectFiles(t, "") {
		report(t, tiedToAPlace(file))
	}
}

func tiedToAPlace(file projectFile) []string {
	var wrong []string
	number := 0
	for line := range strings.Lines(string(file.text)) {
		number++
		if found := machinePath.FindString(line); found != "" {
			wrong = append(wrong, fmt.Sprintf("%s:%d: %q is a path of one machine: write a path from the project's root", file.path, number, found))
		}
		if found := registryHost.FindString(line); found != "" {
			wrong = append(wrong, fmt.Sprintf("%s:%d: %q is a registry's host: leave that to the ordinary client's settings", file.path, number, found))
		}
	}
	return wrong
}

func TestPathsAndHostsAreFoundWhereTheyShould(t *testing.T) {
	for _, test := range []struct {
		line  string
		wrong int
	}{
		{"cd /wo" + "rk/main", 1},
		{`"/RO` + `OT/go"`, 1},
		{"/ho" + "me/anna/run", 1},
		{"C:\\Us" + "ers\\anna", 1},
		{"GOPROXY=https://Proxy.Go" + "lang.org,direct", 1},
		{"pip install -i https://py" + "pi.org/simple x", 1},
		{"/ro" + "ot/x from registry.np" + "mjs.org", 2},
		{"https://example.org/wo" + "rk/paper.pdf", 0},
		{"docs/wo" + "rk/notes.md", 0},
		{"golang.org/x/exp v0.0.0 h1:abc", 0},
		{"the roots of network/state", 0},
	} {
		mistakes := tiedToAPlace(projectFile{"notes/example.txt", []byte("first line\n" + test.line + "\n")})
		assert.Len(t, mistakes, test.wrong, test.line)
		for _, mistake := range mistakes {
			assert.Contains(t, mistake, "notes/example.txt:2:")
		}
	}
}
