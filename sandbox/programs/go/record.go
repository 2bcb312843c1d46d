package main

import (
	"fmt"
	"io"
	"os"
	"runtime/pprof"
	"runtime/trace"
	"syscall"
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

// wait sleeps that long, and on until the shop has worked: the emulator may have had no processor for it. A profile
// takes a sample in each 10 ms of CPU time, so half a second of that makes about fifty. A shop without customers is not
// waited for longer than ten times that.
func wait(long time.Duration, shop *shop) {
	enoughOrders, enoughWork := shop.orders.Load()+60, cpuTime()+500*time.Millisecond
	for began := time.Now(); time.Since(began) < 10*long; {
		time.Sleep(long / 4)
		if time.Since(began) >= long && shop.orders.Load() >= enoughOrders && cpuTime() >= enoughWork {
			return
		}
	}
}

// cpuTime is what all threads of the process have run for, as getrusage(2) says.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
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
