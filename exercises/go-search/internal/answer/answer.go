// Package answer is what both servers say to a search: the same bytes for the same corpus and word.
package answer

import (
	"cmp"
	"encoding/json"
	"net/http"
)

// Punctuation does not belong to the word that it stands beside.
const Punctuation = ".,;:!?()\"'"

// Match is one line that holds the word.
type Match struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Text string `json:"text"`
}

// Compare orders matches by file, then by line.
func Compare(a, b Match) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
}

// Answer is the whole of it.
type Answer struct {
	Word    string  `json:"word"`
	Files   int     `json:"files"`
	Matches []Match `json:"matches"`
}

// Write sends an answer as JSON.
func Write(w http.ResponseWriter, answer Answer) {
	if answer.Matches == nil {
		answer.Matches = []Match{}
	}
	w.Header().Set("Content-Type", "application/json")
	// The one who asked has gone: nobody is left to be told.
	_ = json.NewEncoder(w).Encode(answer)
}

// Word reads the word that a request asks for, or answers that there is none.
func Word(w http.ResponseWriter, r *http.Request) (word string, ok bool) {
	word = r.URL.Query().Get("q")
	if word == "" || len(word) > 100 {
		http.Error(w, "ask for one word, as in /search?q=mutex", http.StatusBadRequest)
		return "", false
	}
	return word, true
}
