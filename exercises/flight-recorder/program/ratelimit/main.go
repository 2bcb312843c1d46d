// Ratelimit saves one snapshot per interval, however many operations are slow: in a storm all of them are, and their
// snapshots would show the same.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/trace"
	"sync"
	"time"

	"flight-recorder/snapshot"
)

func main() {
	flags := flag.NewFlagSet("ratelimit", flag.ExitOnError)
	every := flags.Duration("every", time.Second, "one snapshot in this time")
	storms := flags.Int("storms", 3, "how often everything is slow, twice a second")
	operations := flags.Int("operations", 50, "operations in one storm")
	dir := flags.String("dir", ".", "where the snapshots go")
	flags.Parse(os.Args[1:])
	if err := run(*every, *storms, *operations, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "ratelimit:", err)
		os.Exit(1)
	}
}

func run(every time.Duration, storms, operations int, dir string) error {
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: time.Second, MaxBytes: 2 << 20})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	taker := snapshot.NewTaker(recorder)
	limit := newLimiter(every, time.Now)

	for storm := 1; storm <= storms; storm++ {
		var group sync.WaitGroup
		errs := make(chan error, operations)
		for range operations {
			group.Go(func() {
				time.Sleep(100 * time.Millisecond) // slow, all of them
				if !limit.allow() {
					return
				}
				path := filepath.Join(dir, fmt.Sprintf("storm-%d.trace", storm))
				data, _, err := taker.Take()
				if err == nil {
					err = snapshot.WriteFile(path, data)
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
