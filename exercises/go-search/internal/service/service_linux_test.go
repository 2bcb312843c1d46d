package service

import (
	"context"
	"strings"
	"testing"
)

// Linux has a file that is always full.
func TestAFullDiskIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	arguments := []string{"-addr", "127.0.0.1:0", "-files", "1", "-lines", "1", "-trace", "/dev/full"}
	var said strings.Builder
	err := Run(ctx, arguments, &said, none)
	if err == nil || strings.Contains(said.String(), "written") {
		t.Errorf("%v, and it said %q", err, said.String())
	}
}
