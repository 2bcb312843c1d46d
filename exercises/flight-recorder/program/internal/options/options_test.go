package options

import (
	"strings"
	"testing"
	"time"
)

type settings struct {
	cause string
	count *int
	scale *float64
	seed  uint64
	wait  time.Duration
}

func example(s *settings) *Options {
	o := New("example", "Example is one.")
	o.ChoiceVar(&s.cause, "cause", "why", "mutex", "sleep")
	s.count = Number(o, "count", 3, 1, 10, "how many")
	s.scale = Number(o, "scale", 1.0, 0.1, 2, "how much")
	NumberVar(o, &s.seed, "seed", 1, 0, 100, "where it begins")
	NumberVar(o, &s.wait, "wait", time.Second, time.Millisecond, time.Minute, "how long")
	return o
}

func TestWhatIsInBoundsIsTaken(t *testing.T) {
	var s settings
	err := example(&s).parse([]string{"-cause", "sleep", "-count=10", "-scale", "0.5", "-wait", "300ms"})
	if err != nil || s.cause != "sleep" || *s.count != 10 || *s.scale != 0.5 || s.seed != 1 || s.wait != 300*time.Millisecond {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestTheRestIsRefusedWithAReason(t *testing.T) {
	for arguments, reason := range map[string]string{
		"-count 0":                    `invalid value "0" for flag -count: want a number, from 1 to 10`,
		"-count -5":                   "from 1 to 10",
		"-count 99999999999999999999": "from 1 to 10",
		"-count three":                "want a number",
		"-scale NaN":                  "from 0.1 to 2",
		"-seed -1":                    "from 0 to 100",
		"-wait 3":                     "want a time such as 300ms, from 1ms to 1m0s",
		"-wait 2h":                    "from 1ms to 1m0s",
		"-cause moon":                 "want one of mutex, sleep",
		"-unknown":                    "flag provided but not defined",
		"-count":                      "needs an argument",
		"-count 2 sleep":              `"sleep" is not an option`,
	} {
		var s settings
		err := example(&s).parse(strings.Fields(arguments))
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v, want %s", arguments, err, reason)
		}
	}
}

func TestHelpSaysWhatThereIs(t *testing.T) {
	var s settings
	var text strings.Builder
	example(&s).help(&text)
	for _, want := range []string{
		"Example is one.\n\nUsage: example [options]\n", "why: mutex, sleep (default mutex)",
		"how many, 1 to 10 (default 3)", "how long, 1ms to 1m0s (default 1s)",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in:\n%s", want, text.String())
		}
	}
}
