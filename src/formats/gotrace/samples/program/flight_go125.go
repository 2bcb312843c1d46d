//go:build go1.25

package main

import (
	"os"
	"runtime/trace"
	"sync"
	"time"
)

// flight takes a snapshot at the moment when a request took too long because another goroutine held its lock.
func flight(path string) error {
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 200 * time.Millisecond})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	var mutex sync.Mutex
	requests := make(chan int)
	go handle(&mutex, requests)
	for request := range 60 {
		requests <- request
		time.Sleep(20 * time.Millisecond)
	}
	go report(&mutex, 120*time.Millisecond)
	time.Sleep(5 * time.Millisecond)
	requests <- 60
	requests <- 61
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := recorder.WriteTo(out); err != nil {
		return err
	}
	return out.Close()
}

func handle(mutex *sync.Mutex, requests <-chan int) {
	for range requests {
		mutex.Lock()
		mutex.Unlock()
	}
}

func report(mutex *sync.Mutex, length time.Duration) {
	mutex.Lock()
	defer mutex.Unlock()
	time.Sleep(length)
}
