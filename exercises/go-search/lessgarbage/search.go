package main

import (
	"bytes"
	"cmp"
	"net/http"
	"os"
	"path/filepath"
	"runtime/trace"
	"slices"
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
	number := 0
	for line := range bytes.Lines(content) {
		number++
		if !hasWord(line, []byte(word)) {
			continue
		}
		match := answer.Match{File: filepath.ToSlash(name), Line: number, Text: string(bytes.TrimSpace(line))}
		resultsMu.Lock()
		allResults = append(allResults, result{request, match})
		slices.SortFunc(allResults, compare)
		resultsMu.Unlock()
	}
}

func compare(a, b result) int {
	return cmp.Or(cmp.Compare(a.request, b.request), answer.Compare(a.match, b.match))
}

// hasWord looks at the words of a line where they are.
func hasWord(line, word []byte) bool {
	for one := range bytes.FieldsSeq(line) {
		if bytes.EqualFold(bytes.Trim(one, answer.Punctuation), word) {
			return true
		}
	}
	return false
}
