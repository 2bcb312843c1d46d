// Searchload writes the execution trace of a search server under load, to measure readers of traces with: requests fan
// out to shards, each answered by a goroutine of its own that takes a cache's lock, allocates and sends its hits.
//
//	searchload -megabytes 100 OUT
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/trace"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	shards  = 6
	clients = 32
)

type query struct {
	words []string
	hits  chan []int
}

type cache struct {
	mutex sync.Mutex
	hits  map[string][]int
}

func main() {
	megabytes := flag.Float64("megabytes", 100, "size at which to stop")
	flag.Parse()
	out, err := os.Create(flag.Arg(0))
	must(err)
	runtime.GOMAXPROCS(max(4, runtime.NumCPU()))
	counted := &counter{out: out}
	must(trace.Start(counted))
	serve(func() bool { return float64(counted.bytes.Load()) >= *megabytes*1e6 })
	trace.Stop()
	must(out.Close())
	fmt.Println(runtime.Version(), counted.bytes.Load(), "bytes")
}

// counter counts what the tracer writes.
type counter struct {
	out   *os.File
	bytes atomic.Int64
}

func (c *counter) Write(data []byte) (int, error) {
	n, err := c.out.Write(data)
	c.bytes.Add(int64(n))
	return n, err
}

func serve(enough func() bool) {
	var caches [shards]cache
	for i := range caches {
		caches[i].hits = map[string][]int{}
	}
	requests := make(chan query)
	for range clients / 2 {
		go dispatch(requests, &caches)
	}
	var group sync.WaitGroup
	for client := range clients {
		group.Add(1)
		go func() {
			defer group.Done()
			for turn := 0; turn%64 != 0 || !enough(); turn++ {
				ask(requests, client, turn)
			}
		}()
	}
	group.Wait()
	close(requests)
}

func ask(requests chan<- query, client, turn int) {
	q := query{words: []string{"go", fmt.Sprint("client", client), fmt.Sprint("turn", turn%97)}, hits: make(chan []int)}
	requests <- q
	for range shards {
		select {
		case <-q.hits:
		case <-time.After(time.Second):
		}
	}
}

func dispatch(requests <-chan query, caches *[shards]cache) {
	for q := range requests {
		for i := range caches {
			go search(&caches[i], q)
		}
	}
}

func search(c *cache, q query) {
	key := strings.Join(q.words, " ")
	c.mutex.Lock()
	found, ok := c.hits[key]
	if !ok {
		found = make([]int, 0, 16)
		for i := range key {
			found = append(found, i*int(key[i]))
		}
		c.hits[key] = found
	}
	c.mutex.Unlock()
	q.hits <- append([]int(nil), found...)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
