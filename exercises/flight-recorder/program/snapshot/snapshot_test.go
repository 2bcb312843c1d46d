package snapshot

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/trace"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// slowSource answers when it is told to, and fails like a recorder when it is asked twice at once.
type slowSource struct {
	entered chan struct{}
	release chan struct{}
	mu      sync.Mutex
	calls   int
}

func (s *slowSource) WriteTo(w io.Writer) (int64, error) {
	if !s.mu.TryLock() {
		return 0, errors.New("already in progress")
	}
	defer s.mu.Unlock()
	s.calls++
	s.entered <- struct{}{}
	<-s.release
	n, err := w.Write([]byte("trace"))
	return int64(n), err
}

func TestTakeSharesTheRunningCall(t *testing.T) { synctest.Test(t, shareACall) }

func shareACall(t *testing.T) {
	source := &slowSource{entered: make(chan struct{}, 1), release: make(chan struct{})}
	taker := NewTaker(source)
	type result struct {
		data   string
		shared bool
		err    error
	}
	results := make(chan result)
	take := func() {
		data, shared, err := taker.Take()
		results <- result{string(data), shared, err}
	}
	go take()
	<-source.entered
	for range 4 {
		go take()
	}
	synctest.Wait() // all have asked
	close(source.release)
	shared := 0
	for range 5 {
		got := <-results
		if got.err != nil || got.data != "trace" {
			t.Fatalf("got %q, %v", got.data, got.err)
		}
		if got.shared {
			shared++
		}
	}
	if shared != 4 || source.calls != 1 {
		t.Errorf("%d of 5 shared one of %d calls, want 4 of 1", shared, source.calls)
	}
}

func TestRecorderRefusesASecondWriteTo(t *testing.T) {
	recorder := started(t)
	inside, release := make(chan struct{}), make(chan struct{})
	first := make(chan error)
	go func() {
		_, err := recorder.WriteTo(&slowWriter{inside: inside, release: release})
		first <- err
	}()
	<-inside
	if _, err := recorder.WriteTo(io.Discard); err == nil {
		t.Error("a second WriteTo beside the first one should fail")
	}
	close(release)
	if err := <-first; err != nil {
		t.Errorf("the first WriteTo failed: %v", err)
	}
}

type slowWriter struct {
	once            sync.Once
	inside, release chan struct{}
}

func (w *slowWriter) Write(p []byte) (int, error) {
	w.once.Do(func() { close(w.inside); <-w.release })
	return len(p), nil
}

func TestTakeOfARealRecorder(t *testing.T) {
	taker := NewTaker(started(t))
	data, shared, err := taker.Take()
	if err != nil || shared {
		t.Fatalf("shared %v, error %v", shared, err)
	}
	if !bytes.HasPrefix(data, []byte("go 1.")) {
		t.Errorf("not a trace: %q", data[:min(len(data), 16)])
	}
}

func TestTakeOfAStoppedRecorderFails(t *testing.T) {
	taker := NewTaker(trace.NewFlightRecorder(trace.FlightRecorderConfig{}))
	if data, _, err := taker.Take(); err == nil || data != nil {
		t.Errorf("got %d bytes and error %v, want an error", len(data), err)
	}
}

func TestWriteFileReplacesAndLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.trace")
	for _, text := range []string{"one", "two"} {
		if err := WriteFile(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(path); string(got) != "two" {
		t.Errorf("got %q", got)
	}
	if err := WriteFile(filepath.Join(dir, "missing", "a.trace"), nil); err == nil {
		t.Error("a missing folder should be an error")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("%d files, want 1", len(entries))
	}
}

func started(t *testing.T) *trace.FlightRecorder {
	t.Helper()
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: time.Second, MaxBytes: 1 << 20})
	if err := recorder.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(recorder.Stop)
	return recorder
}
