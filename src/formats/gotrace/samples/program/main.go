// Mix is a small program in which every kind of thing happens that an execution trace tells of. It writes the trace of
// its run:
//
//	mix OUT                 a full trace
//	mix -flight OUT         a snapshot of the flight recorder, taken while a lock is held (Go 1.25 and later)
package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"runtime/trace"
	"sync"
	"time"
)

func main() {
	runtime.GOMAXPROCS(4)
	if len(os.Args) == 3 && os.Args[1] == "-flight" {
		must(flight(os.Args[2]))
		return
	}
	out, err := os.Create(os.Args[1])
	must(err)
	never := make(chan int)
	go blockedBeforeTheTrace(never)
	time.Sleep(2 * time.Millisecond)
	must(trace.Start(out))
	// Samples of a running CPU profile reach the trace too.
	var profile bytes.Buffer
	must(pprof.StartCPUProfile(&profile))
	all()
	pprof.StopCPUProfile()
	trace.Stop()
	must(out.Close())
}

func all() {
	locks()
	channels()
	network()
	files()
	compute(40 * time.Millisecond)
	collect()
	annotate()
	coroutines()
	leak()
	time.Sleep(5 * time.Millisecond)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func blockedBeforeTheTrace(never chan int) { <-never }

// locks: one goroutine holds a mutex 3 ms at a time, three wait for it.
func locks() {
	var mutex sync.Mutex
	var group sync.WaitGroup
	for range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 3 {
				hold(&mutex)
			}
		}()
	}
	group.Wait()
}

func hold(mutex *sync.Mutex) {
	mutex.Lock()
	defer mutex.Unlock()
	time.Sleep(3 * time.Millisecond)
}

// channels: a pipeline of two stages that is left by select.
func channels() {
	numbers, squares, done := make(chan int), make(chan int, 2), make(chan struct{})
	go produce(numbers, done)
	go square(numbers, squares)
	for range 20 {
		<-squares
	}
	close(done)
}

func produce(numbers chan<- int, done <-chan struct{}) {
	defer close(numbers)
	for i := 0; ; i++ {
		select {
		case numbers <- i:
		case <-done:
			return
		}
	}
}

func square(numbers <-chan int, squares chan<- int) {
	for n := range numbers {
		select {
		case squares <- n * n:
		case <-time.After(time.Millisecond):
		}
	}
}

// network: ten requests over the loopback device, each answered after 1 ms.
func network() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	go serve(listener)
	connection, err := net.Dial("tcp", listener.Addr().String())
	must(err)
	message := make([]byte, 4)
	for range 10 {
		_, err = connection.Write([]byte("ping"))
		must(err)
		_, err = connection.Read(message)
		must(err)
	}
	connection.Close()
	listener.Close()
}

func serve(listener net.Listener) {
	connection, err := listener.Accept()
	if err != nil {
		return
	}
	message := make([]byte, 4)
	for {
		if _, err := connection.Read(message); err != nil {
			return
		}
		time.Sleep(time.Millisecond)
		connection.Write([]byte("pong"))
	}
}

// compute keeps a P busy, so that a CPU profile has something to sample.
func compute(budget time.Duration) (sum uint64) {
	for begin := time.Now(); time.Since(begin) < budget; {
		for i := range uint64(10_000) {
			sum = sum*31 + i
		}
	}
	return sum
}

type node struct{ left, right *node }

func tree(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{tree(depth - 1), tree(depth - 1)}
}

var kept []*node

// collect allocates faster than the collector marks, so that goroutines have to assist, and then asks for a collection.
func collect() {
	defer debug.SetGCPercent(debug.SetGCPercent(30))
	var group sync.WaitGroup
	var mutex sync.Mutex
	for range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 2 {
				grown := tree(11)
				mutex.Lock()
				kept = append(kept, grown)
				mutex.Unlock()
			}
		}()
	}
	group.Wait()
	kept = nil
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
}

// annotate: an order with three items, each a task of its own with regions and logs. The audit never ends.
func annotate() {
	ctx, order := trace.NewTask(context.Background(), "order")
	trace.Log(ctx, "customer", "Jürgen \"J\" 山田")
	var group sync.WaitGroup
	for item := range 3 {
		group.Add(1)
		go func() {
			defer group.Done()
			pack(ctx, item)
		}()
	}
	trace.WithRegion(ctx, "wait for items", group.Wait)
	trace.NewTask(ctx, "audit")
	trace.Logf(ctx, "", "%d items", 3)
	order.End()
	trace.WithRegion(context.Background(), "no task", func() { runtime.Gosched() })
}

func pack(ctx context.Context, item int) {
	ctx, task := trace.NewTask(ctx, "item")
	defer task.End()
	defer trace.StartRegion(ctx, "pack").End()
	trace.Logf(ctx, "number", "%d", item)
	trace.WithRegion(ctx, "fetch", func() { time.Sleep(time.Duration(item+1) * time.Millisecond) })
	trace.WithRegion(ctx, "wrap", func() { compute(time.Millisecond) })
}

// leak: three goroutines wait for an answer that nobody sends.
func leak() {
	answers := make(chan int)
	for range 3 {
		go waitForAnswer(answers)
	}
}

func waitForAnswer(answers <-chan int) int { return <-answers }
