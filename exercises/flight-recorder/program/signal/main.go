// Signal saves a snapshot each time it gets SIGUSR1. Ctrl-C or SIGTERM ends it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/trace"
	"syscall"
	"time"

	"flight-recorder/snapshot"
)

func main() {
	flags := flag.NewFlagSet("signal", flag.ExitOnError)
	dir := flags.String("dir", ".", "where the snapshots go")
	flags.Parse(os.Args[1:])
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGUSR1)
	if err := run(ctx, asked, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "signal:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, asked <-chan os.Signal, dir string) error {
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 5 * time.Second, MaxBytes: 4 << 20})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	taker := snapshot.NewTaker(recorder)

	work := make(chan int)
	go produce(ctx, work)
	go consume(work)
	fmt.Printf("pid %d; kill -USR1 %d saves a snapshot\n", os.Getpid(), os.Getpid())
	for count := 1; ; count++ {
		select {
		case <-ctx.Done():
			return nil
		case <-asked:
			// One at a time, in this goroutine: a signal that comes meanwhile waits in the channel, further ones are lost.
			data, _, err := taker.Take()
			if err == nil {
				path := filepath.Join(dir, fmt.Sprintf("signal-%d.trace", count))
				if err = snapshot.WriteFile(path, data); err == nil {
					fmt.Printf("%s, %d KiB\n", path, len(data)>>10)
				}
			}
			if err != nil {
				fmt.Fprintln(os.Stderr, "signal:", err) // a full disk is no reason to stop serving
			}
		}
	}
}

// produce makes work at an even pace; consume does it, and now and then takes long for a piece.
func produce(ctx context.Context, work chan<- int) {
	defer close(work)
	for piece := 1; ; piece++ {
		select {
		case <-ctx.Done():
			return
		case <-time.After(10 * time.Millisecond):
			work <- piece
		}
	}
}

func consume(work <-chan int) {
	for piece := range work {
		if piece%100 == 0 {
			time.Sleep(200 * time.Millisecond)
		}
	}
}
