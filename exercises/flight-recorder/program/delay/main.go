// Delay is a shop whose orders are fast, until one of them is slow. Then it writes what its flight recorder holds, and
// ends. -cause chooses why the order is slow; the order itself measures the same in each case.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/trace"
	"time"

	"flight-recorder/internal/options"
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
	flags := options.New("delay", "Delay handles orders until one of them is slow, saves what its flight recorder holds, and ends.")
	flags.ChoiceVar(&c.cause, "cause", "why an order is slow", "mutex", "channel", "sleep", "gc")
	mystery := options.Number(flags, "mystery", 0, 0, 4, "one of the causes, for those who do not want to know which")
	options.NumberVar(flags, &c.seed, "seed", 1, 0, 1_000_000, "seed of the random numbers: when it happens, how much each order does")
	options.NumberVar(flags, &c.perSec, "rate", 100, 1, 10_000, "orders per second")
	options.NumberVar(flags, &c.workers, "workers", 5, 1, 1000, "goroutines that handle orders")
	options.NumberVar(flags, &c.quiet, "quiet", 1500*time.Millisecond, 0, time.Hour, "how long all goes well, and up to half as long again")
	options.NumberVar(flags, &c.hold, "hold", 400*time.Millisecond, time.Millisecond, time.Minute, "how long the cause lasts (not for gc)")
	options.NumberVar(flags, &c.slow, "slow", 200*time.Millisecond, time.Millisecond, time.Hour, "an order that takes longer is slow")
	options.NumberVar(flags, &c.most, "for", 20*time.Second, time.Millisecond, 24*time.Hour, "give up after this time without a slow order")
	options.NumberVar(flags, &c.heap, "heap", 1_000_000, 1, 20_000_000, "gc: records that the shop keeps in memory")
	options.NumberVar(flags, &c.history, "history", 300_000, 1, 10_000_000, "gc: lines of the order that is slow")
	flags.StringVar(&c.out, "out", "delay.trace", "where the snapshot goes")
	options.NumberVar(flags, &c.minAge, "min-age", time.Second, time.Millisecond, time.Hour, "recorder: how far back at least")
	options.NumberVar(flags, &c.maxKiB, "max-kib", 4096, 1, 1<<20, "recorder: how much at most (a hint), in KiB")
	flags.Parse(os.Args[1:])
	if *mystery > 0 {
		c.cause = []string{"channel", "gc", "sleep", "mutex"}[*mystery-1]
	}
	flags.ExitOn(run(c))
}

func run(c config) error {
	if err := snapshot.PrepareFile(c.out); err != nil {
		return err
	}
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
		return errors.New("no order took longer than " + c.slow.String() + " in " + c.most.String() + "; nothing was written")
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
