// Package options reads what the programs of this module are told on their command lines: numbers and times within
// bounds, words of a list, and nothing that is left over.
package options

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Options are those of one program.
type Options struct {
	set   *flag.FlagSet
	about string
}

// New is without options yet. about says in a sentence what the program does.
func New(name, about string) *Options {
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	set.SetOutput(io.Discard) // Parse says it, once
	set.Usage = func() {}
	return &Options{set, about}
}

// Parse reads the arguments after the program's name. -h ends the program with status 0, a mistake with status 2.
func (o *Options) Parse(arguments []string) {
	err := o.parse(arguments)
	if errors.Is(err, flag.ErrHelp) {
		o.help(os.Stdout)
		os.Exit(0)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n%[1]s -h lists the options\n", o.set.Name(), err)
		os.Exit(2)
	}
}

func (o *Options) parse(arguments []string) error {
	err := o.set.Parse(arguments)
	if err == nil && o.set.NArg() > 0 {
		err = fmt.Errorf("%q is not an option", o.set.Arg(0))
	}
	return err
}

func (o *Options) help(to io.Writer) {
	fmt.Fprintf(to, "%s\n\nUsage: %s [options]\n\n", o.about, o.set.Name())
	o.set.SetOutput(to)
	o.set.PrintDefaults()
}

// ExitOn ends the program with status 1 if there is an error, and says which.
func (o *Options) ExitOn(err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", o.set.Name(), err)
		os.Exit(1)
	}
}

// String is any text.
func (o *Options) String(name, value, usage string) *string {
	return o.set.String(name, value, usage)
}

// StringVar is any text, put into at.
func (o *Options) StringVar(at *string, name, value, usage string) {
	o.set.StringVar(at, name, value, usage)
}

// ChoiceVar is one of some words, the first of them unless told otherwise.
func (o *Options) ChoiceVar(at *string, name, usage string, words ...string) {
	*at = words[0]
	list := strings.Join(words, ", ")
	o.set.Func(name, fmt.Sprintf("%s: %s (default %s)", usage, list, words[0]), func(text string) error {
		if !slices.Contains(words, text) {
			return fmt.Errorf("want one of %s", list)
		}
		*at = text
		return nil
	})
}

type quantity interface {
	int | uint64 | float64 | time.Duration
}

// Number is a number or a time from least to most.
func Number[T quantity](o *Options, name string, value, least, most T, usage string) *T {
	at := new(T)
	NumberVar(o, at, name, value, least, most, usage)
	return at
}

// NumberVar is a number or a time from least to most, put into at.
func NumberVar[T quantity](o *Options, at *T, name string, value, least, most T, usage string) {
	*at = value
	o.set.Var(number[T]{at, least, most}, name, fmt.Sprintf("%s, %v to %v", usage, least, most))
}

type number[T quantity] struct {
	at          *T
	least, most T
}

// String is asked of a number without a place too, by flag.PrintDefaults.
func (n number[T]) String() string {
	return fmt.Sprint(*cmp.Or(n.at, new(T)))
}

func (n number[T]) Set(text string) error {
	var (
		given T
		what  = "a number"
		err   error
	)
	switch at := any(&given).(type) {
	case *int:
		*at, err = strconv.Atoi(text)
	case *uint64:
		*at, err = strconv.ParseUint(text, 10, 64)
	case *float64:
		*at, err = strconv.ParseFloat(text, 64)
	case *time.Duration:
		what = "a time such as 300ms"
		*at, err = time.ParseDuration(text)
	}
	// Written so that NaN, which is neither, is refused too.
	if err != nil || !(given >= n.least && given <= n.most) {
		return fmt.Errorf("want %s, from %v to %v", what, n.least, n.most)
	}
	*n.at = given
	return nil
}
