// Package service is what both servers have around their search: options, a corpus, profiles over HTTP, an execution
// trace into a file, and an orderly end.
package service

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"os/signal"
	"runtime"
	"runtime/trace"
	"syscall"
	"time"

	"go-search/internal/corpus"
)

// Search answers a request from the files below a folder.
type Search func(root string) http.HandlerFunc

// Run serves until SIGINT, SIGTERM or the end of the context. Arguments are those after the program's name; -h prints
// what can be told. ExitCode tells a wrong one from a failure.
func Run(ctx context.Context, arguments []string, out io.Writer, search Search) error {
	wanted, err := parse(arguments, out)
	if err != nil || wanted.help {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for requests

	if wanted.root == "" {
		made, err := os.MkdirTemp("", "go-search")
		if err != nil {
			return err
		}
		defer os.RemoveAll(made)
		if err := corpus.Make(made, wanted.files, wanted.lines); err != nil {
			return err
		}
		wanted.root = made
	}
	// Before the trace is begun: of two servers at one address, the second must not empty the file of the first.
	listener, err := net.Listen("tcp", wanted.address)
	if err != nil {
		return err
	}
	// Every wait and every contended unlock is counted. A server of yours would count fewer.
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(1)
	if wanted.trace == "" {
		return serve(ctx, listener, routes(search(wanted.root)), out)
	}
	return traced(wanted.trace, out, func() error { return serve(ctx, listener, routes(search(wanted.root)), out) })
}

func routes(search http.HandlerFunc) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /search", search)
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}

func serve(ctx context.Context, listener net.Listener, handler http.Handler, out io.Writer) error {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute,
	}
	ended := make(chan error, 1)
	// Requests that run may end; after that connections are closed.
	go func() {
		<-ctx.Done()
		patience, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		defer close(ended)
		if server.Shutdown(patience) != nil {
			ended <- server.Close()
		}
	}()
	fmt.Fprintln(out, "serving on", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-ended // Serve itself returns as soon as Shutdown begins
}

// traced runs work under the execution tracer and says what it has written.
func traced(path string, out io.Writer, work func() error) (err error) {
	file, err := create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if err := trace.Start(file); err != nil {
		return err
	}
	worked := work()
	trace.Stop()
	if file.failed == nil {
		fmt.Fprintf(out, "trace written to %s (%d bytes)\n", path, file.size)
	}
	return worked
}
