package main

import (
	"os"
	"path/filepath"
	"runtime/trace"
	"testing"
	"time"

	"flight-recorder/snapshot"
)

func watching(t *testing.T, keep int64) *watch {
	t.Helper()
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{})
	if err := recorder.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(recorder.Stop)
	return &watch{taker: snapshot.NewTaker(recorder), limit: 20 * time.Millisecond, keep: keep, dir: t.TempDir()}
}

func saved(t *testing.T, w *watch) []os.DirEntry {
	t.Helper()
	if err := w.wait(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestOnlySlowRequestsLeaveASnapshot(t *testing.T) {
	w := watching(t, 3)
	w.request(1, func() {})
	w.request(2, func() { time.Sleep(30 * time.Millisecond) })
	entries := saved(t, w)
	if len(entries) != 1 || entries[0].Name() != "slow-000002.trace" {
		t.Errorf("got %v", entries)
	}
}

func TestNoMoreThanKeep(t *testing.T) {
	w := watching(t, 2)
	for id := range 5 {
		w.request(id, func() { time.Sleep(25 * time.Millisecond) })
	}
	if entries := saved(t, w); len(entries) > 2 {
		t.Errorf("%d snapshots, want 2 at most", len(entries))
	}
}

func TestAnUnwritableFolderIsReported(t *testing.T) {
	w := watching(t, 1)
	w.dir = filepath.Join(w.dir, "missing")
	w.request(1, func() { time.Sleep(25 * time.Millisecond) })
	if w.wait() == nil {
		t.Error("want an error")
	}
}
