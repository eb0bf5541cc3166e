package report

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strings"
)

// The charting library as its packages hold it, compressed; library/renew fetches it anew.
//
//go:embed library/*.gz library/LICENCES.txt
var libraryFiles embed.FS

// library is the script that draws: the licences of all that is in it, Vega, Vega-Lite, and the interpreter of expressions,
// with which Vega needs no leave to make functions of text.
func library() (string, error) {
	licences, err := libraryFiles.ReadFile("library/LICENCES.txt")
	if err != nil {
		return "", err
	}
	parts := []string{"/*!\n" + strings.ReplaceAll(string(licences), "*/", "* /") + "*/"}
	for _, name := range []string{"vega.min.js", "vega-lite.min.js", "vega-interpreter.js"} {
		text, err := unpacked("library/" + name + ".gz")
		if err != nil {
			return "", fmt.Errorf("the charting library, %s: %w", name, err)
		}
		if name == "vega-interpreter.js" {
			if text, err = asScript(text); err != nil {
				return "", fmt.Errorf("the charting library, %s: %w", name, err)
			}
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n"), nil
}

func unpacked(name string) (string, error) {
	packed, err := libraryFiles.ReadFile(name)
	if err != nil {
		return "", err
	}
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(reader)
	return string(text), err
}

// asScript makes a plain script of the interpreter, which is published as a module only: what it imports is in Vega's
// global object, and what it exports goes there too.
func asScript(module string) (string, error) {
	for _, change := range []struct{ from, to string }{
		{"import { ascending, isString, DisallowedObjectProperties } from 'vega-util';",
			"(() => {\nconst { ascending, isString, DisallowedObjectProperties } = vega;"},
		{"export { expression as expressionInterpreter };", "vega.expressionInterpreter = expression;\n})();"},
		{"//# sourceMappingURL=vega-interpreter.js.map", ""},
	} {
		if strings.Count(module, change.from) != 1 {
			return "", fmt.Errorf("it does not hold %q just once: this version is made otherwise", change.from)
		}
		module = strings.Replace(module, change.from, change.to, 1)
	}
	return module, nil
}
