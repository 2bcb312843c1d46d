package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func settings(t *testing.T, cause string) config {
	return config{
		cause: cause, seed: 1, perSec: 100, workers: 5, quiet: 200 * time.Millisecond,
		hold: 300 * time.Millisecond, slow: 100 * time.Millisecond,
		most: 60 * time.Second, heap: 200_000, history: 400_000, out: filepath.Join(t.TempDir(), "delay.trace"),
		minAge: time.Second, maxKiB: 4096,
	}
}

func TestEachCauseLeavesASnapshotOfTheSlowOrder(t *testing.T) {
	for _, cause := range []string{"mutex", "channel", "sleep", "gc"} {
		t.Run(cause, func(t *testing.T) {
			c := settings(t, cause)
			if err := run(c); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(c.out)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(data, []byte("go 1.")) || !bytes.Contains(data, []byte("(*shop).handleOrder")) {
				t.Errorf("%d bytes that are no trace of the shop", len(data))
			}
		})
	}
}

func TestWithoutASlowOrderNothingIsWritten(t *testing.T) {
	c := settings(t, "sleep")
	c.slow, c.most = time.Hour, 50*time.Millisecond
	if err := run(c); err == nil {
		t.Error("want an error")
	}
	if _, err := os.Stat(c.out); err == nil {
		t.Error("a file was written all the same")
	}
}

func TestAnUnknownCauseIsRefused(t *testing.T) {
	if err := run(settings(t, "moon")); err == nil {
		t.Error("want an error")
	}
}
