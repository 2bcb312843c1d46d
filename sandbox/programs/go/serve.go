package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"time"
)

// serve answers orders over HTTP, and records itself when asked, as net/http/pprof does.
func serve(address string) error {
	shop := newShop()
	http.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, shop.order(r.Context()))
	})
	for path, record := range map[string]recorder{"/trace": recordTrace, "/profile": recordProfile, "/flight": recordFlight} {
		http.HandleFunc(path, recording(record, shop))
	}
	fmt.Fprintln(os.Stderr, "gosample: serving on", address)
	return http.ListenAndServe(address, nil)
}

func recording(record recorder, shop *shop) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		seconds, err := strconv.ParseFloat(r.FormValue("seconds"), 64)
		if err != nil || seconds <= 0 || seconds > 60 {
			seconds = 2
		}
		var content bytes.Buffer
		if err := record(&content, time.Duration(seconds*float64(time.Second)), shop); err != nil {
			http.Error(w, err.Error(), http.StatusConflict)
			return
		}
		w.Header().Set("Content-Type", "application/octet-stream")
		_, _ = w.Write(content.Bytes())
	}
}
