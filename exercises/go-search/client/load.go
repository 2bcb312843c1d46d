package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"go-search/internal/answer"
	"go-search/internal/corpus"
)

// Load is what is asked for. Each of those at a time asks again as soon as it has its answer.
type Load struct {
	Address     string
	Requests    int
	Concurrency int
	// Word is asked for each time; where it is empty, different rare ones.
	Word string

	client *http.Client
}

// Report is what became of it; latencies are in order of size.
type Report struct {
	Latencies []time.Duration
	Matches   int
	Took      time.Duration
}

// check refuses what cannot be asked for.
func (load Load) check() error {
	if load.Requests < 1 || load.Requests > 1_000_000 {
		return fmt.Errorf("-requests %d: 1 to 1000000 are possible", load.Requests)
	}
	if load.Concurrency < 1 || load.Concurrency > 1000 {
		return fmt.Errorf("-concurrency %d: 1 to 1000 are possible", load.Concurrency)
	}
	// Asked here, so that nobody waits half a minute for a server at an address that cannot be one.
	_, _, err := net.SplitHostPort(load.Address)
	return err
}

// Run asks, waits for a server that is still starting, and stops at the first error.
func (load Load) Run(ctx context.Context) (Report, error) {
	if err := load.check(); err != nil {
		return Report{}, err
	}
	if err := load.awaitServer(ctx); err != nil {
		return Report{}, err
	}
	load.client = &http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: load.Concurrency},
		Timeout:   2 * time.Minute, // a search takes seconds on the slowest of machines
	}
	defer load.client.CloseIdleConnections()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var (
		asked   atomic.Int64
		all     sync.WaitGroup
		mu      sync.Mutex
		report  Report
		started = time.Now()
	)
	for range load.Concurrency {
		all.Go(func() {
			for ctx.Err() == nil {
				number := int(asked.Add(1)) - 1
				if number >= load.Requests {
					return
				}
				took, matches, err := load.ask(ctx, cmp.Or(load.Word, corpus.Rare[number%len(corpus.Rare)]))
				if err != nil {
					cancel(err)
					return
				}
				mu.Lock()
				report.Latencies = append(report.Latencies, took)
				report.Matches += matches
				mu.Unlock()
			}
		})
	}
	all.Wait()
	report.Took = time.Since(started)
	slices.Sort(report.Latencies)
	return report, context.Cause(ctx)
}

func (load Load) ask(ctx context.Context, word string) (took time.Duration, matches int, err error) {
	began := time.Now()
	address := "http://" + load.Address + "/search?q=" + url.QueryEscape(word)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, 0, err
	}
	response, err := load.client.Do(request)
	if err != nil {
		return 0, 0, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return 0, 0, fmt.Errorf("the server answered %s", response.Status)
	}
	// Read to its end, or the connection could not be used again.
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, 0, err
	}
	var found answer.Answer
	if err := json.Unmarshal(body, &found); err != nil {
		return 0, 0, err
	}
	return time.Since(began), len(found.Matches), nil
}

var dialer net.Dialer

// awaitServer tries for half a minute to connect.
func (load Load) awaitServer(ctx context.Context) error {
	until := time.Now().Add(30 * time.Second)
	for {
		connection, err := dialer.DialContext(ctx, "tcp", load.Address)
		if err == nil {
			return connection.Close()
		}
		if time.Now().After(until) || ctx.Err() != nil {
			return fmt.Errorf("no server at %s: %w", load.Address, cmp.Or(context.Cause(ctx), err))
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// String says it in two lines.
func (report Report) String() string {
	at := func(percent int) time.Duration {
		return report.Latencies[(len(report.Latencies)-1)*percent/100].Round(100 * time.Microsecond)
	}
	return fmt.Sprintf("%d searches in %v, %d matches\nlatency: median %v, p90 %v, longest %v\n",
		len(report.Latencies), report.Took.Round(time.Millisecond), report.Matches, at(50), at(90), at(100))
}
