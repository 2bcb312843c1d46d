// Threshold saves a snapshot when a request takes longer than it may. Its requests wait for one lock, which a backup
// holds for too long now and then.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/trace"
	"sync"
	"sync/atomic"
	"time"

	"flight-recorder/internal/options"
	"flight-recorder/snapshot"
)

func main() {
	flags := options.New("threshold", "Threshold saves a snapshot when a request takes longer than it may.")
	requests := options.Number(flags, "requests", 100, 1, 100_000, "requests, ten at a time")
	limit := options.Number(flags, "limit", 150*time.Millisecond, time.Millisecond, time.Hour, "a request that takes longer is slow")
	hold := options.Number(flags, "hold", 200*time.Millisecond, 0, time.Minute, "how long the backup keeps the lock")
	keep := options.Number(flags, "keep", 3, 1, 1000, "snapshots at most, for the life of the process")
	dir := flags.String("dir", ".", "where the snapshots go")
	flags.Parse(os.Args[1:])
	flags.ExitOn(run(*requests, *limit, *hold, *keep, *dir))
}

func run(requests int, limit, hold time.Duration, keep int, dir string) error {
	if err := snapshot.Prepare(dir); err != nil {
		return err
	}
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 2 * limit, MaxBytes: 4 << 20})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	w := &watch{taker: snapshot.NewTaker(recorder), limit: limit, keep: int64(keep), dir: dir}

	var store store
	go store.backups(hold)
	var group sync.WaitGroup
	for id := 1; id <= requests; id++ {
		group.Go(func() { w.request(id, store.read) })
		if id%10 == 0 {
			time.Sleep(50 * time.Millisecond)
		}
	}
	group.Wait()
	return w.wait()
}

// watch runs requests and saves a snapshot after a slow one.
type watch struct {
	taker *snapshot.Taker
	limit time.Duration
	keep  int64
	dir   string

	saved  atomic.Int64
	saving sync.WaitGroup
	mu     sync.Mutex
	err    error
}

// request measures one request. The snapshot is taken beside it: the answer need not wait for a disk. It must be asked
// for soon, though: the window moves on.
func (w *watch) request(id int, do func()) {
	ctx, task := trace.NewTask(context.Background(), "request")
	start := time.Now()
	do()
	took := time.Since(start)
	if took <= w.limit {
		task.End()
		return
	}
	trace.Logf(ctx, "slow", "request %d took %d ms", id, took.Milliseconds())
	task.End()
	if w.saved.Add(1) <= w.keep {
		w.saving.Go(func() { w.save(id, took) })
	}
}

func (w *watch) save(id int, took time.Duration) {
	data, shared, err := w.taker.Take()
	if err == nil && !shared {
		path := filepath.Join(w.dir, fmt.Sprintf("slow-%06d.trace", id))
		if err = snapshot.WriteFile(path, data); err == nil {
			fmt.Printf("request %d took %d ms: %s, %d KiB\n", id, took.Milliseconds(), path, len(data)>>10)
		}
	} else if err == nil {
		fmt.Printf("request %d took %d ms: in the snapshot that is being written\n", id, took.Milliseconds())
	}
	if err != nil {
		w.mu.Lock()
		w.err = errors.Join(w.err, err)
		w.mu.Unlock()
	}
}

// wait returns when all snapshots are on disk, with what went wrong. Stop would wait for a running WriteTo only.
func (w *watch) wait() error {
	w.saving.Wait()
	if w.saved.Load() == 0 {
		fmt.Println("no request took longer than", w.limit)
	}
	return w.err
}

type store struct{ mu sync.Mutex }

func (s *store) read() {
	s.mu.Lock()
	defer s.mu.Unlock()
	time.Sleep(time.Millisecond)
}

func (s *store) backups(hold time.Duration) {
	for range time.Tick(300 * time.Millisecond) {
		s.backup(hold)
	}
}

func (s *store) backup(hold time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	time.Sleep(hold)
}
