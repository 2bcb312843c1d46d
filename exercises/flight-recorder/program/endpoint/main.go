// Endpoint hands out a snapshot over HTTP to those who know a token. The token is in the environment, never among the
// arguments, where every user of the host can read it.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"runtime/trace"
	"syscall"
	"time"

	"flight-recorder/internal/options"
	"flight-recorder/snapshot"
)

func main() {
	flags := options.New("endpoint", "Endpoint hands out a snapshot over HTTP to those who know the token in the environment variable FLIGHT_TOKEN.")
	addr := flags.String("addr", "127.0.0.1:6060", "where the endpoint listens: an address that only operators reach")
	flags.Parse(os.Args[1:])
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for downloads
	flags.ExitOn(run(ctx, *addr, os.Getenv("FLIGHT_TOKEN")))
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
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	if at, ok := listener.Addr().(*net.TCPAddr); ok && !at.IP.IsLoopback() {
		fmt.Fprintf(os.Stderr, "endpoint: %s can be reached from other hosts, and the token goes there unencrypted\n", at)
	}

	go work(ctx)
	fmt.Printf("http://%s/debug/flight-recorder\n", listener.Addr())
	return serve(ctx, newServer(handler), listener)
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
