package main

import (
	"sync"
	"testing"
	"time"
)

func TestOnePerInterval(t *testing.T) {
	now := time.Unix(1000, 0)
	limit := newLimiter(time.Minute, func() time.Time { return now })
	for _, step := range []struct {
		after time.Duration
		want  bool
	}{{0, true}, {0, false}, {59 * time.Second, false}, {time.Second, true}, {30 * time.Second, false}, {time.Hour, true}} {
		now = now.Add(step.after)
		if got := limit.allow(); got != step.want {
			t.Errorf("at %s: %v, want %v", now.Sub(time.Unix(1000, 0)), got, step.want)
		}
	}
	if limit.allowed() != 3 || limit.refused() != 3 {
		t.Errorf("%d allowed, %d refused", limit.allowed(), limit.refused())
	}
}

func TestOneOfManyAtOnce(t *testing.T) {
	now := time.Unix(1000, 0)
	limit := newLimiter(time.Minute, func() time.Time { return now })
	var group sync.WaitGroup
	for range 100 {
		group.Go(func() { limit.allow() })
	}
	group.Wait()
	if limit.allowed() != 1 || limit.refused() != 99 {
		t.Errorf("%d allowed, %d refused", limit.allowed(), limit.refused())
	}
}
