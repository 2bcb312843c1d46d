// Command gosample is the machine's one Go program: workers that queue for one lock, recorded in each of the ways
// that the Go courses read. It proves that the files can be made in the tab and leave it.
//
//	gosample trace FILE     2 s of work as an execution trace, with tasks and regions
//	gosample profile FILE   2 s of work as a CPU profile
//	gosample flight FILE    works until one order takes over 50 ms, then writes what the flight recorder remembers
//	gosample serve ADDRESS  an HTTP server: /order works, /trace?seconds=N /profile?seconds=N /flight record
package main

import (
	"fmt"
	"os"
	"time"
)

const recordFor = 2 * time.Second

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gosample trace|profile|flight FILE | serve ADDRESS")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "gosample:", err)
		os.Exit(1)
	}
}

func run(mode, target string) error {
	if mode == "serve" {
		return serve(target)
	}
	record := map[string]recorder{"trace": recordTrace, "profile": recordProfile, "flight": recordFlight}[mode]
	if record == nil {
		return fmt.Errorf("%q is no mode: trace, profile, flight or serve", mode)
	}
	// Written whole at the end: on a shared folder each small write would wait for the page.
	file, err := os.CreateTemp("", "gosample")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	shop := newShop()
	stop := shop.openFor(8)
	defer stop()
	if err := record(file, recordFor, shop); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	content, err := os.ReadFile(file.Name())
	if err != nil {
		return err
	}
	return os.WriteFile(target, content, 0o644)
}
