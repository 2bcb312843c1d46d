// Endpoint hands out a snapshot over HTTP to those who know a token. The token is in the environment, never among the
// arguments, where every user of the host can read it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/trace"
	"syscall"
	"time"

	"flight-recorder/snapshot"
)

func main() {
	flags := flag.NewFlagSet("endpoint", flag.ExitOnError)
	addr := flags.String("addr", "127.0.0.1:6060", "where the endpoint listens: an address that only operators reach")
	flags.Parse(os.Args[1:])
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *addr, os.Getenv("FLIGHT_TOKEN")); err != nil {
		fmt.Fprintln(os.Stderr, "endpoint:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, addr, token string) error {
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 5 * time.Second, MaxBytes: 4 << 20})
	if err := recorder.Start(); err != nil {
		return err
	}
	defer recorder.Stop()
	handler, err := newHandler(snapshot.NewTaker(recorder), token)
	if err != nil {
		return err
	}

	go work(ctx)
	// A mux of its own: what other packages hang into http.DefaultServeMux (net/http/pprof does) is not served here.
	mux := http.NewServeMux()
	mux.Handle("GET /debug/flight-recorder", handler)
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	fmt.Printf("http://%s/debug/flight-recorder\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// work is what the service does beside: a job every ten milliseconds, each in a goroutine of its own.
func work(ctx context.Context) {
	ticks := time.NewTicker(10 * time.Millisecond)
	defer ticks.Stop()
	for customer := 1001; ; customer++ {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			done := make(chan struct{})
			go job(customer, done)
			<-done
		}
	}
}

// job notes for whom it works. Whoever gets the snapshot reads that too.
func job(customer int, done chan<- struct{}) {
	defer close(done)
	ctx, task := trace.NewTask(context.Background(), "job")
	defer task.End()
	trace.Logf(ctx, "customer", "customer %d", customer)
	sum := 0
	for n := range 100_000 {
		sum += n * n
	}
	_ = sum
}
