// Command forgetful answers searches with a pause before each, and forgets a goroutine with most of them: waits of two
// kinds that no blocking profile shows.
//
//	go run ./forgetful -trace forgetful.out      then, in a second terminal: go run ./client
package main

import (
	"context"
	"fmt"
	"os"

	"go-search/internal/service"
)

func main() {
	if err := service.Run(context.Background(), os.Args[1:], os.Stdout, searchIn); err != nil {
		fmt.Fprintln(os.Stderr, "forgetful:", err)
		os.Exit(service.ExitCode(err))
	}
}
