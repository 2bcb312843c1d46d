package main

import (
	"fmt"
	"io"
	"os"
	"runtime/pprof"
	"runtime/trace"
	"time"
)

// recorder writes what it records of a working shop; each lasts about as long as it is told.
type recorder func(to io.Writer, long time.Duration, shop *shop) error

func recordTrace(to io.Writer, long time.Duration, shop *shop) error {
	if err := trace.Start(to); err != nil {
		return err
	}
	wait(long, shop)
	trace.Stop()
	return nil
}

func recordProfile(to io.Writer, long time.Duration, shop *shop) error {
	if err := pprof.StartCPUProfile(to); err != nil {
		return err
	}
	wait(long, shop)
	pprof.StopCPUProfile()
	return nil
}

// wait sleeps that long, and on until the shop has done some work: the emulator may have had no processor for it. A
// shop without customers is not waited for longer than five times that.
func wait(long time.Duration, shop *shop) {
	enough := shop.orders.Load() + 60
	for began := time.Now(); time.Since(began) < 5*long; {
		time.Sleep(long / 4)
		if time.Since(began) >= long && shop.orders.Load() >= enough {
			return
		}
	}
}

// recordFlight keeps the last half second in memory and writes it when an order was slow.
func recordFlight(to io.Writer, long time.Duration, shop *shop) error {
	flight := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 500 * time.Millisecond, MaxBytes: 4 << 20})
	if err := flight.Start(); err != nil {
		return err
	}
	defer flight.Stop()
	time.Sleep(long / 2)
	select {
	case <-shop.slow: // one from before the recorder ran long enough
	default:
	}
	select {
	case took := <-shop.slow:
		fmt.Fprintf(os.Stderr, "an order took %d ms: writing the flight recorder's window\n", took.Milliseconds())
	case <-time.After(5 * long):
		return fmt.Errorf("no order took over 50 ms")
	}
	_, err := flight.WriteTo(to)
	return err
}
