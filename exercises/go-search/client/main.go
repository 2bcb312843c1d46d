// Command client asks a server for a fixed number of searches, some at a time, and says how long they took.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	load := Load{}
	flags := flag.NewFlagSet("client", flag.ExitOnError)
	flags.StringVar(&load.Address, "addr", "127.0.0.1:8080", "address of the server")
	flags.IntVar(&load.Requests, "requests", 30, "searches in all")
	flags.IntVar(&load.Concurrency, "concurrency", 4, "searches at a time")
	flags.StringVar(&load.Word, "word", "", "word to search for each time; unless given, different rare ones")
	_ = flags.Parse(os.Args[1:])
	report, err := load.Run(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "client:", err)
		os.Exit(1)
	}
	fmt.Print(report)
}
