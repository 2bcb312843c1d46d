package main

import (
	"errors"
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
	others := []string{"notes.txt", "20ms-mine.trace", "000020ms-000001.trace.gz"}
	for _, name := range others {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	k, err := openKeeper(dir, 1)
	if err != nil || len(k.paths()) != 0 {
		t.Fatalf("%v, %v", k, err)
	}
	for _, name := range others {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatCannotBeRemovedStopsTheGrowth(t *testing.T) {
	dir := t.TempDir()
	source := &textSource{}
	k, err := openKeeper(dir, 1)
	if err != nil {
		t.Fatal(err)
	}
	for operation := range 5 {
		err = k.offer(time.Duration(operation+1)*time.Second, operation, snapshot.NewTaker(source))
		if operation == 0 { // in place of the first file there is now something that Remove refuses
			if err := errors.Join(os.Remove(k.paths()[0]), os.MkdirAll(filepath.Join(k.paths()[0], "full"), 0o700)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err == nil || source.calls != 2 {
		t.Errorf("%d snapshots, error %v; want 2 and an error", source.calls, err)
	}
}
