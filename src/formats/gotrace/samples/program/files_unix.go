package main

import (
	"os"
	"syscall"
	"time"
)

// files: short calls, and reads of a pipe that block in the kernel (its ends are not in the network poller).
func files() {
	name := os.TempDir() + "/mix.tmp"
	must(os.WriteFile(name, make([]byte, 4096), 0o600))
	for range 5 {
		_, err := os.ReadFile(name)
		must(err)
	}
	must(os.Remove(name))
	var ends [2]int
	must(syscall.Pipe(ends[:]))
	go feed(ends[1])
	buffer := make([]byte, 16)
	for {
		if n, _ := syscall.Read(ends[0], buffer); n <= 0 {
			return
		}
	}
}

func feed(end int) {
	defer syscall.Close(end)
	for range 4 {
		time.Sleep(2 * time.Millisecond)
		syscall.Write(end, []byte("feed"))
	}
}
