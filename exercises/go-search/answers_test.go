// Package gosearch has no code of its own: its test holds the servers against each other.
package gosearch

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// All are built and run as a reader does it, on one corpus; at Ctrl-C each writes its trace and says so.
func TestAllServersAnswerTheSame(t *testing.T) {
	answers := map[string]map[string]string{}
	for _, name := range []string{"server", "localresults", "lessgarbage", "fixed"} {
		answers[name] = ask(t, name)
	}
	for path, want := range answers["server"] {
		for name, others := range answers {
			if got := others[path]; got != want {
				t.Errorf("%s: server says %.200q, %s says %.200q", path, want, name, got)
			}
		}
	}
	if found := strings.Count(answers["server"]["/search?q=mutex"], `"text"`); found < 10 {
		t.Errorf("%d matches are too few to compare anything", found)
	}
}

func ask(t *testing.T, name string) map[string]string {
	folder := t.TempDir()
	program := filepath.Join(folder, name)
	if out, err := exec.Command("go", "build", "-o", program, "./"+name).CombinedOutput(); err != nil {
		t.Fatalf("go build ./%s: %v\n%s", name, err, out)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	traceFile := filepath.Join(folder, "trace.out")
	command := exec.CommandContext(ctx, program, "-addr", "127.0.0.1:0", "-files", "15", "-lines", "100", "-trace", traceFile)
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewReader(stdout)
	var address string
	if _, err := fmt.Fscanf(said, "serving on %s\n", &address); err != nil {
		t.Fatal(err)
	}
	answers := map[string]string{}
	for _, path := range []string{
		"/search?q=mutex", "/search?q=MUTEX", "/search?q=the", "/search?q=nowhere", "/search",
	} {
		answers[path] = get(t, "http://"+address+path)
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(said)
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(traceFile)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("trace written to %s (%d bytes)\n", traceFile, len(written)); string(rest) != want {
		t.Errorf("it said %q, not %q", rest, want)
	}
	if !bytes.HasPrefix(written, []byte("go 1.")) {
		t.Errorf("not a trace: %.20q", written)
	}
	return answers
}

func get(t *testing.T, url string) string {
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(response.StatusCode, " ", string(body))
}
