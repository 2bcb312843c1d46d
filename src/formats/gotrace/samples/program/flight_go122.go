//go:build !go1.25

package main

import "errors"

func flight(string) error { return errors.New("the flight recorder needs Go 1.25") }
