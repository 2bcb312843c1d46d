// Topn keeps the snapshots of the slowest operations on disk: never more than so many files, the slowest of all runs.
package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/trace"
	"sync"
	"time"

	"flight-recorder/internal/options"
	"flight-recorder/snapshot"
)

func main() {
	flags := options.New("topn", "Topn keeps the snapshots of the slowest operations of all runs.")
	dir := flags.String("dir", "slowest", "where the snapshots go")
	most := options.Number(flags, "n", 3, 1, 1000, "how many are kept")
	seed := options.Number(flags, "seed", uint64(1), 0, 1_000_000, "seed of the random numbers")
	operations := options.Number(flags, "operations", 40, 1, 100_000, "how many operations to run")
	flags.Parse(os.Args[1:])
	flags.ExitOn(run(*dir, *most, *seed, *operations))
}

type slow struct {
	operation int
	took      time.Duration
}

func run(dir string, most int, seed uint64, operations int) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := snapshot.Prepare(dir); err != nil {
		return err
	}
	keeper, err := openKeeper(dir, most)
	if err != nil {
		return err
	}
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: time.Second, MaxBytes: 2 << 20})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	taker := snapshot.NewTaker(recorder)

	// One goroutine owns the keeper, so that no operation ever waits for a lock over a disk. Its queue is short: a
	// snapshot that is taken late shows another time.
	reports := make(chan slow, 1)
	var group sync.WaitGroup
	group.Go(func() {
		for report := range reports {
			if err := keeper.offer(report.took, report.operation, taker); err != nil {
				fmt.Fprintln(os.Stderr, "topn:", err)
			}
		}
	})
	random := rand.New(rand.NewPCG(seed, 0))
	for operation := 1; operation <= operations; operation++ {
		start := time.Now()
		time.Sleep(time.Duration(random.Int64N(int64(40 * time.Millisecond))))
		select {
		case reports <- slow{operation, time.Since(start)}:
		default: // the keeper is busy; this one is not kept
		}
	}
	close(reports)
	group.Wait()
	for _, path := range keeper.paths() {
		fmt.Println(path)
	}
	return nil
}
