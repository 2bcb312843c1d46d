// Command server answers searches for a word in many small files, and does it slowly in three ways that monitoring does
// not show. `fixed` gives the same answers without them.
//
//	go run ./server -trace trace.out      then, in a second terminal: go run ./client
package main

import (
	"context"
	"fmt"
	"os"

	"go-search/internal/service"
)

func main() {
	if err := service.Run(context.Background(), os.Args[1:], os.Stdout, searchIn); err != nil {
		fmt.Fprintln(os.Stderr, "server:", err)
		os.Exit(service.ExitCode(err))
	}
}
