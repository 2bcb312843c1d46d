package main

import (
	"net/http"
	"os"
	"path/filepath"
	"runtime/trace"
	"slices"
	"strings"
	"sync"

	"go-search/internal/answer"
	"go-search/internal/corpus"
)

var corpusRoot string

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

	listing := trace.StartRegion(ctx, "list files")
	files, err := corpus.List(corpusRoot)
	listing.End()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}

	searching := trace.StartRegion(ctx, "search files")
	var wg sync.WaitGroup
	results := make([][]answer.Match, len(files))
	for index, file := range files {
		wg.Add(1)
		go searchFile(&wg, &results[index], file, word)
	}
	wg.Wait()
	matches := slices.Concat(results...)
	slices.SortFunc(matches, answer.Compare)
	searching.End()

	defer trace.StartRegion(ctx, "write answer").End()
	answer.Write(w, answer.Answer{Word: word, Files: len(files), Matches: matches})
}

// searchFile looks through one file. Its matches are its own until all are done, so nobody waits for anybody.
func searchFile(wg *sync.WaitGroup, into *[]answer.Match, path, word string) {
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
		*into = append(*into, answer.Match{File: filepath.ToSlash(name), Line: number + 1, Text: strings.TrimSpace(line)})
	}
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
