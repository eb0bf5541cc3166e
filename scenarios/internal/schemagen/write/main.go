// The program write generates the JSON Schemas; go generate runs it in the folder of the package scenarios.
package main

import (
	"fmt"
	"os"

	"entente/scenarios/internal/schemagen"
)

func main() {
	for _, form := range schemagen.Forms() {
		schema, err := schemagen.Generate(".", form)
		if err == nil {
			err = os.WriteFile(form.File, schema, 0o644)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}
