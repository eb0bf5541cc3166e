//go:build !(js && wasm)

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "entente-web runs in a browser: write a page with entente web -o site, and open it with entente serve --dir site")
	os.Exit(2)
}
