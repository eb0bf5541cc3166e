// The program write generates schema.json; go generate runs it in the folder of the package scenarios.
package main

import (
	"fmt"
	"os"

	"entente/scenarios/internal/schemagen"
)

func main() {
	schema, err := schemagen.Generate(".")
	if err == nil {
		err = os.WriteFile("schema.json", schema, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
