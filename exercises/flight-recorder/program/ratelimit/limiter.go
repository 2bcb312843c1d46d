package main

import (
	"sync"
	"time"
)

// limiter lets one through per interval, and counts the others: what was not saved is a figure too.
type limiter struct {
	every time.Duration
	now   func() time.Time

	mu      sync.Mutex
	next    time.Time
	yes, no int
}

// newLimiter takes its clock from the caller, so that a test need not wait.
func newLimiter(every time.Duration, now func() time.Time) *limiter {
	return &limiter{every: every, now: now}
}

// allow decides in a few nanoseconds and never waits for a snapshot: the lock covers the decision only.
func (l *limiter) allow() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if now.Before(l.next) {
		l.no++
		return false
	}
	l.next = now.Add(l.every)
	l.yes++
	return true
}

func (l *limiter) allowed() int { l.mu.Lock(); defer l.mu.Unlock(); return l.yes }
func (l *limiter) refused() int { l.mu.Lock(); defer l.mu.Unlock(); return l.no }
