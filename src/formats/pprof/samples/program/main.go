// Writes small profiles of every kind that runtime/pprof has: go run . DIR
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

// hash is where the CPU profile's samples are; its label says for whom it works.
func hash(customer string, until time.Time) (sum [32]byte) {
	pprof.Do(context.Background(), pprof.Labels("customer", customer), func(context.Context) {
		for time.Now().Before(until) {
			for range 200 {
				sum = sha256.Sum256(sum[:])
			}
		}
	})
	return sum
}

// convoy makes goroutines wait for one mutex, which shows in the mutex and the block profile.
func convoy() {
	var mutex sync.Mutex
	var wait sync.WaitGroup
	for range 4 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for range 20 {
				mutex.Lock()
				time.Sleep(time.Millisecond)
				mutex.Unlock()
			}
		}()
	}
	wait.Wait()
}

var kept [][]byte

// grow keeps half of what it allocates.
func grow() {
	for i := range 400 {
		block := bytes.Repeat([]byte{1}, 16<<10)
		if i%2 == 0 {
			kept = append(kept, block)
		}
	}
}

// stuck leaves goroutines behind that wait on a channel nobody writes to.
func stuck() {
	for range 3 {
		go func(never chan int) { <-never }(make(chan int))
	}
}

func main() {
	folder := os.Args[1]
	runtime.MemProfileRate = 4 << 10
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	cpu, err := os.Create(filepath.Join(folder, "cpu.pb.gz"))
	if err != nil {
		panic(err)
	}
	if err := pprof.StartCPUProfile(cpu); err != nil {
		panic(err)
	}
	hash("north", time.Now().Add(300*time.Millisecond))
	hash("south", time.Now().Add(150*time.Millisecond))
	pprof.StopCPUProfile()
	convoy()
	grow()
	stuck()
	runtime.Gosched()
	runtime.GC()
	for _, name := range []string{"heap", "allocs", "mutex", "block", "goroutine", "threadcreate", "goroutineleak"} {
		profile := pprof.Lookup(name)
		if profile == nil {
			fmt.Fprintln(os.Stderr, "no profile", name)
			continue
		}
		var data bytes.Buffer
		if err := profile.WriteTo(&data, 0); err != nil {
			panic(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+".pb.gz"), data.Bytes(), 0o666); err != nil {
			panic(err)
		}
	}
}
