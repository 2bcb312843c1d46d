//go:build go1.23

package main

import "iter"

// coroutines: a generator that is switched to and from without the scheduler.
func coroutines() {
	next, stop := iter.Pull(countdown(5))
	defer stop()
	for {
		if _, ok := next(); !ok {
			return
		}
	}
}

func countdown(from int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for n := from; n > 0 && yield(n); n-- {
		}
	}
}
