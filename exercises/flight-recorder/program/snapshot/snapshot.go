// Package snapshot takes snapshots of a flight recorder for callers that do not know of each other, and puts them on disk.
package snapshot

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Source is what is needed of a trace.FlightRecorder.
type Source interface {
	WriteTo(io.Writer) (int64, error)
}

// Taker asks a recorder for one snapshot at a time: a second WriteTo beside the first one fails, and its error is not
// exported, so there is nothing to compare it with. Whoever asks meanwhile gets the result of the call that runs.
type Taker struct {
	source Source

	mu      sync.Mutex
	running *call
}

type call struct {
	done chan struct{}
	data []byte
	err  error
}

func NewTaker(source Source) *Taker { return &Taker{source: source} }

// Take returns a snapshot in memory. shared tells that another caller had asked for it already: it may end a little
// before this one's event. The bytes are shared too; do not change them.
func (t *Taker) Take() (data []byte, shared bool, err error) {
	t.mu.Lock()
	if running := t.running; running != nil {
		t.mu.Unlock()
		<-running.done
		return running.data, true, running.err
	}
	own := &call{done: make(chan struct{}), err: errUnfinished}
	t.running = own
	t.mu.Unlock()

	defer func() {
		t.mu.Lock()
		t.running = nil
		t.mu.Unlock()
		close(own.done)
	}()
	var buf bytes.Buffer
	if _, own.err = t.source.WriteTo(&buf); own.err == nil {
		own.data = buf.Bytes()
	}
	return own.data, false, own.err
}

// WriteFile puts a snapshot in place at once: a reader of path sees all of it or nothing, and a full disk leaves no
// half of it behind.
func WriteFile(path string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), temporary)
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // after the rename there is nothing left to remove
	if _, err := temp.Write(data); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
