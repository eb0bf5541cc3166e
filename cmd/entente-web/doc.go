// Command entente-web is the engine and its view for a browser: built for js/wasm, it runs embedded scenarios in the page and
// draws them. The command entente web builds it and writes the page around it.
//
//   - main_js.go: what the page's script can call; promise_js.go: what takes longer
//   - main_other.go: what is said where there is no browser
//   - live: a run whose levers are turned, and its view; site: the page, how it is built and served
package main
