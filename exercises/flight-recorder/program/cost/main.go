// Cost measures what a flight recorder costs on this machine: the same work without it, with it, and with trace.Start,
// in turn and several times over; then how much of the past a window of some size holds. It prints JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"runtime/trace"
	"time"

	"flight-recorder/internal/options"
)

type report struct {
	Go      string    `json:"go"`
	CPUs    int       `json:"cpus"`
	Runs    []run     `json:"runs"`
	Windows []window  `json:"windows"`
	Takes   []takeRun `json:"takes"`
}

// run is one measurement of one load in one mode.
type run struct {
	Load       string `json:"load"`
	Mode       string `json:"mode"`
	Operations int    `json:"operations"`
	WallNs     int64  `json:"wallNs"`
	CPUNs      int64  `json:"cpuNs"`
	// Only of trace.Start: how much was written.
	TraceBytes int64 `json:"traceBytes,omitempty"`
}

func main() {
	flags := options.New("cost", "Cost measures what a flight recorder costs on this machine, and prints JSON.")
	rounds := options.Number(flags, "rounds", 9, 1, 1000, "how often each load runs in each mode")
	scale := options.Number(flags, "scale", 1.0, 0.01, 100, "how much work, as a factor")
	flags.Parse(os.Args[1:])
	result := report{Go: runtime.Version(), CPUs: runtime.NumCPU()}
	loads := []load{requests(int(6000 * *scale)), channels(int(600_000 * *scale)), computing(int(400 * *scale))}
	modes := []string{"off", "recorder", "trace"}
	for round := range *rounds {
		for _, load := range loads {
			for at := range modes {
				mode := modes[(at+round)%len(modes)] // no mode always comes after the same one
				measured, err := measure(load, mode)
				exitOn(err)
				result.Runs = append(result.Runs, measured)
			}
		}
	}
	for _, size := range []uint64{1, 4, 16} {
		for _, age := range []time.Duration{time.Second, 3 * time.Second, 10 * time.Second} {
			measured, err := measureWindow(size<<20, age)
			exitOn(err)
			result.Windows = append(result.Windows, measured)
		}
	}
	takes, err := measureTakes()
	exitOn(err)
	result.Takes = takes
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", " ")
	exitOn(encoder.Encode(result))
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "cost:", err)
		os.Exit(1)
	}
}

// measure runs a load once to warm up, then once more for the figures.
func measure(l load, mode string) (run, error) {
	l.do(l.operations / 10)
	runtime.GC()
	var written counter
	switch mode {
	case "recorder":
		recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 5 * time.Second, MaxBytes: 4 << 20})
		if err := recorder.Start(); err != nil {
			return run{}, err
		}
		defer recorder.Stop()
	case "trace":
		if err := trace.Start(&written); err != nil {
			return run{}, err
		}
		defer trace.Stop()
	}
	cpu, start := cpuTime(), time.Now()
	l.do(l.operations)
	measured := run{
		Load: l.name, Mode: mode, Operations: l.operations,
		WallNs: int64(time.Since(start)), CPUNs: int64(cpuTime() - cpu),
	}
	if mode == "trace" {
		trace.Stop() // writes what is left, so that all is counted
		measured.TraceBytes = written.Load()
	}
	return measured, nil
}
