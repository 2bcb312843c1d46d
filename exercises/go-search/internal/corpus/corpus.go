// Package corpus makes the files that are searched. They are the same on every machine: words of a fixed list, drawn by
// a generator with a fixed seed.
package corpus

import (
	"bufio"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Make writes so many files of so many lines below a folder, in subfolders of ten.
func Make(root string, files, lines int) error {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range files {
		folder := filepath.Join(root, fmt.Sprintf("shelf-%02d", n/10))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := write(filepath.Join(folder, fmt.Sprintf("book-%03d.txt", n)), lines, random); err != nil {
			return err
		}
	}
	return nil
}

func write(path string, lines int, random *rand.Rand) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	for range lines {
		for range 5 + random.IntN(6) {
			out.WriteString(pick(random))
			out.WriteByte(' ')
		}
		out.WriteString("end\n")
	}
	if err := out.Flush(); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// pick draws a common word nearly always, and now and then one of those that are worth a search.
func pick(random *rand.Rand) string {
	if random.IntN(40) == 0 {
		return Rare[random.IntN(len(Rare))]
	}
	return common[random.IntN(len(common))]
}

// List names the files below a folder, in order.
func List(root string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			paths = append(paths, path)
		}
		return err
	})
	return paths, err
}
