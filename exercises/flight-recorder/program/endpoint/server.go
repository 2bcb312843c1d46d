package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// newServer serves the endpoint alone, and waits for nobody for ever: not for a request that does not come to its end,
// not for a reader who takes an answer byte by byte, and keeps the snapshot in memory meanwhile.
func newServer(endpoint http.Handler) *http.Server {
	// A mux of its own: what other packages hang into http.DefaultServeMux (net/http/pprof does) is not served here.
	mux := http.NewServeMux()
	mux.Handle("GET /debug/flight-recorder", endpoint)
	return &http.Server{
		Handler:        mux,
		ReadTimeout:    5 * time.Second,
		WriteTimeout:   30 * time.Second,
		IdleTimeout:    time.Minute,
		MaxHeaderBytes: 16 << 10,
	}
}

// serve answers until the context ends. An answer that is on its way then has a moment to arrive.
func serve(ctx context.Context, server *http.Server, listener net.Listener) error {
	ended := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(ended)
		patience, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if server.Shutdown(patience) != nil {
			server.Close()
		}
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-ended // Serve returns as soon as Shutdown begins
	return nil
}
