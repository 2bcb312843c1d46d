// Command localresults is server with one change: each file's matches belong to its own goroutine, so there is no lock.
// Everything else is as wasteful as before.
//
//	go run ./localresults -trace local.out      then, in a second terminal: go run ./client
package main

import (
	"context"
	"fmt"
	"os"

	"go-search/internal/service"
)

func main() {
	if err := service.Run(context.Background(), os.Args[1:], os.Stdout, searchIn); err != nil {
		fmt.Fprintln(os.Stderr, "localresults:", err)
		os.Exit(service.ExitCode(err))
	}
}
