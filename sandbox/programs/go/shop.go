package main

import (
	"context"
	"runtime/trace"
	"sync"
	"sync/atomic"
	"time"
)

// shop is the work that is recorded: every order reads the one price list, behind one lock, and every 20th order
// rebuilds the list while it holds that lock. The delay of the others is waiting, not work.
type shop struct {
	lock   sync.Mutex
	prices [512]uint32
	orders atomic.Int64
	slow   chan time.Duration
}

func newShop() *shop {
	return &shop{slow: make(chan time.Duration, 1)}
}

// openFor lets that many customers order in a loop, until the function it returns is called.
func (s *shop) openFor(customers int) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var all sync.WaitGroup
	for range customers {
		all.Go(func() {
			for ctx.Err() == nil {
				s.order(ctx)
				time.Sleep(10 * time.Millisecond)
			}
		})
	}
	return func() {
		cancel()
		all.Wait()
	}
}

// order handles one order and says the total.
func (s *shop) order(parent context.Context) uint32 {
	ctx, task := trace.NewTask(parent, "order")
	defer task.End()
	began := time.Now()
	defer s.remember(began)

	region := trace.StartRegion(ctx, "wait for the price list")
	s.lock.Lock()
	region.End()
	defer s.lock.Unlock()
	if s.orders.Add(1)%20 == 0 {
		defer trace.StartRegion(ctx, "rebuild the price list").End()
		s.rebuild(60 * time.Millisecond)
	}
	return total(&s.prices, 20_000)
}

// remember tells whoever watches of an order that took over 50 ms.
func (s *shop) remember(began time.Time) {
	if took := time.Since(began); took > 50*time.Millisecond {
		select {
		case s.slow <- took:
		default:
		}
	}
}

// rebuild computes for that long: the CPU is busy and the lock is held.
func (s *shop) rebuild(long time.Duration) {
	for until := time.Now().Add(long); time.Now().Before(until); {
		s.prices[0] += total(&s.prices, 50_000)
	}
}

// total is plain work: that many prices added up.
func total(prices *[512]uint32, count int) uint32 {
	sum := uint32(1)
	for i := range count {
		sum = sum*31 + prices[i%len(prices)]
	}
	return sum
}
