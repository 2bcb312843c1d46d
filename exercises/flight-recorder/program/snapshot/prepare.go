package snapshot

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// errUnfinished is what those get who wait for a call that panics: without it they would have no bytes and no error.
var errUnfinished = errors.New("the snapshot was not finished")

const (
	// temporary is the name of a file that WriteFile has not finished.
	temporary = ".snapshot-*.tmp"
	// abandoned is an age at which nobody writes to such a file any longer.
	abandoned = time.Minute
)

// Prepare says at the start whether snapshots can be put into a folder: the moment when one is wanted is too late. It
// takes away what a process left there that was killed while it wrote.
func Prepare(dir string) error {
	probe, err := os.CreateTemp(dir, temporary)
	if err != nil {
		var why *fs.PathError
		if errors.As(err, &why) {
			err = why.Err // the name of the probe would not help
		}
		return fmt.Errorf("no snapshot can be written to %s: %w", dir, err)
	}
	if err := errors.Join(probe.Close(), os.Remove(probe.Name())); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if matched, err := filepath.Match(temporary, entry.Name()); err != nil || !matched {
			continue
		}
		// Another process may remove it first; then there is nothing left to do.
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > abandoned {
			os.Remove(filepath.Join(dir, entry.Name()))
		}
	}
	return nil
}

// PrepareFile is Prepare for one file. It refuses a path at which there is something else: a rename would put the
// snapshot in the place of /dev/null.
func PrepareFile(path string) error {
	if path == "" {
		return errors.New("no name for the snapshot")
	}
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not an ordinary file", path)
	}
	return Prepare(filepath.Dir(path))
}
