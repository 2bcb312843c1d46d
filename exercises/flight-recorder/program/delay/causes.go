package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

// arrange prepares what a cause takes before it can strike.
func (s *shop) arrange(ctx context.Context) error {
	switch s.cause {
	case "mutex", "channel", "sleep":
		return nil
	case "gc":
		// A large archive of small records, and a limit that leaves next to no room above it: the setting of somebody
		// who wanted to save memory.
		s.archive = make([]*record, s.heap)
		for at := range s.archive {
			s.archive[at] = &record{total: at, next: s.archive[max(0, at-1)]}
		}
		old := debug.SetGCPercent(10)
		context.AfterFunc(ctx, func() { debug.SetGCPercent(old); runtime.KeepAlive(s.archive) })
		runtime.GC()
		return nil
	default:
		return fmt.Errorf("unknown cause %q: mutex, channel, sleep or gc", s.cause)
	}
}

// strike sets the cause off; whether the next order is the unlucky one.
func (s *shop) strike() (unlucky bool) {
	switch s.cause {
	case "mutex":
		go s.refreshPrices()
	case "channel":
		s.journal <- entry{} // order 0: time to sum up the day
	default:
		return true
	}
	return false
}

// refreshPrices asks for new prices and holds the lock of the old ones meanwhile.
func (s *shop) refreshPrices() {
	s.priceMu.Lock()
	defer s.priceMu.Unlock()
	for item, price := range s.fetchPrices() {
		s.prices[item] = price
	}
}

func (s *shop) fetchPrices() map[int]int {
	if s.askBank("prices\n") == "" {
		return nil
	}
	return map[int]int{0: 100}
}

// answerCharges is the bank: it pays at once, refuses when told to, and is in no hurry about prices.
func (s *shop) answerCharges() {
	for {
		customer, err := s.bank.Accept()
		if err != nil {
			return
		}
		go s.answerCharge(customer)
	}
}

func (s *shop) answerCharge(customer net.Conn) {
	question, err := bufio.NewReader(customer).ReadString('\n')
	answer := func(text string) {
		fmt.Fprintln(customer, text)
		customer.Close()
	}
	switch {
	case err != nil:
		customer.Close()
	case strings.HasPrefix(question, "prices"):
		time.AfterFunc(s.hold, func() { answer("prices") })
	case strings.HasSuffix(question, "true\n"):
		answer("later")
	default:
		answer("paid")
	}
}

// writeJournal notes what was sold. Whoever brings the next entry waits while it sums up.
func (s *shop) writeJournal() {
	sold := 0
	for entry := range s.journal {
		if entry.order == 0 {
			sumUp(s.hold)
			continue
		}
		sold += entry.total
	}
}

// sumUp computes for about so long.
func sumUp(long time.Duration) (sum int) {
	for start := time.Now(); time.Since(start) < long; {
		for n := range 10_000 {
			sum += n * n
		}
	}
	return sum
}

type record struct {
	total int
	next  *record
}

// invoice builds a text of many small pieces, each of them allocated for itself.
func invoice(order, total, lines int) string {
	pieces := make([]*string, 0, lines)
	for line := range lines {
		piece := fmt.Sprintf("order %d line %d: %d\n", order, line, total)
		pieces = append(pieces, &piece)
	}
	last := pieces[len(pieces)-1]
	return *last
}
