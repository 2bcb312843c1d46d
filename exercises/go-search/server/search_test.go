package main

import "testing"

func TestHasWord(t *testing.T) {
	for _, tc := range []struct {
		line, word string
		want       bool
	}{
		{"the Mutex stays", "mutex", true},
		{"the Mutex stays", "MUTEX", true},
		{"a room (mutex), a door", "mutex", true},
		{"two mutexes wait", "mutex", false},
		{"", "mutex", false},
		{"  spaces   between ", "between", true},
	} {
		if got := hasWord(tc.line, tc.word); got != tc.want {
			t.Errorf("hasWord(%q, %q) = %v", tc.line, tc.word, got)
		}
	}
}
