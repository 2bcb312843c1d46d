package main

import (
	"net/http"
	"os"
	"path/filepath"
	"runtime/trace"
	"strings"
	"time"

	"go-search/internal/answer"
	"go-search/internal/corpus"
)

const (
	pause = 40 * time.Millisecond
	// patience is shorter than a search of all files takes.
	patience = 2 * time.Millisecond
)

var corpusRoot string

func searchIn(root string) http.HandlerFunc {
	corpusRoot = root
	return handleSearch
}

// handleSearch answers with what is found in time. The goroutine that is not waited for any longer sends its matches to
// nobody and stays for ever: a channel with room for one value would let it go.
func handleSearch(w http.ResponseWriter, r *http.Request) {
	_, task := trace.NewTask(r.Context(), "search")
	defer task.End()
	word, ok := answer.Word(w, r)
	if !ok {
		return
	}
	throttle()
	files, err := corpus.List(corpusRoot)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	found := make(chan []answer.Match)
	go searchAll(files, word, found)
	select {
	case matches := <-found:
		answer.Write(w, answer.Answer{Word: word, Files: len(files), Matches: matches})
	case <-time.After(patience):
		answer.Write(w, answer.Answer{Word: word, Files: len(files)})
	}
}

// throttle keeps a customer from asking too fast. It is a sleep, so it looks like nothing at all.
func throttle() {
	time.Sleep(pause)
}

func searchAll(files []string, word string, found chan<- []answer.Match) {
	var matches []answer.Match
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		name, _ := filepath.Rel(corpusRoot, path)
		number := 0
		for line := range strings.Lines(string(content)) {
			number++
			if strings.Contains(line, word) {
				matches = append(matches, answer.Match{File: filepath.ToSlash(name), Line: number, Text: strings.TrimSpace(line)})
			}
		}
	}
	found <- matches
}
