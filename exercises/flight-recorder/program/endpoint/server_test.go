package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"flight-recorder/snapshot"
)

// bigSource says when it is asked, and writes more than the buffers of a connection hold.
type bigSource struct{ asked chan struct{} }

func (s bigSource) WriteTo(w io.Writer) (int64, error) {
	s.asked <- struct{}{}
	n, err := w.Write(make([]byte, 16<<20))
	return int64(n), err
}

// serving starts the real server, whose patience with readers is short, and returns its address and how to end it.
func serving(t *testing.T, h *handler) (address string, end func() error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := newServer(h)
	if server.ReadTimeout <= 0 || server.WriteTimeout <= 0 {
		t.Error("the server waits for ever")
	}
	server.WriteTimeout = 100 * time.Millisecond
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- serve(ctx, server, listener) }()
	return listener.Addr().String(), func() error { cancel(); return <-done }
}

func TestASlowReaderMakesRoomForOthers(t *testing.T) {
	source := bigSource{make(chan struct{}, 2)}
	h, err := newHandler(snapshot.NewTaker(source), token)
	if err != nil {
		t.Fatal(err)
	}
	h.room = make(chan struct{}, 1)
	address, end := serving(t, h)
	connection, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	fmt.Fprintf(connection, "GET /debug/flight-recorder HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n", token)
	<-source.asked
	select {
	case h.room <- struct{}{}: // its reader, who never reads, has been given up
	case <-time.After(20 * time.Second):
		t.Fatal("the slow reader still has the room")
	}
	if got := askHandler(h, "Bearer "+token); got.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("%s while all room is taken, want 503", got.Status)
	}
	<-h.room
	if got := askHandler(h, "bearer "+token); got.StatusCode != http.StatusOK {
		t.Error(got.Status)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
}

func TestNothingElseIsServed(t *testing.T) {
	h, err := newHandler(nil, token)
	if err != nil {
		t.Fatal(err)
	}
	address, end := serving(t, h)
	for _, path := range []string{"/", "/debug/pprof/", "/debug/flight-recorder/x"} {
		answer, err := http.Get("http://" + address + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", path, answer.Status)
		}
	}
	if err := end(); err != nil {
		t.Error(err)
	}
}
