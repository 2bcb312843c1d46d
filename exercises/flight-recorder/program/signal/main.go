// Signal saves a snapshot each time it gets SIGUSR1. Ctrl-C or SIGTERM ends it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/trace"
	"syscall"
	"time"

	"flight-recorder/internal/options"
	"flight-recorder/snapshot"
)

func main() {
	flags := options.New("signal", "Signal saves a snapshot each time it gets SIGUSR1. Ctrl-C or SIGTERM ends it.")
	dir := flags.String("dir", ".", "where the snapshots go")
	keep := options.Number(flags, "keep", 5, 1, 1000, "snapshots that stay, the newest of all runs")
	every := options.Number(flags, "every", time.Second, 0, time.Hour, "rest after a snapshot; a signal that comes meanwhile waits")
	flags.Parse(os.Args[1:])
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for a disk
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGUSR1)
	flags.ExitOn(run(ctx, asked, *dir, *keep, *every))
}

func run(ctx context.Context, asked <-chan os.Signal, dir string, keep int, every time.Duration) error {
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 5 * time.Second, MaxBytes: 4 << 20})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	taker := snapshot.NewTaker(recorder)
	newest := snapshot.KeepNewest(dir, "signal", keep)
	if err := snapshot.Prepare(dir); err != nil {
		fmt.Fprintln(os.Stderr, "signal:", err) // said at once, but the service is not here for its snapshots
	}

	work := make(chan int)
	go produce(ctx, work)
	go consume(work)
	fmt.Printf("pid %d; kill -USR1 %d saves a snapshot\n", os.Getpid(), os.Getpid())
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-asked:
			// One at a time, in this goroutine: a signal that comes meanwhile waits in the channel, further ones are lost.
			if err := save(taker, newest); err != nil {
				fmt.Fprintln(os.Stderr, "signal:", err) // a full disk is no reason to stop serving
			}
			select { // whoever sends signals in a loop gets one snapshot per interval
			case <-ctx.Done():
				return nil
			case <-time.After(every):
			}
		}
	}
}

func save(taker *snapshot.Taker, newest *snapshot.Newest) error {
	data, _, err := taker.Take()
	if err != nil {
		return err
	}
	path, err := newest.Save(data)
	if err != nil {
		return err
	}
	fmt.Printf("%s, %d KiB\n", path, len(data)>>10)
	return nil
}

// produce makes work at an even pace; consume does it, and now and then takes long for a piece.
func produce(ctx context.Context, work chan<- int) {
	defer close(work)
	ticks := time.NewTicker(10 * time.Millisecond)
	defer ticks.Stop()
	for piece := 1; ; piece++ {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
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
