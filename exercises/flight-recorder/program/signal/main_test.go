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
	go func() { done <- run(ctx, asked, dir) }()
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

func TestAMissingFolderDoesNotEndTheService(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	asked := make(chan os.Signal) // without a place: it is taken when the one before is done
	done := make(chan error)
	go func() { done <- run(ctx, asked, filepath.Join(t.TempDir(), "missing")) }()
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
