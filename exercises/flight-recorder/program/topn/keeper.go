package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"flight-recorder/snapshot"
)

// keeper holds the names of the slowest snapshots, slowest first, and not their bytes: those are on disk.
type keeper struct {
	dir  string
	most int
	kept []kept
}

type kept struct {
	tookMs int64
	path   string
}

// ours is how this program names its files. It removes no others.
var ours = regexp.MustCompile(`^(\d{6,})ms-\d{6,}\.trace$`)

// openKeeper goes on where an earlier run has stopped: the files say how slow they were.
func openKeeper(dir string, most int) (*keeper, error) {
	if most < 1 {
		return nil, errors.New("keep one snapshot at least")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	k := &keeper{dir: dir, most: most}
	for _, entry := range entries {
		if parts := ours.FindStringSubmatch(entry.Name()); parts != nil {
			tookMs, err := strconv.ParseInt(parts[1], 10, 64)
			if err == nil {
				k.kept = append(k.kept, kept{tookMs, filepath.Join(dir, entry.Name())})
			}
		}
	}
	return k, k.trim()
}

// offer takes a snapshot if the operation is among the slowest, and removes the one that is no longer.
func (k *keeper) offer(took time.Duration, operation int, taker *snapshot.Taker) error {
	tookMs := took.Milliseconds()
	if len(k.kept) >= k.most && tookMs <= k.kept[len(k.kept)-1].tookMs {
		return nil
	}
	if err := k.trim(); err != nil {
		return err // what cannot be removed would make room for ever more
	}
	data, _, err := taker.Take()
	if err != nil {
		return err
	}
	path := filepath.Join(k.dir, fmt.Sprintf("%06dms-%06d.trace", tookMs, operation))
	if err := snapshot.WriteFile(path, data); err != nil {
		return err
	}
	k.kept = slices.DeleteFunc(k.kept, func(old kept) bool { return old.path == path }) // of an earlier run
	k.kept = append(k.kept, kept{tookMs, path})
	return k.trim()
}

func (k *keeper) trim() error {
	slices.SortStableFunc(k.kept, func(a, b kept) int { return cmp.Compare(b.tookMs, a.tookMs) })
	for len(k.kept) > k.most {
		last := k.kept[len(k.kept)-1]
		if err := os.Remove(last.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		k.kept = k.kept[:len(k.kept)-1]
	}
	return nil
}

func (k *keeper) paths() []string {
	paths := make([]string, 0, len(k.kept))
	for _, one := range k.kept {
		paths = append(paths, one.path)
	}
	return paths
}
