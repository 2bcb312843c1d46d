package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go-search/internal/answer"
)

func TestLoadAsksSoOften(t *testing.T) {
	var running, most, asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), running.Add(1)))
		defer running.Add(-1)
		asked.Add(1)
		time.Sleep(time.Millisecond)
		word, _ := answer.Word(w, r)
		answer.Write(w, answer.Answer{Word: word, Files: 1, Matches: make([]answer.Match, 2)})
	}))
	defer server.Close()
	load := Load{Address: server.Listener.Addr().String(), Requests: 7, Concurrency: 2}
	report, err := load.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if asked.Load() != 7 || len(report.Latencies) != 7 || report.Matches != 14 || most.Load() > 2 {
		t.Errorf("asked %d, at most %d at a time, report %+v", asked.Load(), most.Load(), report)
	}
	if text := report.String(); !strings.HasPrefix(text, "7 searches in ") || !strings.Contains(text, "14 matches\n") {
		t.Errorf("report: %s", text)
	}
}

func TestLoadStopsAtAnError(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	load := Load{Address: server.Listener.Addr().String(), Requests: 7, Concurrency: 2}
	if _, err := load.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("error: %v", err)
	}
	for _, wrong := range []Load{
		{load.Address, 0, 1, "", nil}, {load.Address, 1, -1, "", nil}, {load.Address, 1, 1_000_000, "", nil}, {"8080", 1, 1, "", nil},
	} {
		if _, err := wrong.Run(t.Context()); err == nil {
			t.Errorf("no error for %+v", wrong)
		}
	}
}
