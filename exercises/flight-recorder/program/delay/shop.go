package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"runtime/trace"
	"strings"
	"sync"
	"time"
)

// shop handles orders: look up the price, charge the card, write the invoice, note it in the journal.
type shop struct {
	config
	random  *rand.Rand
	faultAt time.Duration
	bank    net.Listener

	priceMu sync.Mutex
	prices  map[int]int

	journal chan entry
	archive []*record
}

type order struct {
	id, item int
	after    bool // it came when the cause had struck
	// The one that the cause strikes where it strikes an order: its card is refused, its history is long.
	unlucky bool
}

type outcome struct {
	order int
	took  time.Duration
}

type entry struct {
	order, total int
}

func openShop(ctx context.Context, c config) (*shop, error) {
	bank, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(c.seed, 0))
	s := &shop{
		config: c, random: random, bank: bank,
		faultAt: c.quiet + time.Duration(random.Int64N(int64(c.quiet/2)+1)),
		prices:  map[int]int{},
		journal: make(chan entry, 4),
	}
	for item := range items {
		s.prices[item] = 100 + random.IntN(900)
	}
	context.AfterFunc(ctx, func() { bank.Close() })
	go s.answerCharges()
	return s, s.arrange(ctx)
}

// serve takes orders at an even pace and hands them to the workers; each slow one is told.
func (s *shop) serve(ctx context.Context, slow func(outcome)) {
	orders := make(chan order, 100)
	defer close(orders)
	for range s.workers {
		go s.handleOrders(orders, slow)
	}
	go s.writeJournal()
	ticks := time.NewTicker(time.Second / time.Duration(s.perSec))
	defer ticks.Stop()
	start, struck := time.Now(), false
	for id := 1; ; id++ {
		select {
		case <-ctx.Done():
			return
		case now := <-ticks.C:
			next := order{id: id, item: s.random.IntN(items), after: struck}
			if !struck && now.Sub(start) > s.faultAt {
				struck = true
				next.unlucky = s.strike()
			}
			orders <- next
		}
	}
}

func (s *shop) handleOrders(orders <-chan order, slow func(outcome)) {
	for o := range orders {
		ctx, task := trace.NewTask(context.Background(), "order")
		start := time.Now()
		s.handleOrder(ctx, o)
		took := time.Since(start)
		if took > s.slow {
			trace.Logf(ctx, "slow", "order %d took %d ms", o.id, took.Milliseconds())
		}
		task.End()
		if took > s.slow && s.tells(o) {
			slow(outcome{o.id, took})
		}
	}
}

func (s *shop) handleOrder(ctx context.Context, o order) {
	trace.Logf(ctx, "order", "%d", o.id)
	total := s.priceOf(o.item)
	s.chargeCard(o, total)
	s.writeInvoice(o, total)
	s.journal <- entry{o.id, total}
}

func (s *shop) priceOf(item int) int {
	s.priceMu.Lock()
	defer s.priceMu.Unlock()
	return s.prices[item]
}

// chargeCard asks the bank, a server of this process on a local socket. A refused card is tried again after a pause.
func (s *shop) chargeCard(o order, total int) {
	for refuse := o.unlucky && s.cause == "sleep"; ; refuse = false {
		if s.askBank(fmt.Sprintf("%d %d %t\n", o.id, total, refuse)) == "paid" {
			return
		}
		time.Sleep(s.hold)
	}
}

func (s *shop) askBank(question string) string {
	bank, err := net.Dial("tcp", s.bank.Addr().String())
	if err != nil {
		return "paid" // the shop is closing
	}
	defer bank.Close()
	fmt.Fprint(bank, question)
	answer := make([]byte, 64)
	n, _ := bank.Read(answer)
	return strings.TrimSpace(string(answer[:n]))
}

func (s *shop) writeInvoice(o order, total int) string {
	lines := 20
	if o.unlucky && s.cause == "gc" {
		lines = s.history
	}
	return invoice(o.id, total, lines)
}

// items is how many different things the shop sells: all workers know it, so it takes no look at the prices.
const items = 100

// tells is whether a slow order shows the cause. Those before it were slow by chance: a cold start, a busy machine. And a
// cause that strikes one order slows down its neighbours too, the collector above all; they are done first, and a
// snapshot that was taken then would end before there is much to see.
func (s *shop) tells(o order) bool {
	return o.unlucky || o.after && (s.cause == "mutex" || s.cause == "channel")
}
