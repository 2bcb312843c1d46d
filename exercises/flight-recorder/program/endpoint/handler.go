package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"flight-recorder/snapshot"
)

const (
	shortestToken = 16
	// mostAtOnce bounds the memory: each answer holds its snapshot until the last byte is read.
	mostAtOnce = 8
)

type handler struct {
	taker *snapshot.Taker
	token [sha256.Size]byte
	room  chan struct{}
}

// newHandler refuses to work without a token: an endpoint that somebody forgot to protect should not start.
func newHandler(taker *snapshot.Taker, token string) (*handler, error) {
	if len(token) < shortestToken {
		return nil, fmt.Errorf("FLIGHT_TOKEN must have %d characters or more", shortestToken)
	}
	return &handler{taker: taker, token: sha256.Sum256([]byte(token)), room: make(chan struct{}, mostAtOnce)}, nil
}

// ServeHTTP takes the whole snapshot before it sends the first byte: after that byte the status is 200, whatever happens.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !h.allowed(r) {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "a token is needed", http.StatusUnauthorized)
		return
	}
	select {
	case h.room <- struct{}{}:
		defer func() { <-h.room }()
	default:
		unavailable(w, "others are being served")
		return
	}
	data, _, err := h.taker.Take()
	if err != nil {
		unavailable(w, err.Error())
		return
	}
	name := time.Now().UTC().Format("20060102T150405Z") + ".trace"
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.Header().Set("Cache-Control", "no-store")
	w.Write(data) // nobody is left to tell when the client has gone
}

func unavailable(w http.ResponseWriter, why string) {
	w.Header().Set("Retry-After", "1")
	http.Error(w, "no snapshot: "+why, http.StatusServiceUnavailable)
}

// allowed compares hashes, which are always of one length, in a time that does not depend on where they differ.
func (h *handler) allowed(r *http.Request) bool {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	given := sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(given[:], h.token[:]) == 1 && strings.EqualFold(scheme, "Bearer")
}
