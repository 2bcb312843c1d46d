package corpus

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMakeIsTheSameEverywhere(t *testing.T) {
	sums := map[string]bool{}
	for range 2 {
		root := t.TempDir()
		if err := Make(root, 12, 80); err != nil {
			t.Fatal(err)
		}
		paths, err := List(root)
		if err != nil {
			t.Fatal(err)
		}
		if len(paths) != 12 || filepath.Base(paths[11]) != "book-011.txt" {
			t.Fatalf("files: %v", paths)
		}
		all := sha256.New()
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if lines := strings.Count(string(content), "\n"); lines != 80 {
				t.Errorf("%s has %d lines", path, lines)
			}
			all.Write(content)
		}
		sums[fmt.Sprintf("%x", all.Sum(nil))] = true
	}
	// The words and the generator are those that the recordings were made with.
	const known = "155c27dc6c4a99c5727e2e141df8f9332c97abe739f5b617f3fe70e7dfeb6973"
	if len(sums) != 1 || !sums[known] {
		t.Errorf("another corpus: %v", sums)
	}
}

func TestListSaysWhatItCannotRead(t *testing.T) {
	if _, err := List(filepath.Join(t.TempDir(), "missing")); err == nil {
		t.Error("no error for a folder that is not there")
	}
}
