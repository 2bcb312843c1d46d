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
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it as it stands
	load := Load{}
	flags := flag.NewFlagSet("client", flag.ExitOnError)
	flags.StringVar(&load.Address, "addr", "127.0.0.1:8080", "address of the server")
	flags.IntVar(&load.Requests, "requests", 30, "searches in all, 1 to 1000000")
	flags.IntVar(&load.Concurrency, "concurrency", 4, "searches at a time, 1 to 1000")
	flags.StringVar(&load.Word, "word", "", "word to search for each time; unless given, different rare ones")
	_ = flags.Parse(os.Args[1:])
	err := load.check()
	if flags.NArg() > 0 {
		err = fmt.Errorf("%q is not an option", flags.Arg(0))
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "client: %v (-h lists the options)\n", err)
		os.Exit(2)
	}
	report, err := load.Run(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "client:", err)
		os.Exit(1)
	}
	fmt.Print(report)
}
