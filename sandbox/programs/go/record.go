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

func recordTrace(to io.Writer, long time.Duration, _ *shop) error {
	if err := trace.Start(to); err != nil {
		return err
	}
	time.Sleep(long)
	trace.Stop()
	return nil
}

func recordProfile(to io.Writer, long time.Duration, _ *shop) error {
	if err := pprof.StartCPUProfile(to); err != nil {
		return err
	}
	time.Sleep(long)
	pprof.StopCPUProfile()
	return nil
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
