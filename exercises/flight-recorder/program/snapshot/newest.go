package snapshot

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Newest numbers the snapshots of one kind in a folder and keeps the newest few, those of earlier runs among them. It
// goes on counting where they stopped, so that a restart does not write over what somebody wanted to see.
type Newest struct {
	dir, name string
	keep      int
	mu        sync.Mutex
}

// KeepNewest is for files NAME-1.trace, NAME-2.trace, … of which keep (one at least) stay.
func KeepNewest(dir, name string, keep int) *Newest {
	return &Newest{dir: dir, name: name, keep: max(keep, 1)}
}

// Save puts a snapshot on disk and returns its path. The oldest goes first: where it cannot be removed, nothing is
// written, so the folder does not grow; and on a full disk it makes room.
func (n *Newest) Save(data []byte) (path string, err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	numbers, err := n.numbers()
	if err != nil {
		return "", err
	}
	next := 1
	if len(numbers) > 0 {
		next = numbers[len(numbers)-1] + 1
	}
	for _, old := range numbers[:max(len(numbers)-n.keep+1, 0)] {
		if err := os.Remove(n.path(old)); err != nil {
			return "", err
		}
	}
	return n.path(next), WriteFile(n.path(next), data)
}

// numbers are those of the files that are there, oldest first. What has another name is not ours.
func (n *Newest) numbers() ([]int, error) {
	entries, err := os.ReadDir(n.dir)
	if err != nil {
		return nil, err
	}
	var numbers []int
	for _, entry := range entries {
		text := strings.TrimSuffix(strings.TrimPrefix(entry.Name(), n.name+"-"), ".trace")
		number, err := strconv.Atoi(text)
		if err == nil && number > 0 && number < 1_000_000_000 && n.path(number) == filepath.Join(n.dir, entry.Name()) {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers, nil
}

func (n *Newest) path(number int) string {
	return filepath.Join(n.dir, fmt.Sprintf("%s-%d.trace", n.name, number))
}
