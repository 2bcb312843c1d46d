package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestEachSignalLeavesASnapshot(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	asked := make(chan os.Signal, 1)
	dir := t.TempDir()
	done := make(chan error)
	go func() { done <- run(ctx, asked, dir, 5, 0) }()
	for _, name := range []string{"signal-1.trace", "signal-2.trace"} {
		asked <- syscall.SIGUSR1
		data := waitFor(t, filepath.Join(dir, name))
		if !bytes.HasPrefix(data, []byte("go 1.")) {
			t.Errorf("%s is no trace", name)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestAStormOfSignalsLeavesOneSnapshotPerInterval(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	asked := make(chan os.Signal, 1)
	dir := t.TempDir()
	done := make(chan error)
	go func() { done <- run(ctx, asked, dir, 5, time.Hour) }()
	asked <- syscall.SIGUSR1
	waitFor(t, filepath.Join(dir, "signal-1.trace"))
	asked <- syscall.SIGUSR1 // waits in the channel
	stop()                   // and the interval does not keep the program
	if err := <-done; err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v; want one file", entries, err)
	}
}

func TestAMissingFolderDoesNotEndTheService(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	asked := make(chan os.Signal) // without a place: it is taken when the one before is done
	done := make(chan error)
	go func() { done <- run(ctx, asked, filepath.Join(t.TempDir(), "missing"), 5, 0) }()
	asked <- syscall.SIGUSR1
	asked <- syscall.SIGUSR1
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func waitFor(t *testing.T, path string) []byte {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if data, err := os.ReadFile(path); err == nil {
			return data
		}
	}
	t.Fatalf("%s did not appear", path)
	return nil
}
