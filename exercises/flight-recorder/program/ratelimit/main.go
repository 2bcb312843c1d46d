// Ratelimit saves one snapshot per interval, however many operations are slow: in a storm all of them are, and their
// snapshots would show the same.
package main

import (
	"fmt"
	"os"
	"runtime/trace"
	"sync"
	"time"

	"flight-recorder/internal/options"
	"flight-recorder/snapshot"
)

func main() {
	flags := options.New("ratelimit", "Ratelimit saves one snapshot per interval, however many operations are slow.")
	every := options.Number(flags, "every", time.Second, time.Millisecond, time.Hour, "one snapshot in this time")
	storms := options.Number(flags, "storms", 3, 1, 1000, "how often everything is slow, twice a second")
	operations := options.Number(flags, "operations", 50, 1, 10_000, "operations in one storm")
	keep := options.Number(flags, "keep", 5, 1, 1000, "snapshots that stay, the newest of all runs")
	dir := flags.String("dir", ".", "where the snapshots go")
	flags.Parse(os.Args[1:])
	flags.ExitOn(run(*every, *storms, *operations, *keep, *dir))
}

func run(every time.Duration, storms, operations, keep int, dir string) error {
	if err := snapshot.Prepare(dir); err != nil {
		return err
	}
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: time.Second, MaxBytes: 2 << 20})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	taker := snapshot.NewTaker(recorder)
	limit := newLimiter(every, time.Now)
	newest := snapshot.KeepNewest(dir, "storm", keep) // the interval bounds how often; this bounds how many

	for storm := 1; storm <= storms; storm++ {
		var group sync.WaitGroup
		errs := make(chan error, operations)
		for range operations {
			group.Go(func() {
				time.Sleep(100 * time.Millisecond) // slow, all of them
				if !limit.allow() {
					return
				}
				data, shared, err := taker.Take()
				if err == nil && !shared { // who shares it need not write it again
					_, err = newest.Save(data)
				}
				errs <- err
			})
		}
		group.Wait()
		close(errs)
		for err := range errs {
			if err != nil {
				return err
			}
		}
		fmt.Printf("storm %d: %d operations slow, %d snapshots so far, %d not taken\n", storm, operations, limit.allowed(), limit.refused())
		time.Sleep(400 * time.Millisecond)
	}
	return nil
}
