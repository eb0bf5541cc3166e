package report

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
)

// policy is the Content-Security-Policy of a page: nothing is loaded from anywhere, nothing is sent, and no script or style
// works but those that the page was written with, by their hashes.
func policy(style string, scripts ...string) string {
	var hashes []string
	for _, script := range scripts {
		hashes = append(hashes, hashSource(script))
	}
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'",
		strings.Join(hashes, " "), hashSource(style))
}

// hashSource names a script or style by what is in it.
func hashSource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// embeddable refuses scripts that a browser would not read to their end.
func embeddable(scripts ...string) error {
	for _, script := range scripts {
		for _, stop := range []string{"</script", "<!--", "<script"} {
			if at := strings.Index(strings.ToLower(script), stop); at >= 0 {
				return fmt.Errorf("a script holds %q at byte %d: it cannot stand in a page", stop, at)
			}
		}
		if strings.ContainsAny(script, "\r\x00") {
			return fmt.Errorf("a script holds characters that browsers replace: its hash would not be that of the page")
		}
	}
	return nil
}
