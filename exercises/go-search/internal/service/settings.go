package service

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

type settings struct {
	help                 bool
	address, root, trace string
	files, lines         int
}

// usageError is a mistake of the one who started the program.
type usageError struct{ error }

// ExitCode is the status of a program that ends with an error of Run: 2 for a mistake on the command line, else 1.
func ExitCode(err error) int {
	if errors.As(err, &usageError{}) {
		return 2
	}
	return 1
}

// parse reads the command line. Asked for help, it prints that and nothing else is to be done.
func parse(arguments []string, out io.Writer) (settings, error) {
	name := filepath.Base(os.Args[0])
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the caller says what is wrong, once
	flags.Usage = func() {}
	var s settings
	flags.StringVar(&s.address, "addr", "127.0.0.1:8080", "address to serve on")
	flags.StringVar(&s.root, "root", "", "folder to search in; unless given, a corpus is made and taken away at the end")
	flags.IntVar(&s.files, "files", 60, "files in the corpus that is made, 1 to 1000")
	flags.IntVar(&s.lines, "lines", 300, "lines in each of them, 1 to 10000")
	flags.StringVar(&s.trace, "trace", "", "write an execution trace to this file, which is whole at the end")
	err := flags.Parse(arguments)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(out, "Usage: %s [options]\n\nIt answers /search?q=WORD, and profiles below /debug/pprof/. Ctrl-C ends it.\n\n", name)
		flags.SetOutput(out)
		flags.PrintDefaults()
		s.help = true
		return s, nil
	}
	if err == nil {
		err = s.check(flags.Args())
	}
	if err != nil {
		return s, usageError{fmt.Errorf("%w (-h lists the options)", err)}
	}
	return s, nil
}

func (s settings) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("%q is not an option", rest[0])
	case s.files < 1 || s.files > 1000:
		return fmt.Errorf("-files %d: 1 to 1000 are possible", s.files)
	case s.lines < 1 || s.lines > 10_000:
		return fmt.Errorf("-lines %d: 1 to 10000 are possible", s.lines)
	case s.root == "":
		return nil
	}
	info, err := os.Stat(s.root)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("-root %s is not a folder", s.root)
	}
	return err
}
