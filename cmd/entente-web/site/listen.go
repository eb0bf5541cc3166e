package site

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Bounds of what a browser may take.
const (
	headerTime  = 5 * time.Second
	readTime    = 10 * time.Second
	writeTime   = 2 * time.Minute
	idleTime    = 2 * time.Minute
	endTime     = time.Second
	headerBytes = 16 << 10
)

// Server serves a page to this machine alone.
type Server struct {
	listeners []net.Listener
	server    *http.Server
	port      int
}

// Listen takes a port of 127.0.0.1 and, where there is one, of ::1; 0 stands for any that is free.
func Listen(site Site, port int) (*Server, error) {
	four, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	s := &Server{listeners: []net.Listener{four}, port: four.Addr().(*net.TCPAddr).Port}
	number := strconv.Itoa(s.port)
	hosts := []string{"127.0.0.1:" + number, "localhost:" + number}
	if six, err := net.Listen("tcp6", net.JoinHostPort("::1", number)); err == nil {
		s.listeners = append(s.listeners, six)
		hosts = append(hosts, "[::1]:"+number)
	}
	if s.port == 80 {
		hosts = append(hosts, "127.0.0.1", "localhost", "[::1]")
	}
	s.server = &http.Server{
		Handler: newHandler(site, hosts), ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: headerBytes, ErrorLog: log.New(io.Discard, "", 0),
	}
	return s, nil
}

// Address is the page's.
func (s *Server) Address() string { return "http://127.0.0.1:" + strconv.Itoa(s.port) + "/" }

// Serve answers until the context is cancelled; then it lets what is being sent end, and returns nothing.
func (s *Server) Serve(ctx context.Context) error {
	failed := make(chan error, len(s.listeners))
	for _, listener := range s.listeners {
		go func() { failed <- s.server.Serve(listener) }()
	}
	var problem error
	waiting := len(s.listeners)
	select {
	case <-ctx.Done():
	case problem = <-failed:
		waiting--
	}
	ending, cancel := context.WithTimeout(context.Background(), endTime)
	defer cancel()
	if s.server.Shutdown(ending) != nil {
		_ = s.server.Close() // Somebody still reads; the program ends now.
	}
	for range waiting {
		<-failed
	}
	if problem != nil {
		return fmt.Errorf("serve the page: %w", problem)
	}
	return nil
}
