package snapshot

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestPrepareTakesAwayWhatACrashLeft(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-time.Hour)
	for _, name := range []string{".snapshot-1.tmp", ".snapshot-other", "a.trace", ".snapshot-new.tmp"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if name == ".snapshot-new.tmp" {
			continue // somebody writes to it
		}
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := Prepare(dir); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{".snapshot-new.tmp", ".snapshot-other", "a.trace"}) {
		t.Errorf("got %v", got)
	}
}

func TestPrepareRefusesWhatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	if Prepare(filepath.Join(dir, "missing")) == nil {
		t.Error("a missing folder should be an error")
	}
	for _, path := range []string{"", dir, os.DevNull, filepath.Join(dir, "missing", "a.trace")} {
		if PrepareFile(path) == nil {
			t.Errorf("%s was accepted", path)
		}
	}
	if err := PrepareFile(filepath.Join(dir, "a.trace")); err != nil {
		t.Error(err)
	}
}

type panickingSource struct{ entered, release chan struct{} }

func (s panickingSource) WriteTo(io.Writer) (int64, error) {
	close(s.entered)
	<-s.release
	panic("broken")
}

func TestAPanicIsAnErrorForThoseWhoShare(t *testing.T) { synctest.Test(t, shareAPanic) }

func shareAPanic(t *testing.T) {
	source := panickingSource{make(chan struct{}), make(chan struct{})}
	taker := NewTaker(source)
	go func() {
		defer func() { recover() }()
		taker.Take()
	}()
	<-source.entered
	waits := make(chan error)
	go func() {
		data, shared, err := taker.Take()
		if data != nil || !shared {
			t.Errorf("%q, shared %v", data, shared)
		}
		waits <- err
	}()
	synctest.Wait() // it has asked
	close(source.release)
	if err := <-waits; err != errUnfinished {
		t.Errorf("got %v", err)
	}
}
