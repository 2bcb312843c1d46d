package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

type load struct {
	name       string
	operations int
	do         func(operations int)
}

// requests asks a small HTTP server of this process: four clients, one lock, some JSON.
func requests(operations int) load {
	var mu sync.Mutex
	seen := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		seen[r.URL.Path]++
		count := seen[r.URL.Path]
		mu.Unlock()
		numbers := make([]int, 200)
		for at := range numbers {
			numbers[at] = at * count
		}
		json.NewEncoder(w).Encode(numbers)
	}))
	const clients = 4
	transport := &http.Transport{MaxIdleConnsPerHost: clients}
	client := &http.Client{Transport: transport}
	return load{"requests", operations, func(operations int) {
		var group sync.WaitGroup
		for range clients {
			group.Go(func() {
				for range operations / clients {
					answer, err := client.Get(server.URL + "/numbers")
					exitOn(err)
					_, err = io.Copy(io.Discard, answer.Body)
					exitOn(err)
					answer.Body.Close()
				}
			})
		}
		group.Wait()
	}}
}

// channels does nothing but switch: two goroutines hand one number to and fro. No program is worse for a tracer.
func channels(operations int) load {
	return load{"channels", operations, func(operations int) {
		there, back := make(chan int), make(chan int)
		go func() {
			defer close(back)
			for n := range there {
				back <- n + 1
			}
		}()
		for n := range operations {
			there <- n
			<-back
		}
		close(there)
		<-back
	}}
}

// computing hardly ever switches: two goroutines add numbers up. No program is better for a tracer.
func computing(operations int) load {
	return load{"computing", operations, func(operations int) {
		var group sync.WaitGroup
		var total atomic.Int64
		for range 2 {
			group.Go(func() {
				for range operations / 2 {
					sum := int64(0)
					for n := range int64(1_000_000) {
						sum += n ^ sum
					}
					total.Add(sum)
				}
			})
		}
		group.Wait()
	}}
}

type counter struct{ atomic.Int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.Add(int64(len(p)))
	return len(p), nil
}

// cpuTime is what this process has computed so far, in itself and in the kernel.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	exitOn(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
