// Command entente-web is the engine and its view for a browser: built for js/wasm, it runs embedded scenarios in the page and
// draws them. The command entente web builds it and writes the page around it.
//
//   - main_js.go: what the page's script can call; promise_js.go: what takes longer
//   - main_other.go: what is said where there is no browser
//   - view: a run in pictures, and what the page says of it; site: the page, how it is built and served
package main
