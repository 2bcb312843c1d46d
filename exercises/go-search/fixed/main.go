// Command fixed answers as server does: a few workers instead of a goroutine for each file, results that belong to
// their worker instead of one lock, and memory that is used again.
//
//	go run ./fixed -trace fixed.out      then, in a second terminal: go run ./client
package main

import (
	"context"
	"fmt"
	"os"

	"go-search/internal/service"
)

func main() {
	if err := service.Run(context.Background(), os.Args[1:], os.Stdout, searchIn); err != nil {
		fmt.Fprintln(os.Stderr, "fixed:", err)
		os.Exit(service.ExitCode(err))
	}
}
