// Errors saves a snapshot when an operation fails in a way that nobody expects: what led to an error is in the window
// that ends with it.
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

var (
	errNotFound = errors.New("no such account")
	errTimeout  = errors.New("the ledger did not answer in time")
)

func main() {
	flags := options.New("errors", "Errors saves a snapshot when an operation fails in a way that nobody expects, and ends.")
	out := flags.String("out", "error.trace", "where the snapshot goes")
	wait := options.Number(flags, "wait", 100*time.Millisecond, time.Millisecond, time.Minute, "how long an operation waits for the ledger")
	flags.Parse(os.Args[1:])
	flags.ExitOn(run(*out, *wait))
}

func run(out string, wait time.Duration) error {
	if err := snapshot.PrepareFile(out); err != nil {
		return err
	}
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 2 * time.Second, MaxBytes: 4 << 20})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	taker := snapshot.NewTaker(recorder)

	ledger := newLedger()
	for account := 1; account <= 40; account++ {
		err := book(ledger, account, wait)
		if err == nil {
			continue
		}
		fmt.Printf("account %d: %v\n", account, err)
		if !worthASnapshot(err) {
			continue
		}
		// Nothing slow between the error and this line: each second here is a second less of what came before.
		data, _, err := taker.Take()
		if err != nil {
			return err
		}
		if err := snapshot.WriteFile(out, data); err != nil {
			return err
		}
		fmt.Printf("%s, %d KiB\n", out, len(data)>>10)
		return nil
	}
	return errors.New("nothing failed; nothing was written")
}

// worthASnapshot keeps errors out that belong to the trade: a customer who mistypes a number, or who hangs up.
func worthASnapshot(err error) bool {
	return err != nil && !errors.Is(err, errNotFound) && !errors.Is(err, context.Canceled)
}

func book(l *ledger, account int, wait time.Duration) error {
	ctx, task := trace.NewTask(context.Background(), "booking")
	defer task.End()
	err := l.book(account, wait)
	if err != nil {
		err = fmt.Errorf("booking: %w", err)
		trace.Log(ctx, "error", err.Error()) // the snapshot says itself which operation failed, and when
	}
	return err
}

type ledger struct{ asked chan chan error }

func newLedger() *ledger {
	l := &ledger{asked: make(chan chan error)}
	go l.answer()
	return l
}

// answer takes bookings in turn. The thirtieth is long: it closes the month.
func (l *ledger) answer() {
	for count := 1; ; count++ {
		reply := <-l.asked
		if count == 30 {
			closeMonth()
		}
		time.Sleep(5 * time.Millisecond)
		reply <- nil
	}
}

func closeMonth() { time.Sleep(500 * time.Millisecond) }

func (l *ledger) book(account int, wait time.Duration) error {
	if account%13 == 0 {
		return errNotFound
	}
	reply := make(chan error, 1) // one place, so that a late answer does not block the ledger
	late := time.After(wait)     // one patience for both: to be heard, and to be answered
	select {
	case l.asked <- reply:
	case <-late:
		return errTimeout
	}
	select {
	case err := <-reply:
		return err
	case <-late:
		return errTimeout
	}
}
