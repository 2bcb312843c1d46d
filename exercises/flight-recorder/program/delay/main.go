// Delay is a shop whose orders are fast, until one of them is slow. Then it writes what its flight recorder holds, and
// ends. -cause chooses why the order is slow; the order itself measures the same in each case.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime/trace"
	"time"

	"flight-recorder/snapshot"
)

type config struct {
	cause   string
	seed    uint64
	perSec  int
	workers int
	quiet   time.Duration
	hold    time.Duration
	slow    time.Duration
	most    time.Duration
	heap    int
	history int
	out     string
	minAge  time.Duration
	maxKiB  uint64
}

func main() {
	var c config
	flags := flag.NewFlagSet("delay", flag.ExitOnError)
	flags.StringVar(&c.cause, "cause", "mutex", "why an order is slow: mutex, channel, sleep or gc")
	mystery := flags.Int("mystery", 0, "1 to 4: one of the causes, for those who do not want to know which")
	flags.Uint64Var(&c.seed, "seed", 1, "seed of the random numbers: when it happens, how much each order does")
	flags.IntVar(&c.perSec, "rate", 100, "orders per second")
	flags.IntVar(&c.workers, "workers", 5, "goroutines that handle orders")
	flags.DurationVar(&c.quiet, "quiet", 1500*time.Millisecond, "how long all goes well, and up to half as long again")
	flags.DurationVar(&c.hold, "hold", 400*time.Millisecond, "how long the cause lasts (not for gc)")
	flags.DurationVar(&c.slow, "slow", 200*time.Millisecond, "an order that takes longer is slow")
	flags.DurationVar(&c.most, "for", 20*time.Second, "give up after this time without a slow order")
	flags.IntVar(&c.heap, "heap", 1_000_000, "gc: records that the shop keeps in memory")
	flags.IntVar(&c.history, "history", 300_000, "gc: lines of the order that is slow")
	flags.StringVar(&c.out, "out", "delay.trace", "where the snapshot goes")
	flags.DurationVar(&c.minAge, "min-age", time.Second, "recorder: how far back at least")
	flags.Uint64Var(&c.maxKiB, "max-kib", 4096, "recorder: how much at most, in KiB (a hint)")
	flags.Parse(os.Args[1:])
	if *mystery > 0 {
		c.cause = []string{"channel", "gc", "sleep", "mutex"}[(*mystery-1)%4]
	}
	if err := run(c); err != nil {
		fmt.Fprintln(os.Stderr, "delay:", err)
		os.Exit(1)
	}
}

func run(c config) error {
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: c.minAge, MaxBytes: c.maxKiB << 10})
	if err := recorder.Start(); err != nil {
		return fmt.Errorf("start the flight recorder: %w", err)
	}
	defer recorder.Stop()

	ctx, cancel := context.WithTimeout(context.Background(), c.most)
	defer cancel()
	shop, err := openShop(ctx, c)
	if err != nil {
		return err
	}
	slow := make(chan outcome, 1)
	go shop.serve(ctx, func(o outcome) {
		select {
		case slow <- o:
		default: // one is enough
		}
	})
	select {
	case <-ctx.Done():
		return errors.New("no slow order; nothing was written")
	case o := <-slow:
		data, _, err := snapshot.NewTaker(recorder).Take()
		if err != nil {
			return fmt.Errorf("take a snapshot: %w", err)
		}
		if err := snapshot.WriteFile(c.out, data); err != nil {
			return err
		}
		fmt.Printf("order %d took %d ms: %s, %d KiB\n", o.order, o.took.Milliseconds(), c.out, len(data)>>10)
		return nil
	}
}
