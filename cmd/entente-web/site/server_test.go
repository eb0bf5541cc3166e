package site

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const here = "127.0.0.1:8080"

// ask asks a handler for a file, with headers as NAME: VALUE.
func ask(t *testing.T, method, path, host string, headers ...string) *http.Response {
	h := newHandler(standIn(t), []string{here, "localhost:8080", "[::1]:8080"})
	request := httptest.NewRequest(method, "http://"+here+"/", nil)
	request.URL.Path = path
	request.Host = host
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		request.Header.Add(name, value)
	}
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, request)
	return answer.Result()
}

func TestFilesAreServedAsWhatTheyAre(t *testing.T) {
	site := standIn(t)
	for path, kind := range map[string]string{
		"/": "text/html; charset=utf-8", "/index.html": "text/html; charset=utf-8", "/entente.wasm": "application/wasm",
		"/page.js": "text/javascript; charset=utf-8", "/style.css": "text/css; charset=utf-8", "/icon.svg": "image/svg+xml",
		"/scenarios.json": "application/json; charset=utf-8", "/LICENCES.txt": "text/plain; charset=utf-8", "/entente.wasm.gz": "application/gzip",
	} {
		answer := ask(t, "GET", path, here)
		assert.Equal(t, http.StatusOK, answer.StatusCode, path)
		assert.Equal(t, kind, answer.Header.Get("Content-Type"), path)
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		name := strings.TrimPrefix(path, "/")
		if name == "" {
			name = indexName
		}
		assert.Equal(t, string(site[name]), string(body), path)
		assert.Equal(t, strconv.Itoa(len(body)), answer.Header.Get("Content-Length"))
		assert.Equal(t, policy, answer.Header.Get("Content-Security-Policy"))
		for _, header := range headers {
			assert.Equal(t, header[1], answer.Header.Get(header[0]))
		}
		head := ask(t, "HEAD", path, "localhost:8080")
		assert.Equal(t, http.StatusOK, head.StatusCode, path)
		body, err = io.ReadAll(head.Body)
		require.NoError(t, err)
		assert.Empty(t, body)
	}
}

func TestTheProgramIsSentCompressedToWhoeverTakesIt(t *testing.T) {
	for line, encoding := range map[string]string{"gzip, br": "gzip", "br;q=1, gzip;q=0.5": "gzip", "gzip;q=0": "", "gzip;q=0.0": "", "br": ""} {
		answer := ask(t, "GET", "/entente.wasm", here, "Accept-Encoding: "+line)
		assert.Equal(t, encoding, answer.Header.Get("Content-Encoding"), line)
		assert.Equal(t, "application/wasm", answer.Header.Get("Content-Type"))
	}
	assert.Empty(t, ask(t, "GET", "/page.js", here, "Accept-Encoding: gzip").Header.Get("Content-Encoding"))
}

func TestWhatWasSentIsNotSentAgain(t *testing.T) {
	mark := ask(t, "GET", "/page.js", here).Header.Get("ETag")
	require.NotEmpty(t, mark)
	assert.Equal(t, http.StatusNotModified, ask(t, "GET", "/page.js", here, "If-None-Match: "+mark).StatusCode)
	assert.Equal(t, http.StatusOK, ask(t, "GET", "/page.js", here, `If-None-Match: "other"`).StatusCode)
}

func TestOthersGetNothing(t *testing.T) {
	for _, test := range []struct {
		why, method, path, host string
		headers                 []string
		status                  int
	}{
		{"a name that was made to point here", "GET", "/", "evil.example:8080", nil, http.StatusMisdirectedRequest},
		{"another port", "GET", "/", "127.0.0.1:80", nil, http.StatusMisdirectedRequest},
		{"no host", "GET", "/", "", nil, http.StatusMisdirectedRequest},
		{"another page", "GET", "/entente.wasm", here, []string{"Origin: https://evil.example"}, http.StatusForbidden},
		{"a page from a file", "GET", "/entente.wasm", here, []string{"Origin: null"}, http.StatusForbidden},
		{"another server here", "GET", "/entente.wasm", here, []string{"Origin: http://127.0.0.1:9"}, http.StatusForbidden},
		{"another page behind ours", "GET", "/entente.wasm", here, []string{"Origin: http://" + here, "Origin: http://evil.example"}, http.StatusForbidden},
		{"our page", "GET", "/entente.wasm", here, []string{"Origin: http://" + here}, http.StatusOK},
		{"our page by its other name", "GET", "/", "LocalHost:8080", []string{"Origin: http://[::1]:8080"}, http.StatusOK},
		{"sending", "POST", "/", here, nil, http.StatusMethodNotAllowed},
		{"asking what is allowed", "OPTIONS", "/", here, nil, http.StatusMethodNotAllowed},
		{"no such file", "GET", "/secret", here, nil, http.StatusNotFound},
		{"a way out", "GET", "/../go.mod", here, nil, http.StatusNotFound},
		{"a way out, encoded", "GET", "/..%2fgo.mod", here, nil, http.StatusNotFound},
	} {
		answer := ask(t, test.method, test.path, test.host, test.headers...)
		assert.Equal(t, test.status, answer.StatusCode, test.why)
		assert.Equal(t, "nosniff", answer.Header.Get("X-Content-Type-Options"), test.why)
		if test.status == http.StatusMethodNotAllowed {
			assert.Equal(t, "GET, HEAD", answer.Header.Get("Allow"))
		}
	}
}

func TestAServerOnThisMachineAlone(t *testing.T) {
	server, err := Listen(standIn(t), 0)
	require.NoError(t, err)
	for _, listener := range server.listeners {
		assert.True(t, listener.Addr().(*net.TCPAddr).IP.IsLoopback(), listener.Addr())
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx) }()

	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{}}
	answer, err := client.Get(server.Address())
	require.NoError(t, err)
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Contains(t, string(body), "<!doctype html>")

	long, err := http.NewRequest("GET", server.Address(), nil)
	require.NoError(t, err)
	long.Header.Set("X-Long", strings.Repeat("x", 4*headerBytes))
	answer, err = client.Do(long)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Equal(t, http.StatusRequestHeaderFieldsTooLarge, answer.StatusCode)

	// What somebody sends is not taken: it is refused from its first line on, and the line is closed.
	sent := &endless{}
	upload, err := http.NewRequest("POST", server.Address(), sent)
	require.NoError(t, err)
	if answer, err = client.Do(upload); err == nil {
		require.NoError(t, answer.Body.Close())
		assert.Equal(t, http.StatusMethodNotAllowed, answer.StatusCode)
		assert.True(t, answer.Close, "the line is closed")
	}
	assert.Less(t, sent.taken.Load(), int64(8<<20), "more than buffers hold")

	_, err = Listen(standIn(t), server.port)
	assert.ErrorContains(t, err, "listen", "the port is taken")

	// Somebody who keeps a line open without a word does not keep the server from ending.
	silent, err := net.Dial("tcp4", "127.0.0.1:"+strconv.Itoa(server.port))
	require.NoError(t, err)
	defer silent.Close()
	cancel()
	select {
	case err := <-ended:
		assert.NoError(t, err)
	case <-time.After(endTime + 5*time.Second):
		t.Fatal("the server does not end")
	}
	_, err = client.Get(server.Address())
	assert.Error(t, err, "it no longer answers")
}

// endless is a body without an end, which counts what is taken of it.
type endless struct{ taken atomic.Int64 }

func (e *endless) Read(into []byte) (int, error) {
	e.taken.Add(int64(len(into)))
	return len(into), nil
}

func TestWaitsAreBounded(t *testing.T) {
	server, err := Listen(standIn(t), 0)
	require.NoError(t, err)
	for _, listener := range server.listeners {
		defer listener.Close()
	}
	for what, bound := range map[string]time.Duration{
		"headers": server.server.ReadHeaderTimeout, "a request": server.server.ReadTimeout, "an answer": server.server.WriteTimeout,
		"silence": server.server.IdleTimeout,
	} {
		assert.Positive(t, bound, what)
		assert.LessOrEqual(t, bound, 2*time.Minute, what)
	}
}
