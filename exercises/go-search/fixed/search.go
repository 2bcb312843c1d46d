package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/trace"
	"slices"
	"sync"
	"sync/atomic"

	"go-search/internal/answer"
	"go-search/internal/corpus"
)

var corpusRoot string

func searchIn(root string) http.HandlerFunc {
	corpusRoot = root
	return handleSearch
}

// handleSearch shares the files among as many workers as there are Ps and puts their results together.
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
	results := make([][]answer.Match, min(len(files), runtime.GOMAXPROCS(0)))
	var next atomic.Int64
	var wg sync.WaitGroup
	for worker := range results {
		wg.Add(1)
		go searchFiles(&wg, files, &next, []byte(word), &results[worker])
	}
	wg.Wait()
	matches := slices.Concat(results...)
	slices.SortFunc(matches, answer.Compare)
	searching.End()

	defer trace.StartRegion(ctx, "write answer").End()
	answer.Write(w, answer.Answer{Word: word, Files: len(files), Matches: matches})
}

// searchFiles is one worker: it takes the next file until none is left.
func searchFiles(
	wg *sync.WaitGroup, files []string, next *atomic.Int64, word []byte, into *[]answer.Match,
) {
	defer wg.Done()
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	var found []answer.Match
	for {
		index := int(next.Add(1)) - 1
		if index >= len(files) {
			*into = found
			return
		}
		found = searchFile(files[index], word, buffer, found)
	}
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// searchFile looks through one file and returns the matches that it was given with its own after them.
func searchFile(
	path string, word []byte, buffer *bytes.Buffer, found []answer.Match,
) []answer.Match {
	file, err := os.Open(path)
	if err != nil {
		return found
	}
	defer file.Close()
	buffer.Reset()
	if _, err := io.Copy(buffer, file); err != nil {
		return found
	}
	name, _ := filepath.Rel(corpusRoot, path)
	number := 0
	for line := range bytes.Lines(buffer.Bytes()) {
		number++
		if hasWord(line, word) {
			found = append(found, answer.Match{
				File: filepath.ToSlash(name), Line: number, Text: string(bytes.TrimSpace(line)),
			})
		}
	}
	return found
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
