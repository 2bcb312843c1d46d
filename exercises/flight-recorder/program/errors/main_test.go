package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWorthASnapshot(t *testing.T) {
	for err, want := range map[error]bool{
		nil:                                    false,
		fmt.Errorf("booking: %w", errNotFound): false,
		fmt.Errorf("booking: %w", context.Canceled): false,
		fmt.Errorf("booking: %w", errTimeout):       true,
	} {
		if got := worthASnapshot(err); got != want {
			t.Errorf("%v: %v, want %v", err, got, want)
		}
	}
}

func TestTheUnexpectedErrorLeavesASnapshot(t *testing.T) {
	out := filepath.Join(t.TempDir(), "error.trace")
	if err := run(out, 100*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(errTimeout.Error())) {
		t.Error("the error's text should be in the snapshot")
	}
}
