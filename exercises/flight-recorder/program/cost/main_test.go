package main

import "testing"

func TestEveryLoadIsMeasuredInEveryMode(t *testing.T) {
	for _, load := range []load{requests(40), channels(1000), computing(2)} {
		for _, mode := range []string{"off", "recorder", "trace"} {
			got, err := measure(load, mode)
			if err != nil {
				t.Fatal(err)
			}
			if got.Load != load.name || got.WallNs <= 0 || got.Operations != load.operations {
				t.Errorf("%+v", got)
			}
			if (got.TraceBytes > 0) != (mode == "trace") {
				t.Errorf("%s %s: %d bytes of trace", load.name, mode, got.TraceBytes)
			}
		}
	}
}
