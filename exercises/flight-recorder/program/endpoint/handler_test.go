package main

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime/trace"
	"strconv"
	"sync"
	"testing"

	"flight-recorder/snapshot"
)

const token = "a-token-for-this-test"

func ask(t *testing.T, source snapshot.Source, authorization string) *http.Response {
	t.Helper()
	h, err := newHandler(snapshot.NewTaker(source), token)
	if err != nil {
		t.Fatal(err)
	}
	return askHandler(h, authorization)
}

func askHandler(h http.Handler, authorization string) *http.Response {
	r := httptest.NewRequest("GET", "/debug/flight-recorder", nil)
	if authorization != "" {
		r.Header.Set("Authorization", authorization)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestWithoutTheTokenThereIsNothing(t *testing.T) {
	source := &countingSource{}
	for _, authorization := range []string{"", token, "Bearer", "Bearer ", "Bearer " + token + "x", "Bearer " + token[1:]} {
		got := ask(t, source, authorization)
		if got.StatusCode != http.StatusUnauthorized {
			t.Errorf("%q: %s, want 401", authorization, got.Status)
		}
	}
	if source.calls != 0 {
		t.Errorf("%d snapshots were taken for nobody", source.calls)
	}
}

type countingSource struct{ calls int }

func (s *countingSource) WriteTo(w io.Writer) (int64, error) { s.calls++; return 0, nil }

func TestWithTheTokenThereIsATrace(t *testing.T) {
	got := ask(t, started(t), "Bearer "+token)
	body, _ := io.ReadAll(got.Body)
	if got.StatusCode != http.StatusOK || !bytes.HasPrefix(body, []byte("go 1.")) {
		t.Fatalf("%s, %d bytes", got.Status, len(body))
	}
	if length := got.Header.Get("Content-Length"); length != strconv.Itoa(len(body)) {
		t.Errorf("Content-Length %s of %d bytes", length, len(body))
	}
}

type failingSource struct{}

// WriteTo fails in the middle, as a recorder does whose writer breaks.
func (failingSource) WriteTo(w io.Writer) (int64, error) {
	n, _ := w.Write([]byte("go 1.26 trace\x00\x00\x00"))
	return int64(n), errors.New("broken")
}

func TestAFailureIsAnErrorStatus(t *testing.T) {
	got := ask(t, failingSource{}, "Bearer "+token)
	body, _ := io.ReadAll(got.Body)
	if got.StatusCode != http.StatusServiceUnavailable || bytes.Contains(body, []byte("go 1.26")) {
		t.Errorf("%s: %q", got.Status, body)
	}
}

func TestManyAtOnceAllGetATrace(t *testing.T) {
	h, err := newHandler(snapshot.NewTaker(started(t)), token)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := askHandler(h, "Bearer "+token); got.StatusCode != http.StatusOK {
				t.Error(got.Status)
			}
		})
	}
	group.Wait()
}

func TestNoTokenNoEndpoint(t *testing.T) {
	for _, weak := range []string{"", "short"} {
		if _, err := newHandler(nil, weak); err == nil {
			t.Errorf("%q was accepted", weak)
		}
	}
}

func started(t *testing.T) *trace.FlightRecorder {
	t.Helper()
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MaxBytes: 1 << 20})
	if err := recorder.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(recorder.Stop)
	return recorder
}
