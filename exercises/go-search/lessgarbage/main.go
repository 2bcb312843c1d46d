// Command lessgarbage is server with one change: lines and words are looked at where they are, not copied. The lock and
// the goroutine for each file are as before.
//
//	go run ./lessgarbage -trace less.out      then, in a second terminal: go run ./client
package main

import (
	"context"
	"fmt"
	"os"

	"go-search/internal/service"
)

func main() {
	if err := service.Run(context.Background(), os.Args[1:], os.Stdout, searchIn); err != nil {
		fmt.Fprintln(os.Stderr, "lessgarbage:", err)
		os.Exit(service.ExitCode(err))
	}
}
