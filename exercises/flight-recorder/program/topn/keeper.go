package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// openKeeper goes on where an earlier run has stopped: the files say how slow they were.
func openKeeper(dir string, most int) (*keeper, error) {
	if most < 1 {
		return nil, errors.New("keep one snapshot at least")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*ms-*.trace"))
	if err != nil {
		return nil, err
	}
	k := &keeper{dir: dir, most: most}
	for _, path := range paths {
		entry := kept{path: path}
		if _, err := fmt.Sscanf(filepath.Base(path), "%dms-", &entry.tookMs); err == nil {
			k.kept = append(k.kept, entry)
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
