package snapshot

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	return found
}

func save(t *testing.T, newest *Newest, want string) {
	t.Helper()
	path, err := newest.Save([]byte("trace"))
	if err != nil || filepath.Base(path) != want {
		t.Fatalf("saved %s, %v; want %s", path, err, want)
	}
}

func TestTheNewestStayAndTheNextRunGoesOn(t *testing.T) {
	dir := t.TempDir()
	first := KeepNewest(dir, "a", 2)
	for number := 1; number <= 9; number++ {
		save(t, first, fmt.Sprintf("a-%d.trace", number))
	}
	second := KeepNewest(dir, "a", 2)
	save(t, second, "a-10.trace")
	if got := names(t, dir); !slices.Equal(got, []string{"a-10.trace", "a-9.trace"}) {
		t.Errorf("got %v", got)
	}
	save(t, KeepNewest(dir, "a", 1), "a-11.trace")
	if got := names(t, dir); !slices.Equal(got, []string{"a-11.trace"}) {
		t.Errorf("got %v", got)
	}
}

func TestWhatHasAnotherNameIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	others := []string{"a-.trace", "a-+1.trace", "a-007.trace", "a-2147483647.trace", "a-3.trace.gz", "a.trace", "ab-1.trace"}
	for _, name := range others {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	newest := KeepNewest(dir, "a", 1)
	save(t, newest, "a-1.trace")
	save(t, newest, "a-2.trace")
	want := append([]string{"a-2.trace"}, others...)
	slices.Sort(want)
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWhatCannotBeRemovedStopsTheGrowth(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "a-1.trace", "full"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := KeepNewest(dir, "a", 1).Save(nil); err == nil {
		t.Error("want an error")
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("got %v", got)
	}
}

func TestManyAtOnceHaveNumbersOfTheirOwn(t *testing.T) {
	dir := t.TempDir()
	newest := KeepNewest(dir, "a", 20)
	var group sync.WaitGroup
	for range 10 {
		group.Go(func() {
			if _, err := newest.Save([]byte("trace")); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got := names(t, dir); len(got) != 10 {
		t.Errorf("got %v", got)
	}
}
