// Package service is what both servers have around their search: options, a corpus, profiles over HTTP, an execution
// trace into a file, and an orderly end.
package service

import (
	"context"
	"errors"
	"flag"
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

// Run serves until SIGINT, SIGTERM or the end of the context. Arguments are those after the program's name.
func Run(ctx context.Context, arguments []string, out io.Writer, search Search) error {
	flags := flag.NewFlagSet("server", flag.ContinueOnError)
	flags.SetOutput(out)
	address := flags.String("addr", "127.0.0.1:8080", "address to serve on")
	root := flags.String("root", "", "folder to search in; unless given, a corpus is made and taken away at the end")
	files := flags.Int("files", 60, "files in the corpus that is made")
	lines := flags.Int("lines", 300, "lines in each of them")
	traceFile := flags.String("trace", "", "write an execution trace to this file at the end")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()

	if *root == "" {
		made, err := os.MkdirTemp("", "go-search")
		if err != nil {
			return err
		}
		defer os.RemoveAll(made)
		if err := corpus.Make(made, *files, *lines); err != nil {
			return err
		}
		*root = made
	}
	// Every wait and every contended unlock is counted. A server of yours would count fewer.
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(1)
	if *traceFile == "" {
		return serve(ctx, *address, routes(search(*root)), out)
	}
	return traced(*traceFile, out, func() error { return serve(ctx, *address, routes(search(*root)), out) })
}

func routes(search http.HandlerFunc) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /search", search)
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}

func serve(ctx context.Context, address string, handler http.Handler, out io.Writer) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		// Requests that run may end; after that connections are closed.
		patience, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if server.Shutdown(patience) != nil {
			server.Close()
		}
	}()
	fmt.Fprintln(out, "serving on", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// traced runs work under the execution tracer and says what it has written.
func traced(path string, out io.Writer, work func() error) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if err := trace.Start(file); err != nil {
		return err
	}
	worked := work()
	trace.Stop()
	info, err := file.Stat()
	if err != nil {
		return errors.Join(worked, err)
	}
	fmt.Fprintf(out, "trace written to %s (%d bytes)\n", path, info.Size())
	return worked
}
