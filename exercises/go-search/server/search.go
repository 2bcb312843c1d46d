package main

import (
	"cmp"
	"net/http"
	"os"
	"path/filepath"
	"runtime/trace"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go-search/internal/answer"
	"go-search/internal/corpus"
)

var (
	// resultsMu guards the results of all requests.
	resultsMu  sync.Mutex
	allResults []result

	requests   atomic.Int64
	corpusRoot string
)

// result is a match and the request that it belongs to.
type result struct {
	request int64
	match   answer.Match
}

func searchIn(root string) http.HandlerFunc {
	corpusRoot = root
	return handleSearch
}

// handleSearch starts a goroutine for each file and waits for all of them.
func handleSearch(w http.ResponseWriter, r *http.Request) {
	ctx, task := trace.NewTask(r.Context(), "search")
	defer task.End()
	word, ok := answer.Word(w, r)
	if !ok {
		return
	}
	trace.Log(ctx, "word", word)
	request := requests.Add(1)

	listing := trace.StartRegion(ctx, "list files")
	files, err := corpus.List(corpusRoot)
	listing.End()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}

	searching := trace.StartRegion(ctx, "search files")
	var wg sync.WaitGroup
	for _, file := range files {
		wg.Add(1)
		go searchFile(&wg, request, file, word)
	}
	wg.Wait()
	searching.End()

	resultsMu.Lock()
	var matches []answer.Match
	for _, result := range allResults {
		if result.request == request {
			matches = append(matches, result.match)
		}
	}
	allResults = slices.DeleteFunc(allResults, func(result result) bool { return result.request == request })
	resultsMu.Unlock()

	defer trace.StartRegion(ctx, "write answer").End()
	answer.Write(w, answer.Answer{Word: word, Files: len(files), Matches: matches})
}

// searchFile looks through one file and puts each match among those of all requests, in order.
func searchFile(wg *sync.WaitGroup, request int64, path, word string) {
	defer wg.Done()
	content, err := os.ReadFile(path)
	if err != nil {
		return
	}
	name, _ := filepath.Rel(corpusRoot, path)
	for number, line := range strings.Split(string(content), "\n") {
		if !hasWord(line, word) {
			continue
		}
		match := answer.Match{File: filepath.ToSlash(name), Line: number + 1, Text: strings.TrimSpace(line)}
		resultsMu.Lock()
		allResults = append(allResults, result{request, match})
		slices.SortFunc(allResults, compare)
		resultsMu.Unlock()
	}
}

func compare(a, b result) int {
	return cmp.Or(cmp.Compare(a.request, b.request), answer.Compare(a.match, b.match))
}

// hasWord makes a copy of the line in small letters and a list of its words, for every line anew.
func hasWord(line, word string) bool {
	for _, one := range strings.Fields(strings.ToLower(line)) {
		if strings.Trim(one, answer.Punctuation) == strings.ToLower(word) {
			return true
		}
	}
	return false
}
