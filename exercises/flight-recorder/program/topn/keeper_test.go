package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"flight-recorder/snapshot"
)

type textSource struct{ calls int }

func (s *textSource) WriteTo(w io.Writer) (int64, error) {
	s.calls++
	n, err := w.Write([]byte("trace"))
	return int64(n), err
}

func offered(t *testing.T, dir string, source *textSource, tookMs ...int) []string {
	t.Helper()
	k, err := openKeeper(dir, 2)
	if err != nil {
		t.Fatal(err)
	}
	for operation, ms := range tookMs {
		if err := k.offer(time.Duration(ms)*time.Millisecond, operation, snapshot.NewTaker(source)); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	if len(names) != len(k.paths()) {
		t.Errorf("%v on disk, %v known", names, k.paths())
	}
	return names
}

func TestTheSlowestAreKept(t *testing.T) {
	got := offered(t, t.TempDir(), &textSource{}, 30, 10, 50, 40, 20)
	want := []string{"000040ms-000003.trace", "000050ms-000002.trace"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNoSnapshotIsTakenForNothing(t *testing.T) {
	source := &textSource{}
	offered(t, t.TempDir(), source, 50, 40, 10, 40)
	if source.calls != 2 {
		t.Errorf("%d snapshots, want 2", source.calls)
	}
}

func TestTheNextRunGoesOn(t *testing.T) {
	dir := t.TempDir()
	offered(t, dir, &textSource{}, 30, 50)
	if got := offered(t, dir, &textSource{}, 40, 10); !slices.Equal(got, []string{"000040ms-000000.trace", "000050ms-000001.trace"}) {
		t.Errorf("got %v", got)
	}
}

func TestOtherFilesStay(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := openKeeper(dir, 1)
	if err != nil || len(k.paths()) != 0 {
		t.Fatalf("%v, %v", k, err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}
