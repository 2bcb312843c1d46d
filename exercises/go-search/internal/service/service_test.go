package service

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func none(string) http.HandlerFunc { return http.NotFound }

func TestHelpIsNoError(t *testing.T) {
	var said strings.Builder
	err := Run(t.Context(), []string{"-h"}, &said, none)
	if err != nil || !strings.Contains(said.String(), "-trace string") {
		t.Errorf("%v: %s", err, said.String())
	}
}

func TestAMistakeOnTheCommandLineIsSaidOnce(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, arguments := range []string{
		"-files 0", "-files -1", "-files 1001", "-lines 0", "-lines 999999999", "-files many", "-unknown", "trace.out",
		"-root " + file, "-root " + filepath.Join(folder, "missing"),
	} {
		var said strings.Builder
		err := Run(t.Context(), strings.Fields(arguments), &said, none)
		if err == nil || ExitCode(err) != 2 || said.Len() > 0 {
			t.Errorf("%s: %v, status %d, and it said %q", arguments, err, ExitCode(err), said.String())
		}
	}
	if ExitCode(errors.New("broken")) != 1 {
		t.Error("a failure is no mistake on the command line")
	}
}

// The one who starts a second server by mistake must not lose the trace of the first.
func TestAnAddressInUseLeavesTheTraceAlone(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	path := filepath.Join(t.TempDir(), "trace.out")
	if err := os.WriteFile(path, []byte("of the first"), 0o600); err != nil {
		t.Fatal(err)
	}
	arguments := []string{"-addr", taken.Addr().String(), "-files", "1", "-lines", "1", "-trace", path}
	if err := Run(t.Context(), arguments, io.Discard, none); err == nil || ExitCode(err) != 1 {
		t.Errorf("%v", err)
	}
	if kept, err := os.ReadFile(path); err != nil || string(kept) != "of the first" {
		t.Errorf("%q, %v", kept, err)
	}
}

// At the end a request that runs gets its answer, and only then the server has ended.
func TestARequestThatRunsMayEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	asked := make(chan struct{})
	slow := func(string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			close(asked)
			<-ctx.Done()
			time.Sleep(50 * time.Millisecond)
			fmt.Fprint(w, "late")
		}
	}
	said, out := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, []string{"-addr", "127.0.0.1:0", "-files", "1", "-lines", "1"}, out, slow) }()
	var address string
	if _, err := fmt.Fscanf(bufio.NewReader(said), "serving on %s\n", &address); err != nil {
		t.Fatal(err)
	}
	answers := make(chan string, 1)
	go func() {
		answer, err := http.Get("http://" + address + "/search?q=a")
		if err != nil {
			answers <- err.Error()
			return
		}
		defer answer.Body.Close()
		body, _ := io.ReadAll(answer.Body)
		answers <- string(body)
	}()
	<-asked
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if got := <-answers; got != "late" {
		t.Errorf("the answer was %q", got)
	}
}
