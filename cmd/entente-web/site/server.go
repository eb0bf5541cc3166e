package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"
)

// policy lets the page load nothing but what lies beside it, and run nothing but its own scripts and the program.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// headers are sent with every answer.
var headers = [][2]string{
	{"Content-Security-Policy", policy},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Embedder-Policy", "require-corp"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cache-Control", "no-cache"},
	{"Vary", "Accept-Encoding"},
}

// types are those of the files of a page, by their endings: what the system says of them does not count.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".gz": "application/gzip",
	".txt": "text/plain; charset=utf-8",
}

// handler answers with the files of a page.
type handler struct {
	files map[string]file
	// hosts are what a browser on this machine calls the server, with the port.
	hosts []string
}

// file is one that is sent.
type file struct {
	name, kind, mark string
	data             []byte
}

// newHandler makes a handler. The files are kept as they are now; nothing else can be asked for.
func newHandler(site Site, hosts []string) *handler {
	h := &handler{files: map[string]file{}, hosts: hosts}
	for name, data := range site {
		sum := sha256.Sum256(data)
		h.files["/"+name] = file{name, types[path.Ext(name)], `"` + hex.EncodeToString(sum[:12]) + `"`, data}
	}
	h.files["/"] = h.files["/"+indexName]
	return h
}

// ServeHTTP refuses what does not come from a page of this server, or is not addressed to it: a name that somebody else has
// made to point at this machine must not get an answer.
func (h *handler) ServeHTTP(answer http.ResponseWriter, request *http.Request) {
	for _, header := range headers {
		answer.Header().Set(header[0], header[1])
	}
	if request.ContentLength != 0 {
		answer.Header().Set("Connection", "close") // No request here has a body; what comes of one is not read.
	}
	if !slices.Contains(h.hosts, strings.ToLower(request.Host)) {
		http.Error(answer, "this server is called "+h.hosts[0], http.StatusMisdirectedRequest)
		return
	}
	for _, origin := range request.Header.Values("Origin") {
		host, plain := strings.CutPrefix(origin, "http://")
		if !plain || !slices.Contains(h.hosts, strings.ToLower(host)) {
			http.Error(answer, "other pages may not ask here", http.StatusForbidden)
			return
		}
	}
	if request.Method != http.MethodGet && request.Method != http.MethodHead {
		answer.Header().Set("Allow", "GET, HEAD")
		http.Error(answer, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	found, known := h.files[request.URL.Path]
	if !known {
		http.Error(answer, "there is no such file", http.StatusNotFound)
		return
	}
	h.send(answer, request, found)
}

func (h *handler) send(answer http.ResponseWriter, request *http.Request, found file) {
	answer.Header().Set("Content-Type", found.kind)
	squeezed, known := h.files["/"+found.name+".gz"]
	if known && takesGzip(request) {
		answer.Header().Set("Content-Encoding", "gzip")
		found.data, found.mark = squeezed.data, squeezed.mark
	}
	answer.Header().Set("ETag", found.mark)
	http.ServeContent(answer, request, "", time.Time{}, bytes.NewReader(found.data))
}

func takesGzip(request *http.Request) bool {
	for _, line := range request.Header.Values("Accept-Encoding") {
		for part := range strings.SplitSeq(line, ",") {
			name, quality, weighed := strings.Cut(strings.TrimSpace(part), ";")
			if strings.TrimSpace(name) == "gzip" {
				return !weighed || strings.Trim(strings.TrimSpace(quality), "q=0.") != ""
			}
		}
	}
	return false
}
