package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestNoMoreFilesThanKeep(t *testing.T) {
	dir := t.TempDir()
	if err := run(time.Millisecond, 2, 20, 1, dir); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v; want one file", entries, err)
	}
}

func TestAMissingFolderIsReported(t *testing.T) {
	if run(time.Second, 1, 1, 1, filepath.Join(t.TempDir(), "missing")) == nil {
		t.Error("want an error")
	}
}
