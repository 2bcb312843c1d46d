// Official reads execution traces with the reader of the Go installation that builds it (internal/trace, copied by
// ../official.ts, since a program may not import it):
//
//	official count FILE     puts all events in order and says how many there are
//	official dump FILE...   prints them as `dojo events` does
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"

	"official/trace"
)

func stack(s trace.Stack) string {
	if s == trace.NoStack {
		return "-"
	}
	h := sha256.New()
	n := 0
	for f := range s.Frames() {
		n++
		fmt.Fprintf(h, "%s:%d;", f.Func, f.Line)
	}
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%s", n, hex.EncodeToString(h.Sum(nil))[:8])
}

func res(r trace.ResourceID) string {
	switch r.Kind {
	case trace.ResourceGoroutine:
		return fmt.Sprintf("Goroutine:%d", r.Goroutine())
	case trace.ResourceProc:
		return fmt.Sprintf("Proc:%d", r.Proc())
	case trace.ResourceThread:
		return fmt.Sprintf("Thread:%d", r.Thread())
	}
	return "None"
}

func line(e trace.Event) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s M=%d P=%d G=%d ", int64(e.Time()), e.Kind(), int64(e.Thread()), int64(e.Proc()), int64(e.Goroutine()))
	switch e.Kind() {
	case trace.EventSync:
		s := e.Sync()
		fmt.Fprintf(&b, "n=%d ", s.N)
		if c := s.ClockSnapshot; c != nil {
			fmt.Fprintf(&b, "clock=%d,%d,%d ", int64(c.Trace), c.Mono, c.Wall.UnixNano())
		}
	case trace.EventMetric:
		m := e.Metric()
		fmt.Fprintf(&b, "%s=%d ", m.Name, m.Value.Uint64())
	case trace.EventLabel:
		l := e.Label()
		fmt.Fprintf(&b, "%s %q ", res(l.Resource), l.Label)
	case trace.EventRangeBegin, trace.EventRangeActive, trace.EventRangeEnd:
		r := e.Range()
		fmt.Fprintf(&b, "%q %s ", r.Name, res(r.Scope))
		if e.Kind() == trace.EventRangeEnd {
			for _, a := range e.RangeAttributes() {
				fmt.Fprintf(&b, "%q=%d ", a.Name, a.Value.Uint64())
			}
		}
	case trace.EventTaskBegin, trace.EventTaskEnd:
		t := e.Task()
		fmt.Fprintf(&b, "task=%d parent=%d %q ", int64(t.ID), int64(t.Parent), t.Type)
	case trace.EventRegionBegin, trace.EventRegionEnd:
		r := e.Region()
		fmt.Fprintf(&b, "task=%d %q ", int64(r.Task), r.Type)
	case trace.EventLog:
		l := e.Log()
		fmt.Fprintf(&b, "task=%d %q %q ", int64(l.Task), l.Category, l.Message)
	case trace.EventStateTransition:
		s := e.StateTransition()
		fmt.Fprintf(&b, "%s ", res(s.Resource))
		switch s.Resource.Kind {
		case trace.ResourceGoroutine:
			o, n := s.Goroutine()
			fmt.Fprintf(&b, "%s->%s %q ", o, n, s.Reason)
		case trace.ResourceProc:
			o, n := s.Proc()
			fmt.Fprintf(&b, "%s->%s ", o, n)
		}
		fmt.Fprintf(&b, "rstk=%s ", stack(s.Stack))
	case trace.EventExperimental:
		fmt.Fprintf(&b, "%s ", e.Experimental().Name)
	}
	fmt.Fprintf(&b, "stk=%s", stack(e.Stack()))
	return b.String()
}

func dump(path string, w *bufio.Writer) {
	fmt.Fprintf(w, "# %s\n", path)
	n := 0
	defer func() {
		if x := recover(); x != nil {
			fmt.Fprintf(w, "# verdict: PANIC after %d\n", n)
		}
	}()
	f, err := os.Open(path)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	r, err := trace.NewReader(f)
	if err != nil {
		fmt.Fprintf(w, "# verdict: FAILURE %s\n", one(err))
		return
	}
	for {
		e, err := r.ReadEvent()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Fprintf(w, "# verdict: FAILURE %s\n", one(err))
			return
		}
		l := line(e)
		fmt.Fprintln(w, l)
		n++
	}
	fmt.Fprintf(w, "# verdict: SUCCESS %d events\n", n)
}

func one(err error) string {
	s := err.Error()
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return s
}

func count(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	reader, err := trace.NewReader(file)
	events := 0
	for err == nil {
		_, err = reader.ReadEvent()
		events++
	}
	fmt.Println(events - 1)
	if err == io.EOF {
		return nil
	}
	return err
}

func main() {
	if os.Args[1] == "count" {
		if err := count(os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, one(err))
			os.Exit(1)
		}
		return
	}
	w := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer w.Flush()
	for _, p := range os.Args[2:] {
		dump(p, w)
	}
}
