package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"
	"runtime/trace"
	"strconv"
	"time"
)

// window is what a snapshot held.
type window struct {
	MaxBytes  uint64 `json:"maxBytes"`
	MinAgeNs  int64  `json:"minAgeNs"`
	RanNs     int64  `json:"ranNs"`
	Bytes     int    `json:"bytes"`
	ReachesNs int64  `json:"reachesNs"`
	TookNs    int64  `json:"tookNs"`
}

// Marks are log messages, which a snapshot holds as text: the oldest tells how far back it reaches.
const markEvery = 20 * time.Millisecond

var mark = regexp.MustCompile(`mark-(\d{6})-`)

// measureWindow lets a service work for twelve seconds under a recorder, then looks at what it still holds.
func measureWindow(maxBytes uint64, minAge time.Duration) (window, error) {
	const ran = 12 * time.Second
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: minAge, MaxBytes: maxBytes})
	if err := recorder.Start(); err != nil {
		return window{}, err
	}
	defer recorder.Stop()
	ctx, cancel := context.WithTimeout(context.Background(), ran)
	defer cancel()
	start := time.Now()
	go busy(ctx)
	ticks := time.NewTicker(markEvery)
	defer ticks.Stop()
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-ticks.C:
			trace.Logf(context.Background(), "mark", "mark-%06d-", time.Since(start).Milliseconds())
		}
	}
	asked := time.Now()
	var buf bytes.Buffer
	if _, err := recorder.WriteTo(&buf); err != nil {
		return window{}, err
	}
	took := time.Since(asked)
	oldest := asked.Sub(start)
	for _, found := range mark.FindAllSubmatch(buf.Bytes(), -1) {
		ms, err := strconv.Atoi(string(found[1]))
		if err != nil {
			return window{}, fmt.Errorf("mark %s: %w", found[1], err)
		}
		oldest = min(oldest, time.Duration(ms)*time.Millisecond)
	}
	return window{maxBytes, int64(minAge), int64(asked.Sub(start)), buf.Len(), int64(asked.Sub(start) - oldest), int64(took)}, nil
}

// busy hands numbers over in bursts, as a service does that is asked now and then.
func busy(ctx context.Context) {
	pingPong := channels(0)
	for ctx.Err() == nil {
		pingPong.do(400)
		time.Sleep(10 * time.Millisecond)
	}
}

// takeRun is one WriteTo: how long it took, and how long goroutines beside it stood still meanwhile.
type takeRun struct {
	TookNs  int64 `json:"tookNs"`
	Bytes   int64 `json:"bytes"`
	PauseNs int64 `json:"pauseNs"`
}

// measureTakes writes ten snapshots in the presence of a goroutine that looks at the clock all the time.
func measureTakes() ([]takeRun, error) {
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 5 * time.Second, MaxBytes: 4 << 20})
	if err := recorder.Start(); err != nil {
		return nil, err
	}
	defer recorder.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go busy(ctx)
	time.Sleep(6 * time.Second)
	var takes []takeRun
	for range 10 {
		stop, pause := make(chan struct{}), make(chan time.Duration)
		go func() { pause <- longestGap(stop) }()
		start := time.Now()
		n, err := recorder.WriteTo(io.Discard)
		took := time.Since(start)
		close(stop)
		if err != nil {
			return nil, err
		}
		takes = append(takes, takeRun{int64(took), n, int64(<-pause)})
		time.Sleep(500 * time.Millisecond)
	}
	return takes, nil
}

func longestGap(stop <-chan struct{}) (longest time.Duration) {
	last := time.Now()
	for {
		select {
		case <-stop:
			return longest
		default:
			now := time.Now()
			longest = max(longest, now.Sub(last))
			last = now
		}
	}
}
